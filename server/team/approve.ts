import type { Approval } from '../../utils/desk/team-wire.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { verifyCanonicalText } from '../../utils/evidence/signature.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import type { Database } from '../db/database.ts';
import { nodeSignatures } from '../keys/node-signatures.ts';
import { lockHead } from '../ledger/append-events.ts';
import { RequestRefused } from '../problem.ts';
import { changeRoles, findRoleChange } from './change-roles.ts';
import { findGrant, grantOf, holdsKey, noteGrant } from './grants.ts';
import type { EnrolledHandler } from './handlers.ts';
import { teamRefused } from './refused.ts';

async function isApprovalBy(
  { signature, ...unsigned }: Approval,
  { number, signingKey }: EnrolledHandler,
): Promise<boolean> {
  const { handler, kid } = unsigned.by;
  if (handler !== number || kid !== signingKey.kid) return false;
  const signed = canonicalJson(unsigned);
  return verifyCanonicalText(
    signingDomains.approval,
    signed,
    signature,
    signingKey,
    nodeSignatures,
  );
}

const overseeing = ({ roles }: EnrolledHandler) =>
  roles.includes('administrator') || roles.includes('supervisor');

async function approveInvitation(tx: Database, by: EnrolledHandler, approval: Approval) {
  const row = await tx
    .selectFrom('invitation')
    .select(['invited_by', 'is_waiting'])
    .where('secret_sha256', '=', approval.sha256)
    .executeTakeFirst();
  if (row === undefined) throw new RequestRefused('not-found');
  if (row.is_waiting === 0) return;
  if (!overseeing(by)) throw teamRefused('wrong-role');
  if (row.invited_by === by.number) throw teamRefused('same-person');
  await tx
    .updateTable('invitation')
    .set({ is_waiting: 0, approval: JSON.stringify(approval) })
    .where('secret_sha256', '=', approval.sha256)
    .execute();
}

async function approveGrant(tx: Database, by: EnrolledHandler, approval: Approval, now: Date) {
  const row = await findGrant(tx, approval.sha256);
  if (row === undefined) throw new RequestRefused('not-found');
  if (row.is_waiting === 0) return;
  if (!overseeing(by) && !(await holdsKey(tx, by.number, grantOf(row))))
    throw teamRefused('wrong-role');
  if (row.granted_by === by.number || row.handler === by.number) throw teamRefused('same-person');
  const told = { is_waiting: 0, approval: JSON.stringify(approval) };
  await tx.updateTable('key_grant').set(told).where('sha256', '=', row.sha256).execute();
  await noteGrant(tx, { ...row, ...told }, now);
}

async function approveRoles(tx: Database, by: EnrolledHandler, approval: Approval, now: Date) {
  const row = await findRoleChange(tx, approval.sha256);
  if (row === undefined) throw new RequestRefused('not-found');
  if (!overseeing(by)) throw teamRefused('wrong-role');
  if (row.asked_by === by.number || row.handler === by.number) throw teamRefused('same-person');
  await changeRoles(tx, row, by.number, now);
}

/**
 * Lets a second person approve what waits: neither who asked for it nor who is given it. Approved twice is
 * approved.
 */
export async function approve(
  db: Database,
  approval: Approval,
  by: EnrolledHandler,
  now: Date,
): Promise<void> {
  if (!(await isApprovalBy(approval, by)))
    throw new RequestRefused('wrong-signature', {
      errors: [{ pointer: '/signature', code: 'wrong' }],
    });
  await db.transaction().execute(async (tx) => {
    await lockHead(tx);
    if (approval.of === 'grant') await approveGrant(tx, by, approval, now);
    else if (approval.of === 'roles') await approveRoles(tx, by, approval, now);
    else await approveInvitation(tx, by, approval);
  });
}

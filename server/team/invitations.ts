import { roleSchema } from '../../utils/casework/roles.ts';
import { defined } from '../../utils/defined.ts';
import { secretSha256 } from '../../utils/desk/invitation-link.ts';
import {
  approvalSchema,
  type EnrolledAnswer,
  type Enrolment,
  type NewInvitation,
  type Placed,
} from '../../utils/desk/team-wire.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { verifyCanonicalText } from '../../utils/evidence/signature.ts';
import { type SigningKey, signingKeySchema } from '../../utils/protocol/primitives.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import type { Database } from '../db/database.ts';
import type { InvitationTable } from '../db/schema.ts';
import { nodeSignatures } from '../keys/node-signatures.ts';
import { lockHead } from '../ledger/append-events.ts';
import { RequestRefused } from '../problem.ts';
import { writeBoxes } from './boxes.ts';
import { findHandler, KeyKnown, loadTeam, writeHandler } from './handlers.ts';
import { teamRefused } from './refused.ts';

/** From so many on, roles and keys are given by two. */
const teamOfTwoPersonRule = 3;

export async function needsSecond(tx: Database): Promise<boolean> {
  return (await loadTeam(tx)).length >= teamOfTwoPersonRule;
}

/** Who invites, or grants: a handler, or the operator (0) with the endpoint's root key. */
export interface Giver {
  readonly number: number;
  readonly key: SigningKey;
}

/** A link that is older than this is forgotten somewhere. */
const mostDays = 30;

/** Stores an invitation. Asked twice, it stores one; other roles under the same secret are refused. */
export async function invite(
  db: Database,
  invitation: NewInvitation,
  by: Giver,
  now: Date,
): Promise<Placed> {
  const leftMs = Date.parse(invitation.expiresAt) - now.getTime();
  if (leftMs <= 0 || leftMs > mostDays * 86_400_000)
    throw new RequestRefused('invalid', {
      errors: [{ pointer: '/expiresAt', code: 'out-of-range' }],
    });
  return db.transaction().execute(async (tx) => {
    // Under this lock nobody joins meanwhile.
    await lockHead(tx);
    const { secretSha256: sha256, roles, certifiedUntil, expiresAt } = invitation;
    const told = {
      secret_sha256: sha256,
      roles: JSON.stringify(roles),
      certified_until: certifiedUntil,
      expires_at: expiresAt,
      invited_by: by.number,
      inviter_key: JSON.stringify(by.key),
    };
    const earlier = await findInvitation(tx, sha256);
    if (earlier !== undefined) {
      const isSame = Object.entries(told).every(
        ([name, value]) => earlier[name as keyof InvitationTable] === value,
      );
      if (!isSame) throw new RequestRefused('conflict', { detail: 'Another has this secret.' });
      return { sha256, waiting: earlier.is_waiting === 1 };
    }
    const waiting = await needsSecond(tx);
    const row = { ...told, is_waiting: waiting ? 1 : 0, approval: null, handler: null };
    await tx.insertInto('invitation').values(row).execute();
    return { sha256, waiting };
  });
}

async function findInvitation(tx: Database, sha256: string): Promise<InvitationTable | undefined> {
  return tx
    .selectFrom('invitation')
    .selectAll()
    .where('secret_sha256', '=', sha256)
    .executeTakeFirst();
}

function answerOf(row: InvitationTable, handler: number): EnrolledAnswer {
  return {
    handler,
    roles: readRoles(row.roles),
    certifiedUntil: row.certified_until,
    invitedBy: {
      ...(row.invited_by > 0 && { handler: row.invited_by }),
      key: signingKeySchema.parse(JSON.parse(row.inviter_key)),
    },
  };
}

export function readRoles(text: string) {
  const held: unknown[] = JSON.parse(text);
  return held.map((role) => roleSchema.parse(role));
}

/** Who approved something, if somebody has. */
export function approverOf(approval: string | null): number | undefined {
  return approval === null ? undefined : approvalSchema.parse(JSON.parse(approval)).by.handler;
}

async function isSelfSigned({ signature, ...unsigned }: Enrolment): Promise<boolean> {
  const signed = canonicalJson(unsigned);
  const { signingKey } = unsigned;
  return verifyCanonicalText(
    signingDomains.enrolment,
    signed,
    signature,
    signingKey,
    nodeSignatures,
  );
}

/** Whoever is or was on the team does not join with the same key again. */
async function joinOnce(...joining: Parameters<typeof writeHandler>): Promise<number> {
  try {
    return await writeHandler(...joining);
  } catch (thrown) {
    if (!(thrown instanceof KeyKnown)) throw thrown;
    throw new RequestRefused('conflict', {
      detail: 'Somebody joined with this key.',
      cause: thrown,
    });
  }
}

/**
 * Lets in whoever has the secret of an invitation, once. Who asks again with the same keys gets the same
 * answer, since the first may have been lost on its way. What is unknown, used up and run out is refused
 * alike.
 */
export async function redeem(
  db: Database,
  enrolment: Enrolment,
  endpointKid: string,
  now: Date,
): Promise<{ readonly isNew: boolean; readonly answer: EnrolledAnswer }> {
  if (enrolment.endpoint !== endpointKid || !(await isSelfSigned(enrolment)))
    throw new RequestRefused('wrong-signature', {
      errors: [{ pointer: '/signature', code: 'wrong' }],
    });
  const sha256 = await secretSha256(enrolment.invitation);
  return db.transaction().execute(async (tx) => {
    await lockHead(tx);
    const row = await findInvitation(tx, sha256);
    if (row === undefined) throw new RequestRefused('not-found');
    const { signingKey, sealingKey } = enrolment;
    if (row.handler !== null) {
      const known = await findHandler(tx, signingKey.kid);
      if (known?.number !== row.handler) throw new RequestRefused('not-found');
      return { isNew: false, answer: answerOf(row, row.handler) };
    }
    if (row.expires_at <= now.toISOString()) throw new RequestRefused('not-found');
    if (row.is_waiting === 1) throw teamRefused('waiting');
    const { roles, certifiedUntil } = answerOf(row, 0);
    const joining = { signingKey, sealingKey, roles, certifiedUntil };
    const invited = defined({ invitedBy: row.invited_by, approvedBy: approverOf(row.approval) });
    const handler = await joinOnce(tx, joining, invited, now);
    await writeBoxes(tx, handler, enrolment.boxes);
    await tx
      .updateTable('invitation')
      .set({ handler })
      .where('secret_sha256', '=', sha256)
      .execute();
    return { isNew: true, answer: answerOf(row, handler) };
  });
}

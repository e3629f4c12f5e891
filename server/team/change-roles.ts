import * as z from 'zod/mini';
import { defined } from '../../utils/defined.ts';
import { purposesOf, roleChangeSha256 } from '../../utils/desk/role-change.ts';
import type { Placed, RoleChange } from '../../utils/desk/team-wire.ts';
import { instantSchema } from '../../utils/protocol/primitives.ts';
import type { Database } from '../db/database.ts';
import type { RoleChangeTable } from '../db/schema.ts';
import { appendEvents, lockHead } from '../ledger/append-events.ts';
import { type EnrolledHandler, loadTeam, requireAnotherAdministrator } from './handlers.ts';
import { type Giver, needsSecond, readRoles } from './invitations.ts';
import { teamRefused } from './refused.ts';

/** Somebody who is here, and who would not be the last administrator without that role. */
async function requireChangeable(
  tx: Database,
  { handler, roles }: RoleChange,
  by: number,
): Promise<EnrolledHandler> {
  const person = (await loadTeam(tx)).find(({ number }) => number === handler);
  if (person === undefined) throw teamRefused('no-handler');
  if (by !== 0 && !roles.includes('administrator')) await requireAnotherAdministrator(tx, handler);
  return person;
}

/**
 * Says what somebody may do from now on and until when they are certified, or once a second person has
 * approved it. The number stays, and with it the side that they took in each case. The last change that was
 * asked for counts.
 */
export async function askRoles(
  db: Database,
  change: RoleChange,
  by: Pick<Giver, 'number'>,
  now: Date,
): Promise<Placed> {
  const sha256 = await roleChangeSha256(change, by.number);
  return db.transaction().execute(async (tx) => {
    await lockHead(tx);
    await requireChangeable(tx, change, by.number);
    await dropRoleChange(tx, change.handler);
    const waiting = await needsSecond(tx);
    const row: RoleChangeTable = {
      sha256,
      handler: change.handler,
      roles: JSON.stringify(change.roles),
      certified: change.certifiedUntil === undefined ? null : JSON.stringify(change.certifiedUntil),
      asked_by: by.number,
    };
    if (waiting) await tx.insertInto('role_change').values(row).execute();
    else await changeRoles(tx, row, undefined, now);
    return { sha256, waiting };
  });
}

async function dropRoleChange(tx: Database, handler: number): Promise<void> {
  await tx.deleteFrom('role_change').where('handler', '=', handler).execute();
}

export function findRoleChange(tx: Database, sha256: string): Promise<RoleChangeTable | undefined> {
  return tx.selectFrom('role_change').selectAll().where('sha256', '=', sha256).executeTakeFirst();
}

const certifiedSchema = z.nullable(instantSchema);

/** The change that waits in a row. */
export function roleChangeOf({ handler, roles, certified }: RoleChangeTable): RoleChange {
  const certifiedUntil =
    certified === null ? undefined : certifiedSchema.parse(JSON.parse(certified));
  return { handler, roles: readRoles(roles), ...defined({ certifiedUntil }) };
}

/**
 * Changes roles within the caller's transaction: in the table, in the ledger, and with the keys that the new
 * roles do not work with.
 */
export async function changeRoles(
  tx: Database,
  row: RoleChangeTable,
  approvedBy: number | undefined,
  now: Date,
): Promise<void> {
  const change = roleChangeOf(row);
  const { handler, roles, certifiedUntil } = change;
  const by = row.asked_by;
  await requireChangeable(tx, change, by);
  const kept = purposesOf(roles);
  const grants = await tx
    .selectFrom('key_grant')
    .select(['sha256', 'purpose', 'is_waiting'])
    .where('handler', '=', handler)
    .orderBy('sha256')
    .execute();
  const lost = grants.filter(({ purpose }) => kept.every((each) => each !== purpose));
  await tx
    .updateTable('handler')
    .set({ roles: JSON.stringify(roles), ...defined({ certified_until: certifiedUntil }) })
    .where('number', '=', handler)
    .execute();
  for (const { sha256 } of lost)
    await tx.deleteFrom('key_grant').where('sha256', '=', sha256).execute();
  await dropRoleChange(tx, handler);
  const told = { handler, roles: [...roles], by, ...defined({ certifiedUntil, approvedBy }) };
  await appendEvents(tx, now, [
    (at) => ({ type: 'team.changed', at, ...told }),
    ...lost
      .filter(({ is_waiting }) => is_waiting === 0)
      .map(({ sha256 }) => (at: string) => ({
        type: 'key.revoked' as const,
        at,
        handler,
        grantSha256: sha256,
      })),
  ]);
}

import { defined } from '../../utils/defined.ts';
import { grantSha256, isGrantBy } from '../../utils/desk/key-grant.ts';
import {
  type HeldGrant,
  type KeyGrant,
  keyGrantSchema,
  type Placed,
} from '../../utils/desk/team-wire.ts';
import { signingKeySchema } from '../../utils/protocol/primitives.ts';
import type { Database } from '../db/database.ts';
import type { KeyGrantTable } from '../db/schema.ts';
import { appendEvents, lockHead } from '../ledger/append-events.ts';
import { RequestRefused } from '../problem.ts';
import { loadBoxes } from './boxes.ts';
import { loadTeam } from './handlers.ts';
import { approverOf, type Giver, needsSecond } from './invitations.ts';
import { teamRefused } from './refused.ts';

export function grantOf({ granted }: Pick<KeyGrantTable, 'granted'>): KeyGrant {
  return keyGrantSchema.parse(JSON.parse(granted));
}

async function holds(
  tx: Database,
  handler: number,
  { purpose, keyId }: { readonly purpose: string; readonly keyId?: string },
): Promise<boolean> {
  let query = tx
    .selectFrom('key_grant')
    .select('sha256')
    .where('handler', '=', handler)
    .where('purpose', '=', purpose)
    .where('is_waiting', '=', 0);
  if (keyId !== undefined) query = query.where('key_id', '=', keyId);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

export function holdsKey(tx: Database, handler: number, grant: KeyGrant): Promise<boolean> {
  return holds(tx, handler, grant);
}

/**
 * Whether they have the key that they grant; the first link key is made by somebody who has the desk's, for
 * themselves.
 */
async function mayGrant(tx: Database, by: Giver, grant: KeyGrant): Promise<boolean> {
  if (by.number === 0 || (await holdsKey(tx, by.number, grant))) return true;
  if (grant.purpose !== 'link' || grant.to.handler !== by.number) return false;
  const first = await tx
    .selectFrom('key_grant')
    .select('sha256')
    .where('purpose', '=', 'link')
    .limit(1)
    .executeTakeFirst();
  return first === undefined && (await holds(tx, by.number, { purpose: 'desk' }));
}

/** Who is here under this number and key, with two ways to their keys. */
async function requireGrantee(tx: Database, { to }: KeyGrant): Promise<void> {
  const team = await loadTeam(tx);
  const grantee = team.find(({ number }) => number === to.handler);
  if (grantee?.sealingKey.kid !== to.kid) throw teamRefused('no-handler');
  const methods = new Set((await loadBoxes(tx, to.handler)).map(({ method }) => method));
  if (methods.size < 2) throw teamRefused('one-method');
}

/** Keeps a grant, in force at once or once a second person has approved it. The same again is the same. */
export async function placeGrant(
  db: Database,
  grant: KeyGrant,
  by: Giver,
  now: Date,
): Promise<Placed> {
  const isOwn = 'handler' in grant.by ? grant.by.handler === by.number : by.number === 0;
  if (!isOwn || !(await isGrantBy(grant, by.key)))
    throw new RequestRefused('wrong-signature', {
      errors: [{ pointer: '/signature', code: 'wrong' }],
    });
  const sha256 = await grantSha256(grant);
  return db.transaction().execute(async (tx) => {
    await lockHead(tx);
    const earlier = await findGrant(tx, sha256);
    if (earlier !== undefined) return { sha256, waiting: earlier.is_waiting === 1 };
    if (!(await mayGrant(tx, by, grant))) throw teamRefused('wrong-role');
    await requireGrantee(tx, grant);
    const waiting = await needsSecond(tx);
    const row: KeyGrantTable = {
      sha256,
      handler: grant.to.handler,
      purpose: grant.purpose,
      key_id: grant.keyId,
      granted_by: by.number,
      granter_key: JSON.stringify(by.key),
      granted: JSON.stringify(grant),
      is_waiting: waiting ? 1 : 0,
      approval: null,
    };
    await tx.insertInto('key_grant').values(row).execute();
    if (!waiting) await noteGrant(tx, row, now);
    return { sha256, waiting };
  });
}

export async function findGrant(tx: Database, sha256: string): Promise<KeyGrantTable | undefined> {
  return tx.selectFrom('key_grant').selectAll().where('sha256', '=', sha256).executeTakeFirst();
}

/** Writes into the ledger, within the caller's transaction, that a grant is in force from now on. */
export async function noteGrant(tx: Database, row: KeyGrantTable, now: Date): Promise<void> {
  const { purpose, keyId } = grantOf(row);
  const facts = { handler: row.handler, purpose, keyId, grantSha256: row.sha256 };
  const people = { by: row.granted_by, ...defined({ approvedBy: approverOf(row.approval) }) };
  await appendEvents(tx, now, [(at) => ({ type: 'key.granted', at, ...facts, ...people })]);
}

/** What a handler was granted and is in force. */
export async function loadGrants(db: Database, handler: number): Promise<HeldGrant[]> {
  const rows = await db
    .selectFrom('key_grant')
    .selectAll()
    .where('handler', '=', handler)
    .where('is_waiting', '=', 0)
    .orderBy('sha256')
    .execute();
  return rows.map((row) => ({
    grant: grantOf(row),
    granter: signingKeySchema.parse(JSON.parse(row.granter_key)),
  }));
}

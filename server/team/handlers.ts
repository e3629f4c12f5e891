import * as z from 'zod/mini';
import { type Handler, type Role, roleSchema } from '../../utils/casework/roles.ts';
import { defined } from '../../utils/defined.ts';
import {
  type SealingKey,
  type SigningKey,
  sealingKeySchema,
  signingKeySchema,
} from '../../utils/protocol/primitives.ts';
import type { Database } from '../db/database.ts';
import type { HandlerTable } from '../db/schema.ts';
import { lockHead, prepareAppend, writeAppend } from '../ledger/append-events.ts';
import { teamRefused } from './refused.ts';

/** Somebody at the desk, with what verifies their steps. */
export interface EnrolledHandler extends Handler {
  readonly signingKey: SigningKey;
  readonly sealingKey: SealingKey;
  readonly addedAt: string;
  /** Null while they are here. */
  readonly revokedAt: string | null;
}

/** What somebody who joins hands over: the public halves of their keys. */
export const publicHandlerKeysSchema = z.strictObject({
  signingKey: signingKeySchema,
  sealingKey: sealingKeySchema,
});

export interface NewHandler {
  readonly signingKey: SigningKey;
  readonly sealingKey: SealingKey;
  readonly roles: readonly Role[];
  readonly certifiedUntil: string | null;
}

const rolesSchema = z.array(roleSchema);

function handlerOf(row: HandlerTable): EnrolledHandler {
  return {
    number: row.number,
    roles: rolesSchema.parse(JSON.parse(row.roles)),
    certifiedUntil: row.certified_until,
    signingKey: signingKeySchema.parse(JSON.parse(row.signing_key)),
    sealingKey: sealingKeySchema.parse(JSON.parse(row.sealing_key)),
    addedAt: row.added_at,
    revokedAt: row.revoked_at,
  };
}

/** Everybody who ever joined, by number. */
export async function loadHandlers(db: Database): Promise<readonly EnrolledHandler[]> {
  const rows = await db.selectFrom('handler').selectAll().orderBy('number').execute();
  return rows.map(handlerOf);
}

/** Everybody who is here now. */
export async function loadTeam(db: Database): Promise<readonly EnrolledHandler[]> {
  const handlers = await loadHandlers(db);
  return handlers.filter(({ revokedAt }) => revokedAt === null);
}

/** Whether anybody ever joined: an endpoint without a team only takes reports in. */
export async function hadTeam(db: Database): Promise<boolean> {
  const one = await db.selectFrom('handler').select('number').limit(1).executeTakeFirst();
  return one !== undefined;
}

/** Who signs with this key, if they have not left. */
export async function findHandler(db: Database, kid: string): Promise<EnrolledHandler | undefined> {
  const row = await db
    .selectFrom('handler')
    .selectAll()
    .where('kid', '=', kid)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && handlerOf(row);
}

/** Somebody joined with this key before. Whoever left comes back with a new one. */
export class KeyKnown extends Error {
  override readonly name = 'KeyKnown';
}

/** How somebody came to join, where it was by an invitation. */
interface Invited {
  readonly invitedBy?: number;
  readonly approvedBy?: number;
}

/**
 * Puts somebody on the team, in the ledger and in the table; resolves to their number. Rejects with KeyKnown.
 */
export async function enrolHandler(db: Database, joining: NewHandler, now: Date): Promise<number> {
  return db.transaction().execute((tx) => writeHandler(tx, joining, {}, now));
}

/** The same within the caller's transaction. */
export async function writeHandler(
  tx: Database,
  joining: NewHandler,
  invited: Invited,
  now: Date,
): Promise<number> {
  const { signingKey, sealingKey, certifiedUntil } = joining;
  const roles = [...joining.roles];
  // Under this lock numbers are given one at a time.
  const head = await lockHead(tx);
  const handlers = await loadHandlers(tx);
  const isKnown = handlers.some((one) => one.signingKey.kid === signingKey.kid);
  if (isKnown) throw new KeyKnown(signingKey.kid);
  const handler = (handlers.at(-1)?.number ?? 0) + 1;
  const facts = { handler, signingKey, sealingKey, roles, certifiedUntil, ...invited };
  const append = await prepareAppend(head, now, [
    (at) => ({ type: 'team.enrolled', at, ...facts }),
  ]);
  await writeAppend(tx, append);
  const row: HandlerTable = {
    number: handler,
    kid: signingKey.kid,
    signing_key: JSON.stringify(signingKey),
    sealing_key: JSON.stringify(sealingKey),
    roles: JSON.stringify(roles),
    certified_until: certifiedUntil,
    added_at: append.head.lastAt,
    revoked_at: null,
  };
  await tx.insertInto('handler').values(row).execute();
  return handler;
}

/** Nobody can take the last one off who sees to people and keys; the operator can. */
export async function requireAnotherAdministrator(tx: Database, leaving: number): Promise<void> {
  const others = (await loadTeam(tx)).filter(({ number }) => number !== leaving);
  if (!others.some(({ roles }) => roles.includes('administrator')))
    throw teamRefused('last-administrator');
}

/**
 * Takes somebody off the team; false if nobody of this number is on it. What they did stays theirs; their
 * boxes, what they were granted, and what waits of theirs goes.
 */
export async function revokeHandler(
  db: Database,
  handler: number,
  now: Date,
  by?: EnrolledHandler,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const head = await lockHead(tx);
    if (by !== undefined) await requireAnotherAdministrator(tx, handler);
    const granted = await tx
      .selectFrom('key_grant')
      .select('sha256')
      .where('handler', '=', handler)
      .where('is_waiting', '=', 0)
      .orderBy('sha256')
      .execute();
    const append = await prepareAppend(head, now, [
      (at) => ({ type: 'team.revoked', at, handler, ...defined({ by: by?.number }) }),
      ...granted.map(({ sha256 }) => (at: string) => ({
        type: 'key.revoked' as const,
        at,
        handler,
        grantSha256: sha256,
      })),
    ]);
    const revoked = await tx
      .updateTable('handler')
      .set({ revoked_at: append.head.lastAt })
      .where('number', '=', handler)
      .where('revoked_at', 'is', null)
      .returning('number')
      .executeTakeFirst();
    if (revoked === undefined) return false;
    await writeAppend(tx, append);
    await tx.deleteFrom('key_box').where('handler', '=', handler).execute();
    await tx.deleteFrom('key_grant').where('handler', '=', handler).execute();
    await tx
      .deleteFrom('role_change')
      .where((eb) => eb.or([eb('handler', '=', handler), eb('asked_by', '=', handler)]))
      .execute();
    await tx
      .deleteFrom('key_grant')
      .where('granted_by', '=', handler)
      .where('is_waiting', '=', 1)
      .execute();
    await tx
      .deleteFrom('invitation')
      .where('invited_by', '=', handler)
      .where('handler', 'is', null)
      .execute();
    return true;
  });
}

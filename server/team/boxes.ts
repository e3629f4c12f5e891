import {
  type KeptBox,
  type KeyBox,
  keptBoxSchema,
  keyBoxSchema,
} from '../../utils/desk/team-wire.ts';
import type { Database } from '../db/database.ts';
import type { KeyBoxTable } from '../db/schema.ts';
import { RequestRefused } from '../problem.ts';

function boxOf({ id, method, jwe }: KeyBoxTable): KeptBox {
  return keptBoxSchema.parse(jwe === null ? { id, method } : { id, method, jwe });
}

export async function loadBoxes(db: Database, handler: number): Promise<KeptBox[]> {
  const rows = await db
    .selectFrom('key_box')
    .selectAll()
    .where('handler', '=', handler)
    .orderBy('id')
    .execute();
  return rows.map(boxOf);
}

/**
 * Finds a box by its id alone. Only the box's secret or passkey can tell the id, and whoever asks has no key
 * to sign with yet.
 */
export async function findBoxById(db: Database, id: string): Promise<KeyBox | undefined> {
  const row = await db
    .selectFrom('key_box')
    .select(['id', 'method', 'jwe'])
    .where('id', '=', id)
    .where('jwe', 'is not', null)
    .executeTakeFirst();
  return row && keyBoxSchema.parse(row);
}

/** Puts all of a handler's boxes in place of those before, within the caller's transaction. */
export async function writeBoxes(
  tx: Database,
  handler: number,
  boxes: readonly KeptBox[],
): Promise<void> {
  await tx.deleteFrom('key_box').where('handler', '=', handler).execute();
  const ids = boxes.map(({ id }) => id);
  const taken = await tx.selectFrom('key_box').select('id').where('id', 'in', ids).execute();
  if (taken.length > 0) throw new RequestRefused('conflict', { detail: 'A box has this id.' });
  const rows = boxes.map((box) => ({
    id: box.id,
    handler,
    method: box.method,
    jwe: 'jwe' in box ? box.jwe : null,
  }));
  await tx.insertInto('key_box').values(rows).execute();
}

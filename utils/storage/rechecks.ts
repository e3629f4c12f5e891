import { type RecheckRecord, recheckRecordSchema } from '../report/recheck-record.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

/** Every look at an item's address, the newest first. */
export async function listRechecks(db: PlaintDb, itemId: string): Promise<RecheckRecord[]> {
  const stored = await db.use((connection) =>
    connection.getAllFromIndex('rechecks', 'byItem', itemId),
  );
  return parseReadable(recheckRecordSchema, stored).sort((a, b) =>
    b.checkedAt.localeCompare(a.checkedAt),
  );
}

/** Stores a new recheck, durable when it returns. One that is there already stays as it is. */
export function addRecheck(db: PlaintDb, recheck: RecheckRecord): Promise<void> {
  return changeRecheck(db, recheck, (stored) => stored ?? recheck);
}

/** Changes a stored recheck in one transaction. One that was deleted meanwhile is not stored again. */
export function updateRecheck(
  db: PlaintDb,
  recheck: Pick<RecheckRecord, 'id' | 'itemId'>,
  change: (stored: RecheckRecord) => RecheckRecord,
): Promise<void> {
  return changeRecheck(db, recheck, (stored) => stored && change(stored));
}

async function changeRecheck(
  db: PlaintDb,
  { id, itemId }: Pick<RecheckRecord, 'id' | 'itemId'>,
  change: (stored: RecheckRecord | undefined) => RecheckRecord | undefined,
): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction('rechecks', 'readwrite', { durability: 'strict' });
    const next = change(
      parseFound(recheckRecordSchema, await transaction.store.get(id), 'rechecks'),
    );
    if (next !== undefined) {
      await transaction.store.put(parseStored(recheckRecordSchema, next, 'rechecks'));
    }
    await transaction.done;
  });
  announceChange({ kind: 'recheck', id: itemId });
}

export async function listAllRechecks(db: PlaintDb): Promise<RecheckRecord[]> {
  return parseReadable(
    recheckRecordSchema,
    await db.use((connection) => connection.getAll('rechecks')),
  );
}

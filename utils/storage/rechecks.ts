import { type RecheckRecord, recheckRecordSchema } from '../report/recheck-record.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseReadable, parseStored } from './parse-stored.ts';

/** Every look at an item's address, the newest first. */
export async function listRechecks(db: PlaintDb, itemId: string): Promise<RecheckRecord[]> {
  const stored = await db.use((connection) =>
    connection.getAllFromIndex('rechecks', 'byItem', itemId),
  );
  return parseReadable(recheckRecordSchema, stored).sort((a, b) =>
    b.checkedAt.localeCompare(a.checkedAt),
  );
}

export async function saveRecheck(db: PlaintDb, recheck: RecheckRecord): Promise<void> {
  const checked = parseStored(recheckRecordSchema, recheck, 'rechecks');
  await db.use(async (connection) => {
    const transaction = connection.transaction('rechecks', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(checked), transaction.done]);
  });
  announceChange({ kind: 'recheck', id: recheck.itemId });
}

export async function listAllRechecks(db: PlaintDb): Promise<RecheckRecord[]> {
  return parseReadable(
    recheckRecordSchema,
    await db.use((connection) => connection.getAll('rechecks')),
  );
}

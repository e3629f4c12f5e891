import { type CaseItem, caseItemSchema } from '../report/case-item.ts';
import { type ThreadRecord, threadRecordSchema } from '../report/thread-record.ts';
import { type PreparedBlob, putBlobs } from './blobs.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseStored } from './parse-stored.ts';

const strict = { durability: 'strict' } as const;

/**
 * Changes what is stored of a thread in one transaction. Gives the new record, or undefined if there is none.
 */
export async function updateThread(
  db: PlaintDb,
  id: string,
  change: (thread: ThreadRecord) => ThreadRecord,
): Promise<ThreadRecord | undefined> {
  return saveThreadBatch(db, id, change, [], []);
}

/**
 * Stores posts that came to a thread, the thread changed with them, and the bytes of both: all or nothing,
 * durable when it returns. Gives the changed thread; undefined, with nothing stored, where the thread is
 * gone.
 */
export async function saveThreadBatch(
  db: PlaintDb,
  id: string,
  change: (thread: ThreadRecord) => ThreadRecord,
  items: readonly CaseItem[],
  prepared: readonly PreparedBlob[],
): Promise<ThreadRecord | undefined> {
  const checked = items.map((item) => parseStored(caseItemSchema, item, 'items'));
  const changed = await db.use(async (connection) => {
    const transaction = connection.transaction(['threads', 'items', 'blobs'], 'readwrite', strict);
    const threads = transaction.objectStore('threads');
    const found = parseFound(threadRecordSchema, await threads.get(id), 'threads');
    if (found === undefined) return undefined;
    const next = parseStored(threadRecordSchema, change(found), 'threads');
    await Promise.all([
      threads.put(next),
      ...checked.map((item) => transaction.objectStore('items').put(item)),
      putBlobs(transaction.objectStore('blobs'), prepared),
      transaction.done,
    ]);
    return next;
  });
  if (changed !== undefined) announceChange({ kind: 'thread', id });
  if (items.length > 0) announceChange({ kind: 'item', id: '' });
  return changed;
}

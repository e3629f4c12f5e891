import { type ThreadRecord, threadRecordSchema } from '../report/thread-record.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

export async function loadThread(db: PlaintDb, id: string): Promise<ThreadRecord | undefined> {
  const stored = await db.use((connection) => connection.get('threads', id));
  return parseFound(threadRecordSchema, stored, 'threads');
}

export async function listThreads(db: PlaintDb): Promise<ThreadRecord[]> {
  const stored = await db.use((connection) => connection.getAll('threads'));
  return parseReadable(threadRecordSchema, stored).sort((a, b) =>
    b.startedAt.localeCompare(a.startedAt),
  );
}

/**
 * A new thread and the bytes that its posts share, all or nothing, durable when it returns; one that is there
 * already stays as it is.
 */
export async function addThread(
  db: PlaintDb,
  thread: ThreadRecord,
  blobs: ReadonlyMap<string, Blob> = new Map(),
  nowMs: number = Date.now(),
): Promise<void> {
  const checked = parseStored(threadRecordSchema, thread, 'threads');
  await db.use(async (connection) => {
    const transaction = connection.transaction(['threads', 'blobs'], 'readwrite', {
      durability: 'strict',
    });
    const bytes = transaction.objectStore('blobs');
    const threads = transaction.objectStore('threads');
    const addNew = async () => {
      if ((await threads.getKey(thread.id)) === undefined) await threads.put(checked);
    };
    await Promise.all([
      addNew(),
      ...Array.from(blobs, ([sha256, blob]) => bytes.put({ sha256, blob, savedAtMs: nowMs })),
      transaction.done,
    ]);
  });
  announceChange({ kind: 'thread', id: thread.id });
}

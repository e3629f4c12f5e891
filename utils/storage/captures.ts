import { type CaptureRecord, captureRecordSchema } from '../report/capture-record.ts';
import { prepareBlobs, putBlobs } from './blobs.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseStored } from './parse-stored.ts';

export async function loadCapture(db: PlaintDb, id: string): Promise<CaptureRecord | undefined> {
  const stored = await db.use((connection) => connection.get('captures', id));
  return parseFound(captureRecordSchema, stored, 'captures');
}

/**
 * A capture and the bytes of its artefacts, all or nothing, durable when it returns.
 * `blobs` are by SHA-256 and may leave out what is stored already.
 */
export async function saveCapture(
  db: PlaintDb,
  capture: CaptureRecord,
  blobs: ReadonlyMap<string, Blob>,
  nowMs: number,
): Promise<void> {
  const checked = parseStored(captureRecordSchema, capture, 'captures');
  const prepared = await prepareBlobs(blobs, nowMs);
  await db.use(async (connection) => {
    const transaction = connection.transaction(['captures', 'blobs'], 'readwrite', {
      durability: 'strict',
    });
    await Promise.all([
      transaction.objectStore('captures').put(checked),
      putBlobs(transaction.objectStore('blobs'), prepared),
      transaction.done,
    ]);
  });
  announceChange({ kind: 'capture', id: capture.id });
}

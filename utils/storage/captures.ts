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
 * A new capture and the bytes of its artefacts, all or nothing, durable when it returns; one that is there
 * already stays as it is. `blobs` are by SHA-256 and may leave out what is stored already.
 */
export async function addCapture(
  db: PlaintDb,
  capture: CaptureRecord,
  blobs: ReadonlyMap<string, Blob>,
  nowMs: number,
): Promise<void> {
  await changeCapture(db, capture.id, (stored) => stored ?? capture, blobs, nowMs);
}

/**
 * Changes a stored capture and adds bytes to it, in one transaction; nothing is stored where there is none,
 * or where `change` gives undefined. Gives whether it was changed.
 */
export function updateCapture(
  db: PlaintDb,
  id: string,
  change: (capture: CaptureRecord) => CaptureRecord | undefined,
  blobs: ReadonlyMap<string, Blob>,
  nowMs: number,
): Promise<boolean> {
  return changeCapture(db, id, (stored) => stored && change(stored), blobs, nowMs);
}

async function changeCapture(
  db: PlaintDb,
  id: string,
  change: (stored: CaptureRecord | undefined) => CaptureRecord | undefined,
  blobs: ReadonlyMap<string, Blob>,
  nowMs: number,
): Promise<boolean> {
  const prepared = await prepareBlobs(blobs, nowMs);
  const isChanged = await db.use(async (connection) => {
    const transaction = connection.transaction(['captures', 'blobs'], 'readwrite', {
      durability: 'strict',
    });
    const captures = transaction.objectStore('captures');
    const stored = parseFound(captureRecordSchema, await captures.get(id), 'captures');
    const next = change(stored);
    if (next !== undefined) {
      await captures.put(parseStored(captureRecordSchema, next, 'captures'));
      await putBlobs(transaction.objectStore('blobs'), prepared);
    }
    await transaction.done;
    return next !== undefined;
  });
  if (isChanged) announceChange({ kind: 'capture', id });
  return isChanged;
}

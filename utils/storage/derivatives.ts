import { type DerivativeRecord, derivativeRecordSchema } from '../report/derivative-record.ts';
import { prepareBlobs, putBlobs } from './blobs.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseStored } from './parse-stored.ts';

/** The redacted copy of a report's capture; undefined when there is none, or only of an earlier capture. */
export async function loadDerivative(
  db: PlaintDb,
  reportId: string,
  captureId: string,
): Promise<DerivativeRecord | undefined> {
  const stored = await db.use((connection) => connection.get('derivatives', reportId));
  const derivative = parseFound(derivativeRecordSchema, stored, 'derivatives');
  return derivative?.captureId === captureId ? derivative : undefined;
}

/** A derivative and its bytes by SHA-256, all or nothing; durable when it returns. */
export async function saveDerivative(
  db: PlaintDb,
  derivative: DerivativeRecord,
  blobs: ReadonlyMap<string, Blob>,
  nowMs: number,
): Promise<void> {
  const checked = parseStored(derivativeRecordSchema, derivative, 'derivatives');
  const prepared = await prepareBlobs(blobs, nowMs);
  await db.use(async (connection) => {
    const transaction = connection.transaction(['derivatives', 'blobs'], 'readwrite', {
      durability: 'strict',
    });
    await Promise.all([
      transaction.objectStore('derivatives').put(checked),
      putBlobs(transaction.objectStore('blobs'), prepared),
      transaction.done,
    ]);
  });
  announceChange({ kind: 'derivative', id: derivative.reportId });
}

/** Takes the redactions back; the original is as it was. */
export async function deleteDerivative(db: PlaintDb, reportId: string): Promise<void> {
  await db.use((connection) => connection.delete('derivatives', reportId));
  announceChange({ kind: 'derivative', id: reportId });
}

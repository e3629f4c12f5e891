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
  return ofCapture(stored, captureId);
}

function ofCapture(stored: unknown, captureId: string): DerivativeRecord | undefined {
  const derivative = parseFound(derivativeRecordSchema, stored, 'derivatives');
  return derivative?.captureId === captureId ? derivative : undefined;
}

function isSameCopy(
  one: DerivativeRecord | undefined,
  other: DerivativeRecord | undefined,
): boolean {
  return one?.factsSha256 === other?.factsSha256 && one?.madeAt === other?.madeAt;
}

/**
 * Stores a redacted copy and its bytes, by SHA-256, in place of `basis`, the copy that it was made from; all
 * or nothing, durable when it returns. If another copy is stored by now, false is given and nothing is
 * stored: somebody's work would be lost.
 */
export async function updateDerivative(
  db: PlaintDb,
  basis: DerivativeRecord | undefined,
  derivative: DerivativeRecord,
  blobs: ReadonlyMap<string, Blob>,
  nowMs: number,
): Promise<boolean> {
  const { reportId, captureId } = derivative;
  const checked = parseStored(derivativeRecordSchema, derivative, 'derivatives');
  const prepared = await prepareBlobs(blobs, nowMs);
  const isChanged = await db.use(async (connection) => {
    const transaction = connection.transaction(['derivatives', 'blobs'], 'readwrite', {
      durability: 'strict',
    });
    const derivatives = transaction.objectStore('derivatives');
    const stored = ofCapture(await derivatives.get(reportId), captureId);
    const isMine = isSameCopy(stored, basis);
    if (isMine) {
      await derivatives.put(checked);
      await putBlobs(transaction.objectStore('blobs'), prepared);
    }
    await transaction.done;
    return isMine;
  });
  if (isChanged) announceChange({ kind: 'derivative', id: reportId });
  return isChanged;
}

/**
 * Deletes the redacted copy, which leaves the original as it was. Only `shown` is deleted, the copy that the
 * person decided about: if another is stored by now, false is given. A copy that is gone already is no
 * failure.
 */
export async function deleteDerivative(
  db: PlaintDb,
  { reportId, captureId }: Pick<DerivativeRecord, 'reportId' | 'captureId'>,
  shown: DerivativeRecord | undefined,
): Promise<boolean> {
  const isGone = await db.use(async (connection) => {
    const transaction = connection.transaction('derivatives', 'readwrite', {
      durability: 'strict',
    });
    const stored = ofCapture(await transaction.store.get(reportId), captureId);
    const mayGo = stored === undefined || isSameCopy(stored, shown);
    if (stored !== undefined && mayGo) await transaction.store.delete(reportId);
    await transaction.done;
    return mayGo;
  });
  if (isGone) announceChange({ kind: 'derivative', id: reportId });
  return isGone;
}

import type { IDBPTransaction } from 'idb';
import { itemBlobs } from '../report/case-item.ts';
import { caseBlobs } from '../report/casebook-case.ts';
import type { PlaintSchema, PlaintStore } from './schema.ts';

type CasebookSweep = IDBPTransaction<PlaintSchema, PlaintStore[], 'readwrite'>;

/** Adds the bytes that the casebook keeps itself: documents of cases, pieces of items and of threads. */
export async function keepCasebookBlobs(
  transaction: CasebookSweep,
  blobs: Set<string>,
): Promise<void> {
  const keepAll = (hashes: readonly string[]) => {
    for (const sha256 of hashes) blobs.add(sha256);
  };
  for await (const { value } of transaction.objectStore('cases')) keepAll(caseBlobs(value));
  for await (const { value } of transaction.objectStore('items')) keepAll(itemBlobs(value));
  for await (const { value } of transaction.objectStore('threads')) keepAll(value.resources);
}

/** Adds the captures that items, threads and looks at their addresses name. */
export async function keepCasebookCaptures(
  transaction: CasebookSweep,
  captures: Set<string>,
): Promise<void> {
  for (const name of ['items', 'threads', 'rechecks'] as const) {
    for await (const { value } of transaction.objectStore(name)) {
      if (value.captureId !== undefined) captures.add(value.captureId);
    }
  }
}

import { PlaintError } from '../errors.ts';
import { type CaptureRecord, captureBlobs } from '../report/capture-record.ts';
import { itemBlobs } from '../report/case-item.ts';
import { caseBlobs } from '../report/casebook-case.ts';
import { type CaseContent, contentVersion } from '../report/export/case-archive.ts';
import { loadBlob } from './blobs.ts';
import { loadCapture } from './captures.ts';
import { loadCasebookCase } from './cases.ts';
import { announceChange } from './changes.ts';
import { listItemsOfCase } from './items.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { listRechecks } from './rechecks.ts';
import { listThreads } from './threads.ts';

/**
 * Everything of a case that may go to another device. The numbers of its reports stay; drafts, and with them
 * who reports, do not. Throws `not_found` without the case.
 */
export async function gatherCase(
  db: PlaintDb,
  caseId: string,
  exportedAt: string,
): Promise<CaseContent> {
  const record = await loadCasebookCase(db, caseId);
  if (record === undefined) throw new PlaintError('not_found');
  const stored = await listItemsOfCase(db, caseId);
  const sent = new Set(await db.use((connection) => connection.getAllKeys('outbox')));
  // What is allowed here says nothing of where the case goes.
  const items = stored.map(({ draftId, notAllowedSince: _, ...item }) =>
    draftId !== undefined && sent.has(draftId)
      ? { ...item, reportId: item.reportId ?? draftId }
      : item,
  );
  const threads = (await listThreads(db)).filter((thread) => thread.caseId === caseId);
  const rechecks = (await Promise.all(items.map(({ id }) => listRechecks(db, id)))).flat();
  const captureIds = new Set(
    [...items, ...threads, ...rechecks].flatMap(({ captureId }) => captureId ?? []),
  );
  const captures: CaptureRecord[] = [];
  for (const id of captureIds) {
    const capture = await loadCapture(db, id);
    if (capture !== undefined) captures.push(capture);
  }
  const hashes = new Set([
    ...caseBlobs(record),
    ...items.flatMap(itemBlobs),
    ...threads.flatMap(({ resources }) => resources),
    ...captures.flatMap(captureBlobs),
  ]);
  const blobs: CaseContent['blobs'] = [];
  for (const sha256 of hashes) {
    const blob = await loadBlob(db, sha256);
    if (blob !== undefined) blobs.push({ sha256, sizeBytes: blob.size, mediaType: blob.type });
  }
  const type = 'plaint.case' as const;
  return {
    type,
    version: contentVersion,
    exportedAt,
    record,
    items,
    threads,
    rechecks,
    captures,
    blobs,
  };
}

/**
 * Bytes that an import brings, kept as they come; `undo` takes those away again that were not there before.
 */
export interface ArrivingBlobs {
  keep(sha256: string, blob: Blob): Promise<void>;
  undo(): Promise<void>;
}

export function receiveBlobs(db: PlaintDb, nowMs: number): ArrivingBlobs {
  const fresh: string[] = [];
  return {
    keep: (sha256, blob) =>
      db.use(async (connection) => {
        const transaction = connection.transaction('blobs', 'readwrite');
        if ((await transaction.store.getKey(sha256)) === undefined) fresh.push(sha256);
        // Put anew in any case: what is young is not cleared up before its records are there.
        await transaction.store.put({ sha256, blob, savedAtMs: nowMs });
        await transaction.done;
      }),
    undo: () =>
      db.use(async (connection) => {
        const transaction = connection.transaction('blobs', 'readwrite');
        // Bytes that somebody else has stored meanwhile, or made something of, are no longer the import's.
        const needed = new Set<string>();
        for await (const { value } of transaction.store) {
          for (const part of 'parts' in value ? value.parts : []) needed.add(part);
        }
        for (const key of fresh) {
          const isMine = (await transaction.store.get(key))?.savedAtMs === nowMs;
          if (isMine && !needed.has(key)) await transaction.store.delete(key);
        }
        await transaction.done;
      }),
  };
}

export interface ImportedCase {
  readonly caseId: string;
  /** How many items were not here before. */
  readonly added: number;
  readonly known: number;
}

/**
 * Puts a case down beside what is here, in one transaction: what is here already under the same number stays
 * as it is.
 */
export async function keepCase(db: PlaintDb, content: CaseContent): Promise<ImportedCase> {
  let added = 0;
  await db.use(async (connection) => {
    const stores = ['cases', 'items', 'threads', 'rechecks', 'captures'] as const;
    const transaction = connection.transaction(stores, 'readwrite', { durability: 'strict' });
    const missing = async (store: (typeof stores)[number], id: string) =>
      (await transaction.objectStore(store).getKey(id)) === undefined;
    const { record, items, threads, rechecks, captures } = content;
    if (await missing('cases', record.id)) await transaction.objectStore('cases').put(record);
    for (const item of items) {
      if (!(await missing('items', item.id))) continue;
      await transaction.objectStore('items').put({ ...item, caseId: record.id });
      added += 1;
    }
    for (const thread of threads) {
      if (await missing('threads', thread.id)) {
        await transaction.objectStore('threads').put({ ...thread, caseId: record.id });
      }
    }
    for (const recheck of rechecks) {
      if (await missing('rechecks', recheck.id)) {
        await transaction.objectStore('rechecks').put(recheck);
      }
    }
    for (const capture of captures) {
      if (await missing('captures', capture.id)) {
        await transaction.objectStore('captures').put(capture);
      }
    }
    await transaction.done;
  });
  announceChange({ kind: 'case', id: content.record.id });
  announceChange({ kind: 'item', id: '' });
  return { caseId: content.record.id, added, known: content.items.length - added };
}

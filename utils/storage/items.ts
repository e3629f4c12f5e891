import { type CaseItem, caseItemSchema } from '../report/case-item.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

const strict = { durability: 'strict' } as const;

/** Items in one transaction are told of as one change, under no single id. */
const many = '';

export async function loadItem(db: PlaintDb, id: string): Promise<CaseItem | undefined> {
  const stored = await db.use((connection) => connection.get('items', id));
  return parseFound(caseItemSchema, stored, 'items');
}

/** So many items are read at a time: ten thousand at once would hold up the page that asks. */
const batch = 150;

/**
 * Every item in the order of capture, the newest first, read batch by batch. Those of `known` that did not
 * change are given as the same objects.
 */
export async function listItems(
  db: PlaintDb,
  known: ReadonlyMap<string, CaseItem> = new Map(),
): Promise<CaseItem[]> {
  const items: CaseItem[] = [];
  let range: IDBKeyRange | undefined;
  for (;;) {
    const stored = await db.use((connection) => connection.getAll('items', range, batch));
    for (const record of stored) {
      const was = known.get(record.id);
      if (was !== undefined && JSON.stringify(was) === JSON.stringify(record)) items.push(was);
      else items.push(...parseReadable(caseItemSchema, [record]));
    }
    const last = stored.at(-1);
    if (last === undefined || stored.length < batch) break;
    range = IDBKeyRange.lowerBound(last.id, true);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return items.sort(byCapture);
}

/** Items in the order of their captures, the newest first. */
export function byCapture(a: CaseItem, b: CaseItem): number {
  if (a.capturedAt !== b.capturedAt) return a.capturedAt < b.capturedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

export async function listItemsOfCase(db: PlaintDb, caseId: string): Promise<CaseItem[]> {
  return listBy(db, 'byCase', caseId);
}

export async function listItemsOfThread(db: PlaintDb, threadId: string): Promise<CaseItem[]> {
  return listBy(db, 'byThread', threadId);
}

/** The items with the same words by the same account. */
export async function listItemsOfContent(db: PlaintDb, sha256: string): Promise<CaseItem[]> {
  return listBy(db, 'byContentSha256', sha256);
}

async function listBy(
  db: PlaintDb,
  index: 'byCase' | 'byThread' | 'byContentSha256',
  key: string,
): Promise<CaseItem[]> {
  const stored = await db.use((connection) => connection.getAllFromIndex('items', index, key));
  return parseReadable(caseItemSchema, stored);
}

/**
 * New items and the bytes of their pieces, all or nothing, durable when it returns; an item that is there
 * already stays as it is. `blobs` are by SHA-256 and may leave out what is stored already.
 */
export async function addItems(
  db: PlaintDb,
  items: readonly CaseItem[],
  blobs: ReadonlyMap<string, Blob> = new Map(),
  nowMs: number = Date.now(),
): Promise<void> {
  const checked = items.map((item) => parseStored(caseItemSchema, item, 'items'));
  await db.use(async (connection) => {
    const transaction = connection.transaction(['items', 'blobs'], 'readwrite', strict);
    const store = transaction.objectStore('items');
    const bytes = transaction.objectStore('blobs');
    await Promise.all([
      ...checked.map(async (item) => {
        if ((await store.getKey(item.id)) === undefined) await store.put(item);
      }),
      ...Array.from(blobs, ([sha256, blob]) => bytes.put({ sha256, blob, savedAtMs: nowMs })),
      transaction.done,
    ]);
  });
  announceChange({ kind: 'item', id: items.length === 1 ? (items[0]?.id ?? many) : many });
}

/** Changes what is stored of the items named, in one transaction. Gives the ones that were there, changed. */
export async function updateItems(
  db: PlaintDb,
  ids: readonly string[],
  change: (item: CaseItem) => CaseItem,
): Promise<CaseItem[]> {
  const changed = await db.use(async (connection) => {
    const transaction = connection.transaction('items', 'readwrite', strict);
    const next: CaseItem[] = [];
    for (const id of ids) {
      const item = parseFound(caseItemSchema, await transaction.store.get(id), 'items');
      if (item === undefined) continue;
      next.push(parseStored(caseItemSchema, change(item), 'items'));
      await transaction.store.put(next.at(-1) ?? item);
    }
    await transaction.done;
    return next;
  });
  if (changed.length > 0)
    announceChange({ kind: 'item', id: ids.length === 1 ? (ids[0] ?? many) : many });
  return changed;
}

/**
 * Deletes items and gives them as they were. What they refer to is cleared up later, so that they can be put
 * back for a while.
 */
export async function deleteItems(db: PlaintDb, ids: readonly string[]): Promise<CaseItem[]> {
  const stored = await db.use(async (connection) => {
    const transaction = connection.transaction('items', 'readwrite', strict);
    const found = await Promise.all(ids.map((id) => transaction.store.get(id)));
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
    return found;
  });
  announceChange({ kind: 'item', id: many });
  return parseReadable(caseItemSchema, stored);
}

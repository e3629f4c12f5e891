import { type CaseRecord, caseRecordSchema, inboxId } from '../report/case-record.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

const strict = { durability: 'strict' } as const;

export async function loadCase(db: PlaintDb, id: string): Promise<CaseRecord | undefined> {
  const stored = await db.use((connection) => connection.get('cases', id));
  return parseFound(caseRecordSchema, stored, 'cases');
}

/** Every case, the one touched last first. */
export async function listCases(db: PlaintDb): Promise<CaseRecord[]> {
  const stored = await db.use((connection) => connection.getAll('cases'));
  return parseReadable(caseRecordSchema, stored).sort((a, b) =>
    b.updatedAt.localeCompare(a.updatedAt),
  );
}

/** Puts down a new one, durable when it returns; where there is one already, that stays. */
export async function addCase(db: PlaintDb, record: CaseRecord): Promise<void> {
  const checked = parseStored(caseRecordSchema, record, 'cases');
  await db.use(async (connection) => {
    const transaction = connection.transaction('cases', 'readwrite', strict);
    const known = await transaction.store.getKey(record.id);
    if (known === undefined) await transaction.store.put(checked);
    await transaction.done;
  });
  announceChange({ kind: 'case', id: record.id });
}

/** Changes what is stored in one transaction. Gives the new record, or undefined if there is none. */
export async function updateCase(
  db: PlaintDb,
  id: string,
  change: (record: CaseRecord) => CaseRecord,
): Promise<CaseRecord | undefined> {
  const changed = await db.use(async (connection) => {
    const transaction = connection.transaction('cases', 'readwrite', strict);
    const record = parseFound(caseRecordSchema, await transaction.store.get(id), 'cases');
    const next = record && parseStored(caseRecordSchema, change(record), 'cases');
    if (next !== undefined) await transaction.store.put(next);
    await transaction.done;
    return next;
  });
  if (changed !== undefined) announceChange({ kind: 'case', id });
  return changed;
}

/** The inbox, made when it is first needed. */
export async function openInbox(db: PlaintDb, now: string): Promise<CaseRecord> {
  const found = await loadCase(db, inboxId);
  if (found !== undefined) return found;
  const inbox: CaseRecord = {
    id: inboxId,
    title: '',
    state: 'open',
    createdAt: now,
    updatedAt: now,
    note: '',
    documents: [],
  };
  await addCase(db, inbox);
  return (await loadCase(db, inboxId)) ?? inbox;
}

/** Takes a case away with its items and threads; what they refer to is cleared up later. The inbox stays. */
export async function deleteCase(db: PlaintDb, id: string): Promise<void> {
  if (id === inboxId) return;
  await db.use(async (connection) => {
    const stores = ['cases', 'items', 'threads', 'rechecks'] as const;
    const transaction = connection.transaction(stores, 'readwrite', strict);
    const items = transaction.objectStore('items');
    const rechecks = transaction.objectStore('rechecks');
    const threads = transaction.objectStore('threads');
    await transaction.objectStore('cases').delete(id);
    for (const item of await items.index('byCase').getAllKeys(id)) {
      await items.delete(item);
      for (const key of await rechecks.index('byItem').getAllKeys(item)) await rechecks.delete(key);
    }
    for await (const cursor of threads) if (cursor.value.caseId === id) await cursor.delete();
    await transaction.done;
  });
  announceChange({ kind: 'case', id });
}

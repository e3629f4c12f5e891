import { type CaseItem, caseItemSchema } from '../report/case-item.ts';
import { type CasebookCase, casebookCaseSchema, inboxId } from '../report/casebook-case.ts';
import { type RecheckRecord, recheckRecordSchema } from '../report/recheck-record.ts';
import { type ThreadRecord, threadRecordSchema } from '../report/thread-record.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

const strict = { durability: 'strict' } as const;

export async function loadCasebookCase(
  db: PlaintDb,
  id: string,
): Promise<CasebookCase | undefined> {
  const stored = await db.use((connection) => connection.get('cases', id));
  return parseFound(casebookCaseSchema, stored, 'cases');
}

/** Every case, the one touched last first. */
export async function listCases(db: PlaintDb): Promise<CasebookCase[]> {
  const stored = await db.use((connection) => connection.getAll('cases'));
  return parseReadable(casebookCaseSchema, stored).sort((a, b) =>
    b.updatedAt.localeCompare(a.updatedAt),
  );
}

/** Stores a new case, durable when it returns. A case that is there already stays as it is. */
export async function addCase(db: PlaintDb, record: CasebookCase): Promise<void> {
  const checked = parseStored(casebookCaseSchema, record, 'cases');
  await db.use(async (connection) => {
    const transaction = connection.transaction('cases', 'readwrite', strict);
    const known = await transaction.store.getKey(record.id);
    if (known === undefined) await transaction.store.put(checked);
    await transaction.done;
  });
  announceChange({ kind: 'case', id: record.id });
}

/** Changes a stored case in one transaction. Gives the changed case, or undefined if there is none. */
export async function updateCase(
  db: PlaintDb,
  id: string,
  change: (record: CasebookCase) => CasebookCase,
): Promise<CasebookCase | undefined> {
  const changed = await db.use(async (connection) => {
    const transaction = connection.transaction('cases', 'readwrite', strict);
    const record = parseFound(casebookCaseSchema, await transaction.store.get(id), 'cases');
    const next = record && parseStored(casebookCaseSchema, change(record), 'cases');
    if (next !== undefined) await transaction.store.put(next);
    await transaction.done;
    return next;
  });
  if (changed !== undefined) announceChange({ kind: 'case', id });
  return changed;
}

/** The inbox, made when it is first needed. */
export async function openInbox(db: PlaintDb, now: string): Promise<CasebookCase> {
  const found = await loadCasebookCase(db, inboxId);
  if (found !== undefined) return found;
  const inbox: CasebookCase = {
    id: inboxId,
    title: '',
    state: 'open',
    createdAt: now,
    updatedAt: now,
    note: '',
    documents: [],
  };
  await addCase(db, inbox);
  return (await loadCasebookCase(db, inboxId)) ?? inbox;
}

/** A case as it was when it was taken away, with all that went with it. */
interface DeletedCase {
  readonly record: CasebookCase;
  readonly items: readonly CaseItem[];
  readonly threads: readonly ThreadRecord[];
  readonly rechecks: readonly RecheckRecord[];
}

/**
 * Deletes a case with its items and threads and gives them as they were, read in the same transaction, so
 * that even what came at the last moment can be put back. What they refer to is cleared up later. The inbox
 * cannot be deleted. Undefined when there is no such case; rejects, and deletes nothing, when it cannot be
 * read.
 */
export async function deleteCase(db: PlaintDb, id: string): Promise<DeletedCase | undefined> {
  if (id === inboxId) return undefined;
  const gone = await db.use(async (connection) => {
    const stores = ['cases', 'items', 'threads', 'rechecks'] as const;
    const transaction = connection.transaction(stores, 'readwrite', strict);
    const cases = transaction.objectStore('cases');
    const rechecks = transaction.objectStore('rechecks').index('byItem');
    const record = parseFound(casebookCaseSchema, await cases.get(id), 'cases');
    if (record === undefined) return undefined;
    const [items, threads, looks]: [unknown[], unknown[], unknown[]] = [[], [], []];
    await cases.delete(id);
    for await (const item of transaction.objectStore('items').index('byCase').iterate(id)) {
      items.push(item.value);
      for await (const look of rechecks.iterate(item.primaryKey)) {
        looks.push(look.value);
        await look.delete();
      }
      await item.delete();
    }
    for await (const thread of transaction.objectStore('threads')) {
      if (thread.value.caseId !== id) continue;
      threads.push(thread.value);
      await thread.delete();
    }
    await transaction.done;
    return { record, items, threads, looks };
  });
  if (gone === undefined) return undefined;
  announceChange({ kind: 'case', id });
  return {
    record: gone.record,
    items: parseReadable(caseItemSchema, gone.items),
    threads: parseReadable(threadRecordSchema, gone.threads),
    rechecks: parseReadable(recheckRecordSchema, gone.looks),
  };
}

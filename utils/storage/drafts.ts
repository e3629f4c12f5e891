import { type Draft, draftSchema } from '../report/draft.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';
import { forgetUnsaved } from './unsaved-changes.ts';

const strict = { durability: 'strict' } as const;

export async function loadDraft(db: PlaintDb, id: string): Promise<Draft | undefined> {
  return parseFound(
    draftSchema,
    await db.use((connection) => connection.get('drafts', id)),
    'drafts',
  );
}

/** Every draft, the one touched last first. */
export async function listDrafts(db: PlaintDb): Promise<Draft[]> {
  const stored = await db.use((connection) => connection.getAllFromIndex('drafts', 'byUpdatedAt'));
  return parseReadable(draftSchema, stored).reverse();
}

/** Stores a new draft, durable when it returns. A draft that is there already stays as it is. */
export async function addDraft(db: PlaintDb, draft: Draft): Promise<void> {
  const checked = parseStored(draftSchema, draft, 'drafts');
  await db.use(async (connection) => {
    const transaction = connection.transaction('drafts', 'readwrite', strict);
    const known = await transaction.store.getKey(draft.id);
    if (known === undefined) await transaction.store.put(checked);
    await transaction.done;
  });
  announceChange({ kind: 'draft', id: draft.id });
}

/**
 * Changes what is stored in one transaction, so that the popup's keystrokes and the worker's capture do not
 * undo each other. Gives the new draft, or undefined if there is none. `noted` are the names under which the
 * change was put down before; they go with it.
 */
export async function updateDraft(
  db: PlaintDb,
  id: string,
  change: (draft: Draft) => Draft,
  noted: readonly string[] = [],
): Promise<Draft | undefined> {
  const changed = await db.use(async (connection) => {
    const transaction = connection.transaction(['drafts', 'settings'], 'readwrite', strict);
    const drafts = transaction.objectStore('drafts');
    const settings = transaction.objectStore('settings');
    const draft = parseFound(draftSchema, await drafts.get(id), 'drafts');
    const next = draft && parseStored(draftSchema, change(draft), 'drafts');
    const putting = next && drafts.put(next);
    await Promise.all([putting, ...noted.map((key) => settings.delete(key)), transaction.done]);
    return next;
  });
  if (changed !== undefined) announceChange({ kind: 'draft', id });
  return changed;
}

/**
 * Deletes a draft, by a person's own decision; nothing else removes one. Gives it as it was, if it can be
 * read. With `touchedAt` it is deleted only if it was last changed then: what was written since stays.
 */
export async function deleteDraft(
  db: PlaintDb,
  id: string,
  touchedAt?: string,
): Promise<Draft | undefined> {
  const stored = await db.use(async (connection) => {
    const transaction = connection.transaction(['drafts', 'settings'], 'readwrite', strict);
    const drafts = transaction.objectStore('drafts');
    const found = await drafts.get(id);
    const mayGo = touchedAt === undefined || found?.updatedAt === touchedAt;
    if (mayGo) {
      await drafts.delete(id);
      await forgetUnsaved(transaction.objectStore('settings'), id);
    }
    await transaction.done;
    return mayGo ? found : undefined;
  });
  announceChange({ kind: 'draft', id });
  return parseReadable(draftSchema, [stored])[0];
}

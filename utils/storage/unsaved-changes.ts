import type { IDBPObjectStore, StoreNames } from 'idb';
import * as z from 'zod/mini';
import { toldElsewhere } from '../faults/expected.ts';
import { type Draft, draftSchema } from '../report/draft.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import type { PlaintSchema } from './schema.ts';

/** The fields that an entry changed, and those it took away. */
const unsavedSchema = z.strictObject({
  set: z.record(z.string(), z.unknown()),
  unset: z.array(z.string()),
});
type Unsaved = z.infer<typeof unsavedSchema>;

type SettingsStore = IDBPObjectStore<
  PlaintSchema,
  StoreNames<PlaintSchema>[],
  'settings',
  'readwrite'
>;

const prefix = 'unsaved ';
let last = 0;

/** In the order of the entries, also those of a popup that is gone. */
function nextKey(draftId: string): string {
  last += 1;
  return `${prefix}${draftId} ${Date.now()} ${String(last).padStart(6, '0')}`;
}

function keysOf(draftId: string): IDBKeyRange {
  return IDBKeyRange.bound(`${prefix}${draftId} `, `${prefix}${draftId} \uffff`);
}

function difference(before: Draft, after: Draft): Unsaved {
  const was = new Map(Object.entries(before));
  const is = Object.entries(after);
  return {
    set: Object.fromEntries(is.filter(([name, value]) => was.get(name) !== value)),
    unset: [...was.keys()].filter((name) => !Object.hasOwn(after, name)),
  };
}

/**
 * Notes what an entry changes in a draft, at once and without waiting: to change the draft itself, it has to
 * be read first, and a popup that is closed meanwhile would take the entry with it. Gives the name of the
 * note, which is deleted when the change is stored.
 */
export function noteUnsaved(db: PlaintDb, before: Draft, after: Draft): string {
  const key = nextKey(after.id);
  const noting = db.use(async (connection) => {
    const transaction = connection.transaction('settings', 'readwrite', { durability: 'relaxed' });
    const put = transaction.store.put({ key, value: difference(before, after) });
    transaction.commit();
    await Promise.all([put, transaction.done]);
  });
  // The change itself fails as well then, and says so.
  noting.catch(toldElsewhere);
  return key;
}

function apply(draft: Draft, unsaved: unknown): Draft {
  const parsed = z.safeParse(unsavedSchema, unsaved);
  if (!parsed.success) return draft;
  const { set, unset } = parsed.data;
  const kept = Object.entries({ ...draft, ...set }).filter(([name]) => !unset.includes(name));
  const changed = z.safeParse(draftSchema, Object.fromEntries(kept));
  return changed.success ? changed.data : draft;
}

/** Takes what was entered last into the draft, where whoever entered it went before that was done. */
export async function recoverUnsaved(db: PlaintDb, draftId: string): Promise<void> {
  const isChanged = await db.use(async (connection) => {
    if ((await connection.count('settings', keysOf(draftId))) === 0) return false;
    const transaction = connection.transaction(['drafts', 'settings'], 'readwrite');
    const drafts = transaction.objectStore('drafts');
    const settings = transaction.objectStore('settings');
    const [stored, unsaved] = await Promise.all([
      drafts.get(draftId),
      settings.getAll(keysOf(draftId)),
    ]);
    // What was sent belongs to the outbox, and is not changed behind it.
    if (stored !== undefined && stored.sentAt === undefined) {
      await drafts.put(unsaved.reduce((draft, { value }) => apply(draft, value), stored));
    }
    await Promise.all([settings.delete(keysOf(draftId)), transaction.done]);
    return true;
  });
  if (isChanged) announceChange({ kind: 'draft', id: draftId });
}

/** Deletes all notes of a draft: what they note is stored by now, or the draft is gone. */
export function forgetUnsaved(store: SettingsStore, draftId: string): Promise<void> {
  return store.delete(keysOf(draftId));
}

import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { addDraft, deleteDraft, loadDraft, updateDraft } from '../../../utils/storage/drafts.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { noteUnsaved, recoverUnsaved } from '../../../utils/storage/unsaved-changes.ts';
import { sampleDraft } from './sample-records.ts';

let db: PlaintDb;
beforeEach(async () => {
  db = openPlaintDb(`test-${crypto.randomUUID()}`);
  await addDraft(db, draft);
});

const draft = sampleDraft({ affected: 'self', answers: { why: 'a' } });

/** How many entries lie there that are not stored in a draft. */
const countNotes = () =>
  db.use(async (connection) => {
    const keys = await connection.getAllKeys('settings');
    return keys.filter((key) => key.startsWith('unsaved ')).length;
  });

it('what was entered last is there after the popup went before it was stored, in the order of the entries', async () => {
  const chosen = { ...draft, category: 'insult', answers: { why: 'ab' } };
  const { affected: _, ...cleared } = { ...chosen, category: 'defamation' };
  noteUnsaved(db, draft, chosen);
  noteUnsaved(db, chosen, cleared);
  // Meanwhile the background went on with its own part.
  const capture = { state: 'done', captureId: crypto.randomUUID() } as const;
  await updateDraft(db, draft.id, (was) => ({ ...was, capture }));

  await recoverUnsaved(db, draft.id);

  expect(await loadDraft(db, draft.id)).toEqual({ ...cleared, capture });
  expect(await countNotes()).toBe(0);
});

it('what is stored leaves nothing behind, and takes nothing of a later entry along', async () => {
  const first = { ...draft, category: 'insult' };
  const second = { ...first, affected: 'child' };
  const noted = noteUnsaved(db, draft, first);
  noteUnsaved(db, first, second);
  await updateDraft(db, draft.id, () => first, [noted]);
  expect(await countNotes()).toBe(1);
  await recoverUnsaved(db, draft.id);
  expect(await loadDraft(db, draft.id)).toEqual(second);
});

it('a draft that is deleted takes along what was not stored; one that is sent stays as it left', async () => {
  const other = sampleDraft({ sentAt: '2030-01-02T12:00:00.000Z' });
  await addDraft(db, other);
  for (const each of [draft, other]) noteUnsaved(db, each, { ...each, category: 'insult' });
  await deleteDraft(db, draft.id);
  expect(await countNotes()).toBe(1);
  await recoverUnsaved(db, draft.id);
  expect(await loadDraft(db, draft.id)).toBeUndefined();
  await recoverUnsaved(db, other.id);
  expect(await loadDraft(db, other.id)).toEqual(other);
  expect(await countNotes()).toBe(0);
});

it('what cannot be read, or would break the draft, is left out', async () => {
  noteUnsaved(db, draft, { ...draft, category: 7 } as never);
  await db.use((connection) =>
    connection.put('settings', { key: `unsaved ${draft.id} 0`, value: 'broken' }),
  );
  noteUnsaved(db, draft, { ...draft, title: 'Mine' });
  await recoverUnsaved(db, draft.id);
  expect(await loadDraft(db, draft.id)).toEqual({ ...draft, title: 'Mine' });
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearEverything } from '../../../utils/storage/clear-everything.ts';
import { addDraft, loadDraft, updateDraft } from '../../../utils/storage/drafts.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { sampleDraft } from './sample-records.ts';

let name: string;
let db: PlaintDb;
let other: PlaintDb;

beforeEach(() => {
  name = `plaint-${crypto.randomUUID()}`;
  db = openPlaintDb(name);
  other = openPlaintDb(name);
});

afterEach(() => {
  db.close();
  other.close();
});

async function isThere(): Promise<boolean> {
  return (await indexedDB.databases()).some((found) => found.name === name);
}

describe('deleting everything', () => {
  it('the database itself goes, though another context has it open', async () => {
    const draft = sampleDraft();
    await addDraft(db, draft);
    expect(await loadDraft(other, draft.id)).toBeDefined();
    await clearEverything(db);
    expect(await isThere()).toBe(false);
  });

  it('whoever writes afterwards begins anew, and brings nothing back', async () => {
    const draft = sampleDraft();
    await addDraft(other, draft);
    await clearEverything(db);
    expect(
      await updateDraft(other, draft.id, (kept) => ({ ...kept, title: 'late' })),
    ).toBeUndefined();
    const later = sampleDraft();
    await addDraft(other, later);
    expect(await loadDraft(db, later.id)).toBeDefined();
    expect(await loadDraft(db, draft.id)).toBeUndefined();
  });

  it('somebody who does not let go is an error, and what is kept is cleared all the same', async () => {
    const draft = sampleDraft();
    await addDraft(db, draft);
    const holding = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = reject;
    });
    const impatient = openPlaintDb(name, 50);
    await expect(clearEverything(impatient)).rejects.toMatchObject({ code: 'storage_failed' });
    const kept = holding.transaction('drafts').objectStore('drafts').count();
    expect(await new Promise((resolve) => (kept.onsuccess = () => resolve(kept.result)))).toBe(0);
    holding.close();
  });
});

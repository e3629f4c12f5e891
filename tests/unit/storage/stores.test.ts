import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadBlob, saveBlob } from '../../../utils/storage/blobs.ts';
import { addCapture, loadCapture } from '../../../utils/storage/captures.ts';
import { type StoreChange, watchChanges } from '../../../utils/storage/changes.ts';
import { collectGarbage } from '../../../utils/storage/collect-garbage.ts';
import {
  addDraft,
  deleteDraft,
  listDrafts,
  loadDraft,
  updateDraft,
} from '../../../utils/storage/drafts.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { listProfiles, loadProfile, updateProfile } from '../../../utils/storage/profiles.ts';
import { loadSetting, saveSetting } from '../../../utils/storage/settings.ts';
import { hex, noon, sampleCapture, sampleDraft } from './sample-records.ts';

let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(`test-${crypto.randomUUID()}`);
});

describe('drafts', () => {
  it('the one touched last comes first', async () => {
    const old = sampleDraft({ updatedAt: '2030-01-01T00:00:00.000Z' });
    const young = sampleDraft({ updatedAt: '2030-01-03T00:00:00.000Z' });
    await addDraft(db, young);
    await addDraft(db, old);
    expect((await listDrafts(db)).map(({ id }) => id)).toEqual([young.id, old.id]);
  });

  it('two changes at once both stay', async () => {
    const draft = sampleDraft();
    await addDraft(db, draft);
    await Promise.all([
      updateDraft(db, draft.id, (was) => ({ ...was, category: 'defamation' })),
      updateDraft(db, draft.id, (was) => ({ ...was, title: '另一个标题' })),
    ]);
    expect(await loadDraft(db, draft.id)).toMatchObject({
      category: 'defamation',
      title: '另一个标题',
    });
  });

  it('a change to what is not there makes nothing', async () => {
    expect(await updateDraft(db, crypto.randomUUID(), (draft) => draft)).toBeUndefined();
    expect(await listDrafts(db)).toEqual([]);
  });

  it('one that does not fit the schema is refused and the stored one stays', async () => {
    const draft = sampleDraft();
    await addDraft(db, draft);
    const spoilt = { ...draft, id: 'not-a-uuid' };
    await expect(addDraft(db, spoilt)).rejects.toMatchObject({ code: 'storage_failed' });
    await expect(
      updateDraft(db, draft.id, (was) => ({ ...was, url: 1 as unknown as string })),
    ).rejects.toMatchObject({ code: 'storage_failed' });
    expect(await loadDraft(db, draft.id)).toEqual(draft);
  });

  it('a damaged record says so when asked for, hides no other, and is not removed', async () => {
    const draft = sampleDraft();
    await addDraft(db, draft);
    const damaged = { id: 'damaged', updatedAt: '2030' } as never;
    await db.use((connection) => connection.put('drafts', damaged));
    await expect(loadDraft(db, 'damaged')).rejects.toMatchObject({ code: 'storage_failed' });
    expect((await listDrafts(db)).map(({ id }) => id)).toEqual([draft.id]);
    expect(await db.use((connection) => connection.count('drafts'))).toBe(2);
  });
});

it('a capture and its bytes are stored together', async () => {
  const capture = sampleCapture(crypto.randomUUID(), [hex('a')]);
  await addCapture(db, capture, new Map([[hex('a'), new Blob(['abc'])]]), noon);
  expect(await loadCapture(db, capture.id)).toEqual(capture);
  expect(await (await loadBlob(db, hex('a')))?.text()).toBe('abc');
});

it('only blobs that nothing refers to and that are a day old are collected', async () => {
  const capture = sampleCapture(crypto.randomUUID(), [hex('a')]);
  await addCapture(db, capture, new Map([[hex('a'), new Blob(['a'])]]), noon);
  const attachment = { name: 'x.pdf', mediaType: 'application/pdf', sizeBytes: 1 };
  await saveBlob(db, hex('b'), new Blob(['b']), noon);
  await addDraft(
    db,
    sampleDraft({
      capture: { state: 'done', captureId: capture.id },
      attachments: [{ ...attachment, sha256: hex('b') }],
    }),
  );
  await saveBlob(db, hex('c'), new Blob(['c']), noon);
  await saveBlob(db, hex('d'), new Blob(['d']), noon + 86_400_000);
  expect(await collectGarbage(db, noon + 86_400_000)).toBe(1);
  const left = await db.use((connection) => connection.getAllKeys('blobs'));
  expect(left).toEqual([hex('a'), hex('b'), hex('d')]);
});

describe('settings', () => {
  it('are their initial value until chosen', async () => {
    expect(await loadSetting(db, 'language')).toBe('auto');
    await saveSetting(db, 'language', 'zh-Hant');
    expect(await loadSetting(db, 'language')).toBe('zh-Hant');
  });

  it('a value that no longer fits counts as none', async () => {
    await db.use((connection) => connection.put('settings', { key: 'theme', value: 'plaid' }));
    expect(await loadSetting(db, 'theme')).toBe('auto');
  });
});

it('profiles are kept by id', async () => {
  const profile = {
    id: 'own',
    label: '示例',
    affected: 'self',
    name: '示例',
    contact: 'a@example.org',
    answers: {},
    documents: [],
  };
  await updateProfile(db, profile.id, () => profile);
  expect(await loadProfile(db, 'own')).toEqual(profile);
  expect(await listProfiles(db)).toEqual([profile]);
});

it('every change is told once it is stored', async () => {
  const draft = sampleDraft();
  const stop = new AbortController();
  const changes: StoreChange[] = [];
  const heard = new Promise<void>((resolve) => {
    watchChanges((change) => {
      if (change.id === draft.id) changes.push(change);
      if (changes.length === 2) resolve();
    }, stop.signal);
  });
  await addDraft(db, draft);
  await deleteDraft(db, draft.id);
  await heard;
  stop.abort();
  expect(changes).toEqual([
    { kind: 'draft', id: draft.id },
    { kind: 'draft', id: draft.id },
  ]);
});

it('a connection that was closed for a newer version is opened again', async () => {
  await addDraft(db, sampleDraft());
  await db.use(async (connection) => connection.close());
  expect(await listDrafts(db)).toHaveLength(1);
});

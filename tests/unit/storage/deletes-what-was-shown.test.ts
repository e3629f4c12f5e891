import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { loadBlob, saveBlob } from '../../../utils/storage/blobs.ts';
import { receiveBlobs } from '../../../utils/storage/case-transfer.ts';
import { addDraft, deleteDraft, loadDraft, updateDraft } from '../../../utils/storage/drafts.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { hex, noon, sampleDraft } from './sample-records.ts';

let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(`test-${crypto.randomUUID()}`);
});

it('an import that failed takes back its own bytes and none that a capture stored meanwhile', async () => {
  const arriving = receiveBlobs(db, noon);
  for (const digit of ['a', 'b', 'c']) await arriving.keep(hex(digit), new Blob([digit]));
  await saveBlob(db, hex('a'), new Blob(['a']), noon + 1);
  await db.use((connection) =>
    connection.put('blobs', {
      sha256: hex('d'),
      savedAtMs: noon + 1,
      parts: [hex('b')],
      mediaType: 'text/html',
    }),
  );

  await arriving.undo();

  expect(await (await loadBlob(db, hex('a')))?.text()).toBe('a');
  expect(await (await loadBlob(db, hex('d')))?.text()).toBe('b');
  expect(await loadBlob(db, hex('c'))).toBeUndefined();
});

it('a draft that was written into since it was given up stays', async () => {
  const draft = sampleDraft();
  await addDraft(db, draft);
  const updatedAt = '2030-01-02T12:00:01.000Z';
  await updateDraft(db, draft.id, (was) => ({ ...was, title: 'Mine', updatedAt }));

  expect(await deleteDraft(db, draft.id, draft.updatedAt)).toBeUndefined();
  expect((await loadDraft(db, draft.id))?.title).toBe('Mine');
  expect((await deleteDraft(db, draft.id, updatedAt))?.title).toBe('Mine');
  expect(await loadDraft(db, draft.id)).toBeUndefined();
});

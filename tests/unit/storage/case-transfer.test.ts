import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { importCase, sealCase } from '../../../utils/services/cases/case-file.ts';
import { loadBlob } from '../../../utils/storage/blobs.ts';
import { addCapture, loadCapture } from '../../../utils/storage/captures.ts';
import { addCase, loadCasebookCase } from '../../../utils/storage/cases.ts';
import { addItems, listItems, loadItem, updateItems } from '../../../utils/storage/items.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { addRecheck, listRechecks } from '../../../utils/storage/rechecks.ts';
import { sampleCase, sampleItem } from './sample-casebook.ts';
import { noon, sampleCapture } from './sample-records.ts';

let here: PlaintDb;
let there: PlaintDb;
beforeEach(() => {
  here = openPlaintDb(`test-${crypto.randomUUID()}`);
  there = openPlaintDb(`test-${crypto.randomUUID()}`);
});

async function fill(db: PlaintDb) {
  const record = sampleCase({ statement: '事情是这样的' });
  const blob = new Blob(['<p>一个帖子</p>'], { type: 'text/html' });
  const sha256 = await sha256HexOfBlob(blob);
  const capture = sampleCapture(crypto.randomUUID(), [sha256]);
  await addCapture(db, capture, new Map([[sha256, blob]]), noon);
  await addCase(db, record);
  const draftId = crypto.randomUUID();
  const notAllowedSince = '2030-01-02T12:00:00.000Z';
  const item = sampleItem(record.id, { captureId: capture.id, draftId, notAllowedSince });
  await addItems(db, [item]);
  await addRecheck(db, {
    id: crypto.randomUUID(),
    itemId: item.id,
    url: item.url,
    checkedAt: '2030-01-03T12:00:00.000Z',
    outcome: 'up',
  });
  return { record, item, capture, sha256 };
}

it('a case moves to another device with every record and byte, but without its drafts and what this device may look at', async () => {
  const { record, item, capture, sha256 } = await fill(here);
  const file = await sealCase(here, record.id, 'passphrase');
  expect(await importCase(there, file, 'passphrase')).toEqual({
    caseId: record.id,
    added: 1,
    known: 0,
  });
  expect(await loadCasebookCase(there, record.id)).toEqual(record);
  const { draftId: _, notAllowedSince: __, ...kept } = item;
  expect(await loadItem(there, item.id)).toEqual(kept);
  expect(await loadCapture(there, capture.id)).toEqual(capture);
  expect(await listRechecks(there, item.id)).toHaveLength(1);
  expect(await sha256HexOfBlob((await loadBlob(there, sha256)) ?? new Blob(['']))).toBe(sha256);
});

it('taking in the same case twice changes nothing that was written meanwhile', async () => {
  const { record, item } = await fill(here);
  const file = await sealCase(here, record.id, 'passphrase');
  await importCase(there, file, 'passphrase');
  await updateItems(there, [item.id], (was) => ({ ...was, note: 'mine' }));
  expect(await importCase(there, file, 'passphrase')).toEqual({
    caseId: record.id,
    added: 0,
    known: 1,
  });
  expect((await loadItem(there, item.id))?.note).toBe('mine');
});

it('what cannot be read to its end leaves nothing behind', async () => {
  const { record } = await fill(here);
  const file = await sealCase(here, record.id, 'passphrase');
  const damaged = new Blob([file.slice(0, file.size - 40), new Uint8Array(40)]);
  await expect(importCase(there, damaged, 'passphrase')).rejects.toThrow();
  await expect(importCase(there, file, 'wrong')).rejects.toMatchObject({ code: 'archive_locked' });
  expect(await listItems(there)).toEqual([]);
  for (const store of ['blobs', 'cases', 'captures'] as const) {
    expect(await there.use((connection) => connection.count(store))).toBe(0);
  }
});

it('a failure does not take away bytes that were here before', async () => {
  const { record, sha256 } = await fill(here);
  const big = new Blob([new Uint8Array(1_500_000)]);
  const bigHash = await sha256HexOfBlob(big);
  const other = sampleCapture(crypto.randomUUID(), [sha256, bigHash]);
  await addCapture(here, other, new Map([[bigHash, big]]), noon);
  await addItems(here, [sampleItem(record.id, { captureId: other.id })]);
  const file = await sealCase(here, record.id, 'passphrase');
  const damaged = file.slice(0, file.size - 1);
  await there.use((connection) =>
    connection.put('blobs', { sha256, blob: new Blob(['<p>一个帖子</p>']), savedAtMs: noon }),
  );
  await expect(importCase(there, damaged, 'passphrase')).rejects.toMatchObject({
    code: 'archive_damaged',
  });
  expect(await there.use((connection) => connection.getAllKeys('blobs'))).toEqual([sha256]);
});

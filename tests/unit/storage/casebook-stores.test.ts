import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { inboxId } from '../../../utils/report/casebook-case.ts';
import { loadBlob, saveBlob } from '../../../utils/storage/blobs.ts';
import { addCapture, loadCapture } from '../../../utils/storage/captures.ts';
import {
  addCase,
  deleteCase,
  listCases,
  loadCasebookCase,
  openInbox,
  updateCase,
} from '../../../utils/storage/cases.ts';
import { clearEverything } from '../../../utils/storage/clear-everything.ts';
import { collectGarbage } from '../../../utils/storage/collect-garbage.ts';
import { addDraft } from '../../../utils/storage/drafts.ts';
import { dropCapture } from '../../../utils/storage/drop-capture.ts';
import {
  addItems,
  deleteItems,
  listItems,
  listItemsOfCase,
  listItemsOfContent,
  listItemsOfThread,
  loadItem,
  updateItems,
} from '../../../utils/storage/items.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { addRecheck, listRechecks } from '../../../utils/storage/rechecks.ts';
import { addThread, loadThread } from '../../../utils/storage/threads.ts';
import { sampleCase, sampleItem, sampleThread } from './sample-casebook.ts';
import { hex, noon, sampleCapture, sampleDraft } from './sample-records.ts';

const at = '2030-01-02T12:00:00.000Z';
const later = noon + 2 * 24 * 60 * 60 * 1000;
let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(`test-${crypto.randomUUID()}`);
});

describe('items', () => {
  it('are found by case, thread and content, the newest first in the whole list', async () => {
    const [mine, other] = [sampleCase(), sampleCase()];
    const threadId = crypto.randomUUID();
    const old = sampleItem(mine.id, { contentSha256: hex('1'), threadId });
    const young = sampleItem(mine.id, { capturedAt: '2030-01-03T12:00:00.000Z' });
    const elsewhere = sampleItem(other.id, { contentSha256: hex('1') });
    await addItems(db, [old, young, elsewhere]);
    expect((await listItems(db))[0]?.id).toBe(young.id);
    expect((await listItemsOfCase(db, mine.id)).map(({ id }) => id).sort()).toEqual(
      [old.id, young.id].sort(),
    );
    expect(await listItemsOfThread(db, threadId)).toEqual([old]);
    expect(await listItemsOfContent(db, hex('1'))).toHaveLength(2);
  });

  it('one that does not fit refuses them all, and nothing of them is stored', async () => {
    const good = sampleItem(inboxId);
    const bad = sampleItem(inboxId, { contentSha256: 'no hash' });
    await expect(addItems(db, [good, bad])).rejects.toMatchObject({ code: 'storage_failed' });
    expect(await listItems(db)).toEqual([]);
  });

  it('two changes at once both stay', async () => {
    const item = sampleItem(inboxId);
    await addItems(db, [item]);
    await Promise.all([
      updateItems(db, [item.id], (was) => ({ ...was, tags: [...was.tags, 'a'] })),
      updateItems(db, [item.id], (was) => ({ ...was, tags: [...was.tags, 'b'] })),
    ]);
    expect((await loadItem(db, item.id))?.tags.sort()).toEqual(['a', 'b']);
  });

  it('what was taken away can be put back', async () => {
    const item = sampleItem(inboxId);
    await addItems(db, [item]);
    await deleteItems(db, [item.id]);
    expect(await loadItem(db, item.id)).toBeUndefined();
    await addItems(db, [item]);
    expect(await loadItem(db, item.id)).toEqual(item);
  });
});

describe('cases', () => {
  it('a case goes with its items, its threads and what was seen of them; others stay', async () => {
    const [gone, kept] = [sampleCase(), sampleCase()];
    await addCase(db, gone);
    await addCase(db, kept);
    const [lost, safe] = [sampleItem(gone.id), sampleItem(kept.id)];
    await addItems(db, [lost, safe]);
    const thread = sampleThread(gone.id);
    await addThread(db, thread);
    const look = { url: lost.url, checkedAt: at, outcome: 'up' } as const;
    await addRecheck(db, { id: crypto.randomUUID(), itemId: lost.id, ...look });
    // Nobody has read these two before: they are given back by the deletion itself.
    const late = sampleItem(gone.id);
    const deleting = Promise.all([addItems(db, [late]), deleteCase(db, gone.id)]);
    const [, deleted] = await deleting;
    expect(deleted?.record).toEqual(gone);
    expect(new Set(deleted?.items.map(({ id }) => id))).toEqual(new Set([lost.id, late.id]));
    expect(deleted?.threads).toEqual([thread]);
    expect(deleted?.rechecks).toMatchObject([look]);
    expect((await listCases(db)).map(({ id }) => id)).toEqual([kept.id]);
    expect((await listItems(db)).map(({ id }) => id)).toEqual([safe.id]);
    expect(await loadThread(db, thread.id)).toBeUndefined();
    expect(await listRechecks(db, lost.id)).toEqual([]);
  });

  it('the inbox is made once and cannot be deleted', async () => {
    await openInbox(db, at);
    await updateCase(db, inboxId, (was) => ({ ...was, note: 'mine' }));
    await openInbox(db, '2031-01-01T00:00:00.000Z');
    await deleteCase(db, inboxId);
    expect(await loadCasebookCase(db, inboxId)).toMatchObject({ createdAt: at, note: 'mine' });
  });
});

describe('what the casebook refers to', () => {
  it('outlives the drafts: documents, pieces, shared resources, captures and their bytes', async () => {
    const capture = sampleCapture(crypto.randomUUID(), [hex('a')]);
    const proof = sampleCapture(crypto.randomUUID(), [hex('b')]);
    await addCapture(db, capture, new Map([[hex('a'), new Blob(['page'])]]), noon);
    await addCapture(db, proof, new Map([[hex('b'), new Blob(['gone'])]]), noon);
    const document = { sha256: hex('c'), name: 'licence.pdf', sizeBytes: 1 };
    const record = sampleCase({
      documents: [{ ...document, mediaType: 'application/pdf', originalSha256: hex('d') }],
    });
    await addCase(db, record);
    const item = sampleItem(record.id, { captureId: capture.id, partSha256: hex('e') });
    await addItems(db, [{ ...item, resources: [hex('f')] }]);
    await addThread(db, sampleThread(record.id, { resources: [hex('1')] }));
    const look = { itemId: item.id, url: item.url, checkedAt: at, outcome: 'removed' } as const;
    await addRecheck(db, { id: crypto.randomUUID(), captureId: proof.id, ...look });
    for (const digit of ['c', 'd', 'e', 'f', '1', '2']) {
      await saveBlob(db, hex(digit), new Blob([digit]), noon);
    }
    expect(await collectGarbage(db, later)).toBe(1);
    expect(await loadBlob(db, hex('2'))).toBeUndefined();
    for (const digit of ['a', 'b', 'c', 'd', 'e', 'f', '1']) {
      expect(await loadBlob(db, hex(digit)), digit).toBeDefined();
    }
    expect(await loadCapture(db, proof.id)).toEqual(proof);

    await deleteCase(db, record.id);
    expect(await collectGarbage(db, later)).toBe(7);
  });

  it('a capture that must not be kept goes from the casebook too, pieces and all', async () => {
    const capture = sampleCapture(crypto.randomUUID(), [hex('a')]);
    await addCapture(db, capture, new Map([[hex('a'), new Blob(['page'])]]), noon);
    await saveBlob(db, hex('b'), new Blob(['piece']), noon);
    await saveBlob(db, hex('c'), new Blob(['shared']), noon);
    const draft = sampleDraft({ capture: { state: 'done', captureId: capture.id } });
    await addDraft(db, draft);
    const item = sampleItem(inboxId, { captureId: capture.id, partSha256: hex('b') });
    const other = sampleItem(inboxId, { resources: [hex('c')] });
    await addItems(db, [{ ...item, resources: [hex('c')] }, other]);
    await dropCapture(db, draft.id);
    expect((await listItems(db)).map(({ id }) => id)).toEqual([other.id]);
    for (const digit of ['a', 'b']) expect(await loadBlob(db, hex(digit))).toBeUndefined();
    expect(await loadBlob(db, hex('c'))).toBeDefined();
  });

  it('clearing everything leaves nothing of it', async () => {
    const record = sampleCase();
    await addCase(db, record);
    await addItems(db, [sampleItem(record.id)]);
    await addThread(db, sampleThread(record.id));
    await clearEverything(db);
    for (const store of ['cases', 'items', 'threads', 'rechecks'] as const) {
      expect(await db.use((connection) => connection.count(store))).toBe(0);
    }
  });
});

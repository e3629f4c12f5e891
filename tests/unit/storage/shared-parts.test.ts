import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { loadBlob, saveBlob } from '../../../utils/storage/blobs.ts';
import { addCapture } from '../../../utils/storage/captures.ts';
import { collectGarbage } from '../../../utils/storage/collect-garbage.ts';
import { addDraft } from '../../../utils/storage/drafts.ts';
import { dropCapture } from '../../../utils/storage/drop-capture.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import type { StoredBlob } from '../../../utils/storage/schema.ts';
import { hex, noon, sampleCapture, sampleDraft } from './sample-records.ts';
import { threadPage } from './thread-page.ts';

const dayMs = 24 * 60 * 60 * 1000;
let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(randomUUID());
});

function sizeOf(stored: StoredBlob): number {
  if ('blob' in stored) return stored.blob.size;
  return 'bytes' in stored ? stored.bytes.length : JSON.stringify(stored).length;
}

async function storedBytes(): Promise<number> {
  const all = await db.use((connection) => connection.getAll('blobs'));
  return all.reduce((sum, stored) => sum + sizeOf(stored), 0);
}

/** Captures a thread page of which one post differs, as the background stores it. */
async function keepThread(changedPost: number, sizeBytes: number, savedAtMs = noon) {
  const page = threadPage(sizeBytes, changedPost);
  const blobs = new Map<string, Blob>();
  for (const bytes of [page.html, page.view, page.text])
    blobs.set(await sha256HexOfBlob(bytes), bytes);
  const capture = sampleCapture(randomUUID(), [...blobs.keys()]);
  await addCapture(db, capture, blobs, savedAtMs);
  const draft = sampleDraft({
    id: randomUUID(),
    capture: { state: 'done', captureId: capture.id },
  });
  await addDraft(db, draft);
  return { draft, blobs };
}

async function expectWhole(blobs: ReadonlyMap<string, Blob>): Promise<void> {
  for (const [sha256, blob] of blobs) {
    const loaded = await loadBlob(db, sha256);
    expect(loaded?.type).toBe(blob.type);
    expect(loaded && (await sha256HexOfBlob(loaded))).toBe(sha256);
  }
}

it('captures of one page of which a post differs share all the rest', async () => {
  const first = await keepThread(0, 400_000);
  const one = await storedBytes();
  const others = [];
  for (let number = 1; number < 6; number++) others.push(await keepThread(number, 400_000));
  expect(await storedBytes()).toBeLessThan(1.5 * one);
  await expectWhole(first.blobs);
  await expectWhole(others.at(-1)?.blobs ?? new Map());
});

it('deleting one of them leaves the others whole', async () => {
  const [first, second] = [await keepThread(1, 200_000), await keepThread(2, 200_000)];
  const both = await storedBytes();
  await dropCapture(db, first.draft.id);
  for (const sha256 of first.blobs.keys()) expect(await loadBlob(db, sha256)).toBeUndefined();
  await expectWhole(second.blobs);
  expect(await storedBytes()).toBeLessThan(both);
  await dropCapture(db, second.draft.id);
  expect(await storedBytes()).toBe(0);
});

it('parts that are old are not collected while anything young is made of them', async () => {
  const { blobs, draft } = await keepThread(1, 200_000);
  await db.use((connection) => connection.delete('drafts', draft.id));
  const html = [...blobs].find(([, blob]) => blob.type === 'text/html');
  if (html === undefined) throw new Error('no document');
  await saveBlob(db, ...html, noon + 2 * dayMs);
  await collectGarbage(db, noon + 2 * dayMs);
  await expectWhole(new Map([html]));
  await collectGarbage(db, noon + 4 * dayMs);
  expect(await storedBytes()).toBe(0);
});

it('of what lost a part nothing is given rather than something else', async () => {
  const { blobs } = await keepThread(1, 200_000);
  const [sha256 = ''] = [...blobs.keys()];
  const stored = await db.use((connection) => connection.get('blobs', sha256));
  if (stored === undefined || !('parts' in stored)) throw new Error('not in parts');
  await db.use((connection) => connection.delete('blobs', stored.parts[3] ?? ''));
  expect(await loadBlob(db, sha256)).toBeUndefined();
});

it('what is compressed already is kept as it is', async () => {
  const film = new Blob([new Uint8Array(200_000)], { type: 'video/mp4' });
  await saveBlob(db, hex('f'), film, noon);
  expect(await db.use((connection) => connection.count('blobs'))).toBe(1);
  expect((await loadBlob(db, hex('f')))?.size).toBe(200_000);
});

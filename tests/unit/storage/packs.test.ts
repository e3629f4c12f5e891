import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { sha256Hex, sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { deleteBlobs, loadBlob, putBlobs, saveBlob } from '../../../utils/storage/blobs.ts';
import { eraseUnreferenced } from '../../../utils/storage/erase-unreferenced.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { packTexts, storedBytes } from '../../../utils/storage/pack-texts.ts';
import { inflate } from '../../../utils/storage/packs.ts';

let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(randomUUID());
});

const postOf = (number: number) =>
  `<article class="post" id="p${number}"><p class="text">帖子 ${number}</p><button>Reply</button></article>`;

async function byHash(texts: readonly string[], type = 'text/html'): Promise<Map<string, Blob>> {
  const named = texts.map(async (text) => [await sha256Hex(text), new Blob([text], { type })]);
  return new Map((await Promise.all(named)) as [string, Blob][]);
}

async function keep(blobs: ReadonlyMap<string, Blob>): Promise<number> {
  const prepared = await packTexts(blobs, 0);
  await db.use(async (connection) => {
    const transaction = connection.transaction(['blobs'], 'readwrite');
    await Promise.all([putBlobs(transaction.objectStore('blobs'), prepared), transaction.done]);
  });
  return storedBytes(prepared);
}

async function remove(...doomed: string[]): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction(['blobs'], 'readwrite');
    await deleteBlobs(transaction.objectStore('blobs'), new Set(doomed));
    await transaction.done;
  });
}

/** Everything that lies in the database, inflated. */
async function everything(): Promise<string> {
  const all = await db.use((connection) => connection.getAll('blobs'));
  const texts = all.map(async (stored) => {
    if ('bytes' in stored) return new TextDecoder().decode(await inflate(stored.bytes));
    return 'blob' in stored ? stored.blob.text() : JSON.stringify(stored);
  });
  return (await Promise.all(texts)).join('\n');
}

it('posts that came together take a fraction of their size, and each is read back as it was', async () => {
  const blobs = await byHash(Array.from({ length: 60 }, (_, number) => postOf(number)));
  blobs.set('ee'.repeat(32), new Blob([new Uint8Array(900)], { type: 'image/png' }));
  const given = [...blobs.values()].reduce((sum, { size }) => sum + size, 0);
  const taken = await keep(blobs);
  expect(taken - 900).toBeLessThan((given - 900) / 5);
  for (const [sha256, { size, type }] of blobs) {
    const loaded = await loadBlob(db, sha256);
    expect([loaded?.size, loaded?.type]).toEqual([size, type]);
    if (type === 'text/html') expect(loaded && (await sha256HexOfBlob(loaded))).toBe(sha256);
  }
});

it('of several packs each gives up what was deleted, and those that are whole stay as they are', async () => {
  const packs = await Promise.all(
    [0, 10, 20].map((from) => byHash([1, 2, 3].map((at) => postOf(from + at)))),
  );
  for (const pack of packs) await keep(pack);
  const keysOf = () => db.use((connection) => connection.getAllKeys('blobs'));
  const before = new Set(await keysOf());
  const [one = '', , other = ''] = packs.map((pack) => [...pack.keys()][0] ?? '');
  await remove(one, other);
  await eraseUnreferenced(db);
  const text = await everything();
  for (const gone of ['帖子 1<', '帖子 21<']) expect(text).not.toContain(gone);
  for (const kept of ['帖子 2<', '帖子 11<', '帖子 22<']) expect(text).toContain(kept);
  // Two pieces are gone, two packs have new names, and everything else has the name it had.
  const after = await keysOf();
  expect(after).toHaveLength(before.size - 2);
  expect(after.filter((key) => !before.has(key))).toHaveLength(2);
});

it('what is deleted does not stay with its neighbours, and they stay as they were', async () => {
  const blobs = await byHash([1, 2, 3].map(postOf));
  await keep(blobs);
  const [first = '', ...others] = blobs.keys();
  await remove(first);
  expect(await everything()).toContain('帖子 1');
  await eraseUnreferenced(db);
  expect(await everything()).not.toContain('帖子 1');
  expect(await loadBlob(db, first)).toBeUndefined();
  for (const sha256 of others) {
    const loaded = await loadBlob(db, sha256);
    expect(loaded && (await sha256HexOfBlob(loaded))).toBe(sha256);
  }
  const before = await db.use((connection) => connection.getAllKeys('blobs'));
  await eraseUnreferenced(db);
  expect(await db.use((connection) => connection.getAllKeys('blobs'))).toEqual(before);
});

it('a pack goes with the last of its pieces', async () => {
  const blobs = await byHash([1, 2].map(postOf));
  await keep(blobs);
  await remove(...blobs.keys());
  expect(await db.use((connection) => connection.count('blobs'))).toBe(0);
});

it('a piece that is stored anew by itself is not lost when its old pack is cleared', async () => {
  const blobs = await byHash([1, 2].map(postOf));
  await keep(blobs);
  const [[first = '', blob = new Blob()] = []] = blobs;
  await saveBlob(db, first, blob, 0);
  await eraseUnreferenced(db);
  for (const sha256 of blobs.keys()) {
    const loaded = await loadBlob(db, sha256);
    expect(loaded && (await sha256HexOfBlob(loaded))).toBe(sha256);
  }
});

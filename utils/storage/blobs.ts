import type { IDBPObjectStore, StoreNames } from 'idb';
import { readBlob } from '../evidence/blob-chunks.ts';
import type { Bytes } from '../evidence/bytes.ts';
import { sha256Hex } from '../evidence/digest.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { type PackSlice, readSlice } from './packs.ts';
import type { PlaintSchema, StoredBlob } from './schema.ts';
import { splitContent } from './split-content.ts';

/**
 * One blob, prepared to be stored: its record and its parts. Prepare it before the transaction begins, which
 * would end while it waits.
 */
export interface PreparedBlob {
  readonly record: StoredBlob;
  readonly parts: readonly {
    readonly sha256: string;
    readonly bytes: Bytes;
    readonly pieces?: number;
  }[];
}

/** Texts repeat each other from capture to capture; what is compressed already differs everywhere at once. */
const repetitive = /^(text\/|application\/(json|javascript|xml|xhtml)|image\/svg)/;
const leastCutBytes = 64 * 1024;
const greatestCutBytes = 64 * 1024 * 1024;

/** Whether this is a text, and too small to be cut into parts. */
export function isSmallText({ size, type }: Blob): boolean {
  return repetitive.test(type) && size < leastCutBytes;
}

/**
 * Prepares blobs, by SHA-256. Large texts are cut into parts, of which those that are stored already are not
 * stored again.
 */
export async function prepareBlobs(
  blobs: ReadonlyMap<string, Blob>,
  nowMs: number,
): Promise<PreparedBlob[]> {
  const prepared: PreparedBlob[] = [];
  for (const [sha256, blob] of blobs) prepared.push(await prepareBlob(sha256, blob, nowMs));
  return prepared;
}

async function prepareBlob(sha256: string, blob: Blob, nowMs: number): Promise<PreparedBlob> {
  const isCut =
    repetitive.test(blob.type) && blob.size >= leastCutBytes && blob.size <= greatestCutBytes;
  if (!isCut) return { record: { sha256, savedAtMs: nowMs, blob }, parts: [] };
  const cut = splitContent(await readBlob(blob));
  const parts = await Promise.all(
    cut.map(async (bytes) => ({ sha256: await sha256Hex(bytes), bytes: bytes.slice() })),
  );
  const names = parts.map((part) => part.sha256);
  return { record: { sha256, savedAtMs: nowMs, parts: names, mediaType: blob.type }, parts };
}

type BlobStore = IDBPObjectStore<PlaintSchema, StoreNames<PlaintSchema>[], 'blobs', 'readwrite'>;

/** Puts prepared bytes where they belong; parts that are there already are not written again. */
export async function putBlobs(store: BlobStore, prepared: readonly PreparedBlob[]): Promise<void> {
  await Promise.all(
    prepared.flatMap(({ record, parts }) => [
      store.put(record),
      ...parts.map(async (part) => {
        const known = await store.getKey(part.sha256);
        if (known === undefined) await store.put({ ...part, savedAtMs: record.savedAtMs });
      }),
    ]),
  );
}

/** The bytes with this hash; undefined when they, or any part of them, are gone. */
export async function loadBlob(db: PlaintDb, sha256: string): Promise<Blob | undefined> {
  const found = await readStored(db, sha256);
  if (found === undefined || found instanceof Blob) return found;
  const { pack, stretch: slice, mediaType } = found;
  return new Blob([await readSlice(pack, slice)], { type: mediaType });
}

interface Packed {
  readonly pack: Bytes;
  readonly stretch: PackSlice;
  readonly mediaType: string;
}

function readStored(db: PlaintDb, sha256: string): Promise<Blob | Packed | undefined> {
  return db.use(async (connection) => {
    const { store } = connection.transaction('blobs');
    const found = await store.get(sha256);
    if (found === undefined) return undefined;
    if ('blob' in found) return found.blob;
    if ('bytes' in found) return new Blob([found.bytes]);
    const parts = await Promise.all(found.parts.map((part) => store.get(part)));
    const { stretch: slice, mediaType } = found;
    if (slice !== undefined) {
      const [pack] = parts;
      if (pack === undefined || !('bytes' in pack)) return undefined;
      return { pack: pack.bytes, stretch: slice, mediaType };
    }
    const bytes = parts.map((part) => (part === undefined ? undefined : contentOf(part)));
    const whole = bytes.filter((each) => each !== undefined);
    return whole.length < bytes.length ? undefined : new Blob(whole, { type: mediaType });
  });
}

/** Of what is not itself made of parts. */
function contentOf(stored: StoredBlob): Blob | Bytes | undefined {
  if ('blob' in stored) return stored.blob;
  return 'bytes' in stored ? stored.bytes : undefined;
}

/** Stores bytes under their hash, which the caller has computed; durable when it returns. */
export async function saveBlob(
  db: PlaintDb,
  sha256: string,
  blob: Blob,
  nowMs: number,
): Promise<void> {
  const prepared = await prepareBlobs(new Map([[sha256, blob]]), nowMs);
  await db.use(async (connection) => {
    const transaction = connection.transaction(['blobs'], 'readwrite', { durability: 'strict' });
    await Promise.all([putBlobs(transaction.objectStore('blobs'), prepared), transaction.done]);
  });
}

/** Deletes whole blobs, and those of their parts that nothing else is made of. */
export async function deleteBlobs(store: BlobStore, doomed: ReadonlySet<string>): Promise<void> {
  const orphans = new Set<string>();
  const needed = new Set<string>();
  for await (const { value } of store) {
    if (!('parts' in value)) continue;
    for (const part of value.parts) (doomed.has(value.sha256) ? orphans : needed).add(part);
  }
  await Promise.all(Array.from(doomed, (sha256) => store.delete(sha256)));
  for (const part of orphans.difference(needed)) {
    const found = await store.get(part);
    if (found !== undefined && 'bytes' in found) await store.delete(part);
  }
}

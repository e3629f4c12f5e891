import { toHex } from '../../utils/evidence/bytes.ts';
import { sha256Sync } from '../sha256-sync.ts';
import {
  type ChunkBytes,
  type EvidenceName,
  type EvidenceStore,
  evidenceKey,
  type PendingUpload,
} from './evidence-store.ts';
import { type S3Client, S3Failure, type S3Object } from './s3-client.ts';

const pendingPattern = /^pending\/([0-9a-f]{64})\.([0-9a-f]{64})\/(\d+|whole|renewed)$/;
const emptySha256 = toHex(sha256Sync(new Uint8Array(0)));

const keptKey = (name: EvidenceName) => `evidence/${evidenceKey(name)}`;
const pendingPrefix = (name: EvidenceName) => `pending/${evidenceKey(name)}/`;
/** Offsets sort as text. */
const partKey = (name: EvidenceName, offset: number) =>
  `${pendingPrefix(name)}${String(offset).padStart(15, '0')}`;
/** Says that the whole is there but no report has claimed it yet. */
const wholeKey = (name: EvidenceName) => `${pendingPrefix(name)}whole`;
/** Says when parts were as good as new, since they cannot be touched. */
const renewedKey = (name: EvidenceName) => `${pendingPrefix(name)}renewed`;
const isPart = ({ key }: S3Object) => /\/\d+$/.test(key);

/**
 * Evidence in a bucket, for any number of endpoint processes. Each chunk is an object of its own, since S3
 * cannot append; the whole is written in one request under its own hash, which the store checks too.
 */
export function createS3EvidenceStore(s3: S3Client): EvidenceStore {
  async function listParts(name: EvidenceName): Promise<S3Object[]> {
    const objects: S3Object[] = [];
    for await (const object of s3.list(pendingPrefix(name)))
      if (isPart(object)) objects.push(object);
    return objects;
  }

  async function removePending(name: EvidenceName): Promise<void> {
    for await (const { key } of s3.list(pendingPrefix(name))) await s3.remove(key);
  }

  async function* readParts(parts: readonly S3Object[]): AsyncGenerator<Uint8Array> {
    for (const { key } of parts) yield* s3.get(key);
  }

  async function* readChunk(chunk: ChunkBytes): AsyncGenerator<Uint8Array> {
    for await (const pieces of chunk.pieces()) yield* pieces;
  }

  /** When the newest of the objects of an upload was written; `undefined` if there is none. */
  async function touchedAt(name: EvidenceName): Promise<Date | undefined> {
    let newest: Date | undefined;
    for await (const { modifiedAt } of s3.list(pendingPrefix(name)))
      if (newest === undefined || modifiedAt > newest) newest = modifiedAt;
    return newest;
  }

  return {
    async state(name) {
      const whole = await s3.size(keptKey(name));
      if (whole !== undefined) return { offset: whole, isComplete: true };
      const parts = await listParts(name);
      if (parts.length === 0) return undefined;
      return { offset: totalBytes(parts), isComplete: false };
    },
    isWhole: async (name, sizeBytes) => (await s3.size(keptKey(name))) === sizeBytes,
    async renew(names) {
      for (const name of names)
        if ((await touchedAt(name)) !== undefined)
          await s3.put(renewedKey(name), new Uint8Array(0), emptySha256);
    },
    async append(name, offset, chunk) {
      const { sizeBytes, sha256 } = chunk;
      const isStored = await s3.putStream(
        partKey(name, offset),
        readChunk(chunk),
        sizeBytes,
        sha256,
      );
      if (!isStored) throw new S3Failure(400);
    },
    async complete(name, { sha256 }) {
      const parts = await listParts(name);
      const isRight =
        (sha256 === undefined || sha256 === name.sha256) &&
        (await s3.putStream(keptKey(name), readParts(parts), totalBytes(parts), name.sha256));
      if (!isRight) {
        await removePending(name);
        return false;
      }
      await s3.put(wholeKey(name), new Uint8Array(0), emptySha256);
      for (const { key } of parts) await s3.remove(key);
      return true;
    },
    // The store answers when it has what it was given.
    settle: async () => undefined,
    async discard(name) {
      await s3.remove(keptKey(name));
      await removePending(name);
    },
    // What is whole goes first: should this end in between, what is left still tells of it, and it is tried
    // again.
    async expire(name, before) {
      const newest = await touchedAt(name);
      if (newest === undefined || newest > before) return false;
      await s3.remove(keptKey(name));
      await removePending(name);
      return true;
    },
    async keep(names) {
      for (const name of names) await removePending(name);
    },
    read: (name) => s3.get(keptKey(name)),
    listPending: () => listPending(s3),
  };
}

function totalBytes(objects: readonly S3Object[]): number {
  return objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** S3 lists in the order of keys, so the objects of one upload stand together. */
async function* listPending(s3: S3Client): AsyncGenerator<PendingUpload> {
  let current: PendingUpload | undefined;
  for await (const { key, sizeBytes, modifiedAt } of s3.list('pending/')) {
    const [, capabilitySha256, sha256] = pendingPattern.exec(key) ?? [];
    if (capabilitySha256 === undefined || sha256 === undefined) continue;
    const name = { capabilitySha256, sha256 };
    const isSame = current !== undefined && evidenceKey(current.name) === evidenceKey(name);
    if (current !== undefined && !isSame) yield current;
    const before = isSame ? current : undefined;
    current = {
      name,
      sizeBytes: sizeBytes + (before?.sizeBytes ?? 0),
      touchedAt: before && before.touchedAt > modifiedAt ? before.touchedAt : modifiedAt,
    };
  }
  if (current !== undefined) yield current;
}

import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fdatasync,
  ftruncateSync,
  openSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  utimesSync,
  writev,
} from 'node:fs';
import { opendir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createBatch } from '../concurrency/batch.ts';
import { createRecent } from '../concurrency/recent.ts';
import { syncDirectory } from '../keys/key-file.ts';
import { makePrivateDirectory } from '../private-files.ts';
import {
  type ChunkBytes,
  type EvidenceName,
  type EvidenceStore,
  evidenceKey,
  type PendingUpload,
  UploadGone,
} from './evidence-store.ts';

const partSuffix = '.part';
const pendingPattern = /^([0-9a-f]{64})\.([0-9a-f]{64})(\.part)?$/;
/** Far less than any upload is kept; what is remembered is looked up again before a report is taken in. */
const recentMs = 30_000;
/** So many entries of a directory are looked at in one go; others have their turn in between. */
const lookedAtOnce = 256;
const shards = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

/*
 * What only touches the kernel's caches is done in the calling thread: it is far shorter than the queue of a
 * thread pool full of fsyncs, and than the way there. Copying bytes and waiting for the disk is left to the
 * pool.
 */

function statIfAny(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** Whether there was anything to do it to; nothing is what somebody else left. */
function didIfAny(change: () => void): boolean {
  try {
    change();
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    return false;
  }
}

/** A file's SHA-256, in pieces, so that its size does not matter. Rejects with UploadGone. */
async function hashIfAny(path: string): Promise<string> {
  const digest = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
      digest.update(piece);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UploadGone(undefined, { cause });
    throw cause;
  }
  return digest.digest('hex');
}

const datasync = promisify(fdatasync);
const writeAt = promisify(writev);

/** A write may take less than it was given; on a full disk it does so before it fails. */
async function writeAll(
  file: number,
  offset: number,
  pieces: readonly Uint8Array[],
): Promise<number> {
  let left = pieces;
  let end = offset;
  while (left.length > 0) {
    const { bytesWritten } = await writeAt(file, left, end);
    end += bytesWritten;
    left = without(left, bytesWritten);
  }
  return end;
}

/** What is left of pieces after their first `sizeBytes`. */
function without(pieces: readonly Uint8Array[], sizeBytes: number): readonly Uint8Array[] {
  let skipped = sizeBytes;
  for (const [index, piece] of pieces.entries()) {
    if (skipped < piece.length) return [piece.subarray(skipped), ...pieces.slice(index + 1)];
    skipped -= piece.length;
  }
  return [];
}

/**
 * The first chunk makes the file, so that two processes never begin one upload both. Throws UploadGone if
 * another one has begun it, or deleted it, since the caller looked.
 */
function openPart(path: string, offset: number): number {
  const isFirst = offset === 0 && statIfAny(path)?.size !== 0;
  try {
    return isFirst ? openSync(path, 'wx', 0o600) : openSync(path, 'r+');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') throw new UploadGone(undefined, { cause });
    throw cause;
  }
}

/** Writes at `offset` and cuts whatever lay beyond; after a failure the file is as it was before. */
async function writeChunk(path: string, offset: number, chunk: ChunkBytes): Promise<void> {
  const file = openPart(path, offset);
  try {
    let end = offset;
    for await (const pieces of chunk.pieces()) end = await writeAll(file, end, pieces);
    await datasync(file);
  } catch (cause) {
    ftruncateSync(file, offset);
    if (offset === 0) didIfAny(() => unlinkSync(path));
    throw cause;
  } finally {
    closeSync(file);
  }
}

/**
 * Evidence in a directory. `pending/` holds what no report has claimed: `.part` while it grows, then under
 * its own name. A claimed blob moves to `evidence/<shard>/`; should a power cut undo that, it is found in
 * `pending/` all the same, and the next sweep moves it again.
 */
export async function openFileEvidenceStore(dataDir: string): Promise<EvidenceStore> {
  const pendingDir = join(dataDir, 'pending');
  const evidenceDir = join(dataDir, 'evidence');
  for (const path of [pendingDir, evidenceDir, ...shards.map((shard) => join(evidenceDir, shard))])
    makePrivateDirectory(path);
  await syncDirectory(evidenceDir);

  // Whoever waits for the directory to reach the disk shares one sync with all others who do.
  const syncPending = createBatch(async (waiting: readonly undefined[]) => {
    await syncDirectory(pendingDir);
    return waiting;
  });
  const partOf = (name: EvidenceName) => join(pendingDir, evidenceKey(name) + partSuffix);
  const pendingOf = (name: EvidenceName) => join(pendingDir, evidenceKey(name));
  const keptOf = (name: EvidenceName) =>
    join(evidenceDir, name.capabilitySha256.slice(0, 2), evidenceKey(name));

  const justCompleted = createRecent<number>(recentMs);

  function findComplete(name: EvidenceName) {
    for (const path of [pendingOf(name), keptOf(name)]) {
      const stats = statIfAny(path);
      if (stats !== undefined) return { path, sizeBytes: stats.size };
    }
    return undefined;
  }

  return {
    async state(name) {
      const offset = justCompleted.get(evidenceKey(name));
      if (offset !== undefined) return { offset, isComplete: true };
      const whole = findComplete(name);
      if (whole !== undefined) return { offset: whole.sizeBytes, isComplete: true };
      const part = statIfAny(partOf(name));
      return part === undefined ? undefined : { offset: part.size, isComplete: false };
    },
    async isWhole(name, sizeBytes) {
      const isThere = findComplete(name)?.sizeBytes === sizeBytes;
      if (!isThere) justCompleted.delete(evidenceKey(name));
      return isThere;
    },
    async renew(names) {
      const now = new Date();
      for (const name of names) didIfAny(() => utimesSync(pendingOf(name), now, now));
    },
    append: (name, offset, chunk) => writeChunk(partOf(name), offset, chunk),
    async complete(name, { sizeBytes, sha256 }) {
      const part = partOf(name);
      if ((sha256 ?? (await hashIfAny(part))) !== name.sha256) {
        await rm(part, { force: true });
        return false;
      }
      if (!didIfAny(() => renameSync(part, pendingOf(name)))) throw new UploadGone();
      justCompleted.set(evidenceKey(name), sizeBytes);
      return true;
    },
    async settle() {
      await syncPending(undefined);
    },
    async discard(name) {
      justCompleted.delete(evidenceKey(name));
      for (const path of [partOf(name), pendingOf(name), keptOf(name)])
        await rm(path, { force: true });
    },
    async expire(name, before) {
      const paths = [partOf(name), pendingOf(name)];
      if (paths.some((path) => (statIfAny(path)?.mtime ?? before) > before)) return false;
      justCompleted.delete(evidenceKey(name));
      for (const path of paths) didIfAny(() => unlinkSync(path));
      return true;
    },
    async keep(names) {
      for (const name of names) {
        didIfAny(() => renameSync(pendingOf(name), keptOf(name)));
        justCompleted.delete(evidenceKey(name));
      }
    },
    async *read(name) {
      const whole = findComplete(name);
      if (whole === undefined) throw new RangeError('no such evidence');
      yield* createReadStream(whole.path);
    },
    listPending: () => listPending(pendingDir),
  };
}

async function* listPending(pendingDir: string): AsyncGenerator<PendingUpload> {
  let seen = 0;
  for await (const { name: entry } of await opendir(pendingDir, { bufferSize: lookedAtOnce })) {
    seen += 1;
    if (seen % lookedAtOnce === 0) await turn();
    const [, capabilitySha256, sha256] = pendingPattern.exec(entry) ?? [];
    if (capabilitySha256 === undefined || sha256 === undefined) continue;
    const stats = statIfAny(join(pendingDir, entry));
    if (stats === undefined) continue;
    yield { name: { capabilitySha256, sha256 }, sizeBytes: stats.size, touchedAt: stats.mtime };
  }
}

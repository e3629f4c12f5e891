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
  write,
} from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createBatch } from '../concurrency/batch.ts';
import { createRecent } from '../concurrency/recent.ts';
import { syncDirectory } from '../keys/key-file.ts';
import type { EvidenceName, EvidenceStore, PendingUpload } from './evidence-store.ts';

const partSuffix = '.part';
const pendingPattern = /^([0-9a-f]{64})\.([0-9a-f]{64})(\.part)?$/;
/** Far less than any upload is kept, so that no other process can have thrown away what is remembered here. */
const recentMs = 30_000;
const shards = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

function fileName({ capabilitySha256, sha256 }: EvidenceName): string {
  return `${capabilitySha256}.${sha256}`;
}

/*
 * What only touches the kernel's caches is done in the calling thread: it is far shorter than the queue of a thread pool
 * full of fsyncs, and than the way there. Copying bytes and waiting for the disk is left to the pool.
 */

function statIfAny(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** Renames unless it is not there: somebody else did. */
function renameIfAny(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
  }
}

/** A file's SHA-256, in pieces, so that its size does not matter. */
async function hashFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    digest.update(piece);
  return digest.digest('hex');
}

const datasync = promisify(fdatasync);
const writeAt = promisify(write);

/** A write may take less than it was given; on a full disk it does so before it fails. */
async function writeAll(file: number, offset: number, chunk: Uint8Array): Promise<void> {
  let done = 0;
  while (done < chunk.length) {
    const { bytesWritten } = await writeAt(file, chunk, done, chunk.length - done, offset + done);
    done += bytesWritten;
  }
}

/** Writes at `offset` and cuts whatever lay beyond; after a failure the file is as it was before. */
async function writeChunk(path: string, offset: number, chunk: Uint8Array): Promise<void> {
  const file = openSync(path, offset === 0 ? 'w' : 'r+', 0o600);
  try {
    await writeAll(file, offset, chunk);
    await datasync(file);
  } catch (cause) {
    ftruncateSync(file, offset);
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
  await mkdir(pendingDir, { recursive: true, mode: 0o700 });
  await mkdir(evidenceDir, { recursive: true, mode: 0o700 });
  for (const shard of shards) await mkdir(join(evidenceDir, shard), { recursive: true });
  await syncDirectory(evidenceDir);

  // Whoever waits for the directory to reach the disk shares one sync with all others who do.
  const syncPending = createBatch(async (waiting: readonly undefined[]) => {
    await syncDirectory(pendingDir);
    return waiting;
  });
  const partOf = (name: EvidenceName) => join(pendingDir, fileName(name) + partSuffix);
  const pendingOf = (name: EvidenceName) => join(pendingDir, fileName(name));
  const keptOf = (name: EvidenceName) =>
    join(evidenceDir, name.capabilitySha256.slice(0, 2), fileName(name));

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
      const offset = justCompleted.get(fileName(name));
      if (offset !== undefined) return { offset, isComplete: true };
      const whole = findComplete(name);
      if (whole !== undefined) return { offset: whole.sizeBytes, isComplete: true };
      const part = statIfAny(partOf(name));
      return part === undefined ? undefined : { offset: part.size, isComplete: false };
    },
    append: (name, offset, chunk) => writeChunk(partOf(name), offset, chunk),
    async complete(name, { sizeBytes, sha256 }) {
      const part = partOf(name);
      if ((sha256 ?? (await hashFile(part))) !== name.sha256) {
        await rm(part, { force: true });
        return false;
      }
      renameSync(part, pendingOf(name));
      justCompleted.set(fileName(name), sizeBytes);
      return true;
    },
    async settle() {
      await syncPending(undefined);
    },
    async discard(name) {
      justCompleted.delete(fileName(name));
      for (const path of [partOf(name), pendingOf(name), keptOf(name)])
        await rm(path, { force: true });
    },
    async keep(names) {
      for (const name of names) {
        renameIfAny(pendingOf(name), keptOf(name));
        justCompleted.delete(fileName(name));
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
  for (const entry of await readdir(pendingDir)) {
    const [, capabilitySha256, sha256] = pendingPattern.exec(entry) ?? [];
    const stats = statIfAny(join(pendingDir, entry));
    if (capabilitySha256 === undefined || sha256 === undefined || stats === undefined) continue;
    yield { name: { capabilitySha256, sha256 }, sizeBytes: stats.size, touchedAt: stats.mtime };
  }
}

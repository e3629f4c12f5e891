import { createHash } from 'node:crypto';
import { createReadStream, type Stats, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createBatch } from '../concurrency/batch.ts';
import { syncDirectory } from '../keys/key-file.ts';
import type { EvidenceName, EvidenceStore, PendingUpload } from './evidence-store.ts';

const partSuffix = '.part';
const pendingPattern = /^([0-9a-f]{64})\.([0-9a-f]{64})(\.part)?$/;
const shards = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

function fileName({ capabilitySha256, sha256 }: EvidenceName): string {
  return `${capabilitySha256}.${sha256}`;
}

/** In the calling thread: a cached lookup is far shorter than the queue of a thread pool full of fsyncs. */
function statIfAny(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** A file's SHA-256, in pieces, so that its size does not matter. */
async function hashFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    digest.update(piece);
  return digest.digest('hex');
}

/** Writes at `offset` and cuts whatever lay beyond; after a failure the file is as it was before. */
async function writeChunk(path: string, offset: number, chunk: Uint8Array): Promise<void> {
  const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600);
  try {
    await file.write(chunk, 0, chunk.length, offset);
    await file.datasync();
  } catch (cause) {
    await file.truncate(offset);
    throw cause;
  } finally {
    await file.close();
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

  function findComplete(name: EvidenceName) {
    for (const path of [pendingOf(name), keptOf(name)]) {
      const stats = statIfAny(path);
      if (stats !== undefined) return { path, sizeBytes: stats.size };
    }
    return undefined;
  }

  return {
    async state(name) {
      const whole = findComplete(name);
      if (whole !== undefined) return { offset: whole.sizeBytes, isComplete: true };
      const part = statIfAny(partOf(name));
      return part === undefined ? undefined : { offset: part.size, isComplete: false };
    },
    append: (name, offset, chunk) => writeChunk(partOf(name), offset, chunk),
    async complete(name, sha256) {
      const part = partOf(name);
      if ((sha256 ?? (await hashFile(part))) !== name.sha256) {
        await rm(part, { force: true });
        return false;
      }
      await rename(part, pendingOf(name));
      await syncPending(undefined);
      return true;
    },
    async discard(name) {
      for (const path of [partOf(name), pendingOf(name), keptOf(name)])
        await rm(path, { force: true });
    },
    async keep(names) {
      for (const name of names) {
        if (statIfAny(pendingOf(name)) !== undefined) await rename(pendingOf(name), keptOf(name));
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

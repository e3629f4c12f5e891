import {
  type EvidenceName,
  type EvidenceStore,
  evidenceKey,
  type PendingUpload,
} from '../blobs/evidence-store.ts';
import { RequestRefused } from '../problem.ts';
import type { FreeSpace } from '../room/free-space.ts';
import type { PendingUploads } from './pending-uploads.ts';

/** Before anybody is refused, what other processes did is looked at, but no more often than this. */
const recountEveryMs = 5000;
const keptEveryMs = 10_000;
const retryAfterFull = { 'Retry-After': '3600' };

/** Decides whether there is room for what clients send. */
export interface UploadRoom {
  /**
   * Sets room aside for an upload that is to have `sizeBytes`; `owner` names its client. Refuses with
   * `storage-full` for a client that holds its share, and for everybody once there is no more; then nothing
   * is set aside.
   */
  readonly reserve: (
    name: EvidenceName,
    owner: string | undefined,
    sizeBytes: number,
  ) => Promise<void>;
  /** Sets the real size of an upload; 0 if nothing of it is there. */
  readonly correct: (name: EvidenceName, sizeBytes: number) => void;
  /** Counts these uploads as pending no more: a report claimed them, or they were thrown away. */
  readonly release: (names: readonly EvidenceName[]) => void;
  /** Refuses a report with `storage-full` once the disk is all but full. */
  readonly requireFree: (sizeBytes: number) => void;
}

export interface RoomPorts {
  readonly pending: PendingUploads;
  readonly evidence: Pick<EvidenceStore, 'listPending'>;
  /** The free space of the disk that evidence is on; undefined where it is not on a disk. */
  readonly uploadSpace: FreeSpace | undefined;
  /**
   * The free space of the disk that the database is on. Less has to stay free than for uploads, so that
   * reports still come in when uploads no longer do.
   */
  readonly reportSpace: FreeSpace | undefined;
  /** Size of all evidence that reports have claimed, in bytes. */
  readonly keptBytes: () => Promise<number>;
  /** The most bytes of evidence, claimed or not; 0 means as much as the disk holds. */
  readonly maxEvidenceBytes: number;
  readonly elapsedMs: () => number;
}

export function createUploadRoom(ports: RoomPorts): UploadRoom {
  const { pending, elapsedMs } = ports;
  const recount = onceEvery(recountEveryMs, elapsedMs, async () => {
    await countPending(ports);
  });
  const readKept = onceEvery(keptEveryMs, elapsedMs, async () => {
    kept = ports.maxEvidenceBytes === 0 ? 0 : await ports.keptBytes();
  });
  let kept = 0;

  async function hasTotal(more: number): Promise<boolean> {
    if (ports.maxEvidenceBytes === 0) return true;
    await readKept();
    return kept + pending.sizeBytes() + more <= ports.maxEvidenceBytes;
  }

  const refuse = (): never => {
    throw new RequestRefused('storage-full', { headers: retryAfterFull });
  };

  return {
    async reserve(name, owner, sizeBytes) {
      const key = evidenceKey(name);
      const before = pending.sizeOf(key);
      const more = sizeBytes - before;
      if (ports.uploadSpace?.has(more) === false || !(await hasTotal(more))) refuse();
      if (pending.resize(key, owner, sizeBytes)) return;
      await recount();
      if (!pending.resize(key, owner, sizeBytes)) refuse();
    },
    correct(name, sizeBytes) {
      const key = evidenceKey(name);
      if (sizeBytes === 0) pending.remove(key);
      else pending.resize(key, undefined, sizeBytes);
    },
    release(names) {
      kept += names.reduce((sum, name) => sum + pending.sizeOf(evidenceKey(name)), 0);
      for (const name of names) pending.remove(evidenceKey(name));
    },
    requireFree(sizeBytes) {
      if (ports.reportSpace?.has(sizeBytes) === false) refuse();
    },
  };
}

/** Brings the count of pending uploads to what is really in the store; resolves to those uploads. */
export async function countPending({
  pending,
  evidence,
}: Pick<RoomPorts, 'pending' | 'evidence'>): Promise<readonly PendingUpload[]> {
  const uploads: PendingUpload[] = [];
  await pending.recount(async () => {
    for await (const upload of evidence.listPending()) uploads.push(upload);
    return uploads.map(({ name, sizeBytes }) => ({ key: evidenceKey(name), sizeBytes }));
  });
  return uploads;
}

/** Does `work` at most once in `everyMs`; who asks while it is under way waits for it. */
function onceEvery(
  everyMs: number,
  elapsedMs: () => number,
  work: () => Promise<void>,
): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  return async () => {
    if (running !== undefined) return running;
    if (elapsedMs() - last < everyMs) return;
    last = elapsedMs();
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
}

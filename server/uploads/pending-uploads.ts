import { createFairShare } from '../room/fair-share.ts';

/** What a file takes of a disk, however little is in it. */
const blockBytes = 4096;

export interface FoundUpload {
  /** The name of the upload as one text (`evidenceKey`). */
  readonly key: string;
  readonly sizeBytes: number;
}

interface Entry {
  readonly sizeBytes: number;
  readonly owner: string | undefined;
}

/**
 * The uploads that no report has claimed, each with its size and, while this process lives, whose it is. All
 * sums are of what stands here: saying the same thing twice changes nothing.
 */
export interface PendingUploads {
  /**
   * Sets the size of an upload if there is room for it, and tells whether there was. Its first owner stays
   * its owner.
   */
  resize(key: string, owner: string | undefined, sizeBytes: number): boolean;
  /** The upload is no longer pending, or was never begun. */
  remove(key: string): void;
  /** The size that was set for the upload; 0 if there is none. */
  sizeOf(key: string): number;
  /** Counts anew. What `look` finds is right, except for uploads that change while it looks. */
  recount(look: () => Promise<readonly FoundUpload[]>): Promise<void>;
  readonly sizeBytes: () => number;
  readonly files: () => number;
}

export function createPendingUploads(most: {
  readonly bytes: number;
  readonly files: number;
}): PendingUploads {
  const entries = new Map<string, Entry>();
  const blocks = createFairShare(blocksOf(most.bytes));
  const files = createFairShare(most.files);
  const changed = new Set<Set<string>>();
  let sizeBytes = 0;

  function put(key: string, entry: Entry): void {
    const before = entries.get(key);
    sizeBytes += entry.sizeBytes - (before?.sizeBytes ?? 0);
    entries.set(key, entry);
    for (const keys of changed) keys.add(key);
  }

  function remove(key: string): void {
    for (const keys of changed) keys.add(key);
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    sizeBytes -= entry.sizeBytes;
    blocks.give(entry.owner, blocksOf(entry.sizeBytes));
    files.give(entry.owner, 1);
  }

  /** What is there takes its room, whether there is any or not. */
  function find({ key, sizeBytes: found }: FoundUpload): void {
    const owner = entries.get(key)?.owner;
    remove(key);
    blocks.count(owner, blocksOf(found));
    files.count(owner, 1);
    put(key, { sizeBytes: found, owner });
  }

  return {
    resize(key, newOwner, size) {
      const before = entries.get(key);
      // What was nobody's stays so: it is given back to whom it was taken for.
      const owner = before === undefined ? newOwner : before.owner;
      const more = blocksOf(size) - (before === undefined ? 0 : blocksOf(before.sizeBytes));
      if (!blocks.take(owner, more)) return false;
      if (before === undefined && !files.take(owner, 1)) {
        blocks.give(owner, more);
        return false;
      }
      put(key, { sizeBytes: size, owner });
      return true;
    },
    remove,
    sizeOf: (key) => entries.get(key)?.sizeBytes ?? 0,
    async recount(look) {
      const changedSince = new Set<string>();
      changed.add(changedSince);
      try {
        const found = await look();
        const there = new Set(found.map(({ key }) => key));
        for (const key of [...entries.keys()])
          if (!changedSince.has(key) && !there.has(key)) remove(key);
        for (const upload of found) if (!changedSince.has(upload.key)) find(upload);
      } finally {
        changed.delete(changedSince);
      }
    },
    sizeBytes: () => sizeBytes,
    files: () => entries.size,
  };
}

/** An empty file is a file all the same. */
function blocksOf(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / blockBytes));
}

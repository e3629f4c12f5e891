import type { EvidenceStore } from '../blobs/evidence-store.ts';
import type { Database } from '../db/database.ts';
import { RequestRefused } from '../problem.ts';
import { isClaimed } from '../reports/report-store.ts';

export interface PendingBytes {
  /** Refuses with `storage-full` once strangers' unclaimed uploads fill what is set aside for them. */
  reserve(sizeBytes: number): void;
  /** These are no longer pending: a report claimed them, or they were thrown away. */
  release(sizeBytes: number): void;
  readonly sizeBytes: () => number;
  /** Deletes what no report claimed in time, moves what one did, and counts what is left. */
  sweep(now: Date): Promise<{ readonly deleted: number; readonly kept: number }>;
}

export function createPendingBytes(ports: {
  readonly db: Database;
  readonly evidence: EvidenceStore;
  readonly expiryMs: number;
  readonly maxPendingBytes: number;
}): PendingBytes {
  let pendingBytes = 0;
  return {
    // Other processes may have reserved what this one releases; the next sweep counts anew.
    release(sizeBytes) {
      pendingBytes = Math.max(0, pendingBytes - sizeBytes);
    },
    sizeBytes: () => pendingBytes,
    reserve(sizeBytes) {
      if (pendingBytes + sizeBytes > ports.maxPendingBytes)
        throw new RequestRefused('storage-full', { headers: { 'Retry-After': '3600' } });
      pendingBytes += sizeBytes;
    },
    async sweep(now) {
      let [deleted, kept, leftBytes] = [0, 0, 0];
      for await (const { name, sizeBytes, touchedAt } of ports.evidence.listPending()) {
        if (await isClaimed(ports.db, name)) {
          await ports.evidence.keep([name]);
          kept += 1;
        } else if (now.getTime() - touchedAt.getTime() > ports.expiryMs) {
          await ports.evidence.discard(name);
          deleted += 1;
        } else leftBytes += sizeBytes;
      }
      pendingBytes = leftBytes;
      return { deleted, kept };
    },
  };
}

const KiB = 1024;
export const minChunkBytes = 128 * KiB;
export const maxChunkBytes = 4 * 1024 * KiB;
const firstChunkBytes = 512 * KiB;
/** A chunk should take no longer than this, so that little is lost with it. */
const targetMs = 10_000;

/** How large the next chunk should be, learned from how the last ones fared. */
export interface ChunkSize {
  readonly bytes: number;
  readonly sent: (sizeBytes: number, durationMs: number) => void;
  readonly lost: () => void;
}

/**
 * Doubles while the next one would still be quick, halves with every loss. `limitBytes` is the endpoint's own
 * maximum. The measure is kept across blobs of one upload, since they share the network.
 */
export function createChunkSize(limitBytes: number): ChunkSize {
  const ceiling = Math.max(1, Math.min(maxChunkBytes, limitBytes));
  const floor = Math.min(minChunkBytes, ceiling);
  let bytes = Math.min(firstChunkBytes, ceiling);
  return {
    get bytes() {
      return bytes;
    },
    sent(sizeBytes, durationMs) {
      if (durationMs > targetMs) bytes = Math.max(floor, Math.floor(bytes / 2));
      else if (sizeBytes >= bytes && durationMs * 4 < targetMs)
        bytes = Math.min(ceiling, bytes * 2);
    },
    lost() {
      bytes = Math.max(floor, Math.floor(bytes / 2));
    },
  };
}

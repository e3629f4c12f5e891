const KiB = 1024;
export const minChunkBytes = 128 * KiB;
const maxChunkBytes = 4 * 1024 * KiB;
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
 * Doubles while the next one would still be quick; a loss halves it, and from there it grows by small steps,
 * as a connection that is cut once is likely to be cut again. `limitBytes` is the endpoint's own maximum. The
 * measure is kept across the blobs of one endpoint, since they share the network.
 */
export function createChunkSize(limitBytes: number): ChunkSize {
  const ceiling = Math.max(1, Math.min(maxChunkBytes, limitBytes));
  const floor = Math.min(minChunkBytes, ceiling);
  let bytes = Math.min(firstChunkBytes, ceiling);
  let doublesBelow = ceiling;

  function halve(): void {
    bytes = Math.max(floor, Math.floor(bytes / 2));
    doublesBelow = bytes;
  }

  return {
    get bytes() {
      return bytes;
    },
    sent(sizeBytes, durationMs) {
      if (durationMs > targetMs) halve();
      else if (sizeBytes < bytes || durationMs * 4 > targetMs) return;
      else
        bytes = Math.min(ceiling, bytes < doublesBelow ? bytes * 2 : bytes + Math.ceil(floor / 2));
    },
    lost: halve,
  };
}

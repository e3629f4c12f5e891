import type { Bytes } from '../../utils/evidence/bytes.ts';

/**
 * Lends byte arrays and takes them back. A new one for every upload is memory outside V8's heap, which makes V8 mark
 * the whole heap every few hundred uploads.
 */
export interface ByteLender {
  /** `sizeBytes` bytes, holding whatever was in them before. */
  readonly lend: (sizeBytes: number) => Bytes;
  /** Nobody may look at them afterwards. */
  readonly takeBack: (bytes: Bytes) => void;
}

/** Smaller arrays are not worth the keeping. */
const leastBytes = 64 * 1024;

/** Keeps at most `maxKeptBytes` of what came back. */
export function createByteLender(maxKeptBytes: number): ByteLender {
  const kept = new Map<number, ArrayBuffer[]>();
  let keptBytes = 0;
  return {
    lend(sizeBytes) {
      if (sizeBytes < leastBytes) return new Uint8Array(sizeBytes);
      // Few sizes, so that what comes back fits what is asked for next.
      const capacity = 2 ** Math.ceil(Math.log2(sizeBytes));
      const buffer = kept.get(capacity)?.pop();
      if (buffer !== undefined) keptBytes -= capacity;
      return new Uint8Array(buffer ?? new ArrayBuffer(capacity), 0, sizeBytes);
    },
    takeBack({ buffer }) {
      const capacity = buffer.byteLength;
      if (capacity < leastBytes || keptBytes + capacity > maxKeptBytes) return;
      const alike = kept.get(capacity);
      if (alike === undefined) kept.set(capacity, [buffer]);
      else alike.push(buffer);
      keptBytes += capacity;
    },
  };
}

/**
 * Lends blocks of memory and takes them back. What the network's own buffers brought is copied into them at
 * once: held for as long as a disk takes, each of those outlives V8's nursery, and every few hundred uploads
 * the whole heap is marked to get rid of them.
 */
export interface BlockLender {
  /** A block of so many bytes. It still holds what was in it before. */
  lend(sizeBytes: number): Buffer;
  /** Takes a block back. Nobody may read it afterwards. */
  takeBack(block: Buffer): void;
}

/** Keeps at most `maxKeptBytes` of what came back. */
export function createBlockLender(maxKeptBytes: number): BlockLender {
  const kept = new Map<number, Buffer[]>();
  let keptBytes = 0;
  return {
    lend(sizeBytes) {
      const block = kept.get(sizeBytes)?.pop();
      if (block === undefined) return Buffer.allocUnsafeSlow(sizeBytes);
      keptBytes -= sizeBytes;
      return block;
    },
    takeBack(block) {
      if (keptBytes + block.length > maxKeptBytes) return;
      const campaignGate = kept.get(block.length);
      if (campaignGate === undefined) kept.set(block.length, [block]);
      else campaignGate.push(block);
      keptBytes += block.length;
    },
  };
}

import type { BlockLender } from './block-lender.ts';

/** Of the first block, which a whole report mostly fits into, and of all others. */
const firstBytes = 16 * 1024;
const blockBytes = 64 * 1024;

/** Bytes in the order they came, in lent blocks. */
export interface Blocks {
  /** How many bytes `add` would borrow for this piece. */
  costOf(piece: Uint8Array): number;
  /** Copies a piece; its owner may change it afterwards. */
  add(piece: Uint8Array): void;
  /** Everything that was added since the last call. It stays as it is until `giveBack`. */
  takeAll(): readonly Uint8Array[];
  /** Gives all blocks back: nobody may read what was taken or added any more. A second call does nothing. */
  giveBack(): void;
}

export function createBlocks(lender: BlockLender): Blocks {
  let lent: Buffer[] = [];
  let full: Uint8Array[] = [];
  let tail: Buffer | undefined;
  let filled = 0;
  let isFirst = true;

  const room = () => (tail === undefined ? 0 : tail.length - filled);

  function endTail(): void {
    if (tail !== undefined && filled > 0) full.push(tail.subarray(0, filled));
    tail = undefined;
    filled = 0;
  }

  function openTail(): Buffer {
    endTail();
    tail = lender.lend(isFirst ? firstBytes : blockBytes);
    isFirst = false;
    lent.push(tail);
    return tail;
  }

  return {
    costOf(piece) {
      let missing = piece.length - room();
      let cost = 0;
      if (missing > 0 && isFirst) {
        cost = firstBytes;
        missing -= firstBytes;
      }
      return cost + Math.max(0, Math.ceil(missing / blockBytes)) * blockBytes;
    },
    add(piece) {
      for (let at = 0; at < piece.length; ) {
        const block = tail !== undefined && room() > 0 ? tail : openTail();
        const part = piece.subarray(at, at + block.length - filled);
        block.set(part, filled);
        filled += part.length;
        at += part.length;
      }
    },
    takeAll() {
      endTail();
      const all = full;
      full = [];
      return all;
    },
    giveBack() {
      endTail();
      full = [];
      for (const block of lent) lender.takeBack(block);
      lent = [];
    },
  };
}

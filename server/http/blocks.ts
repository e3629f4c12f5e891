/** Pieces smaller than this are copied together: each alone costs more to hold than what is in it. */
const smallBytes = 8 * 1024;
const blockBytes = 16 * 1024;

/** Bytes in the order they came, in as many buffers as it takes to waste little. */
export interface Blocks {
  /** What `add` would allocate or hold on to, in bytes. */
  costOf(piece: Uint8Array): number;
  add(piece: Uint8Array): void;
  /** All that was added since the last time. */
  takeAll(): readonly Uint8Array[];
}

export function createBlocks(): Blocks {
  let whole: Uint8Array[] = [];
  let tail: Buffer | undefined;
  let filled = 0;

  const fits = (piece: Uint8Array) => tail !== undefined && filled + piece.length <= tail.length;

  function endTail(): void {
    if (tail !== undefined && filled > 0) whole.push(tail.subarray(0, filled));
    tail = undefined;
    filled = 0;
  }

  return {
    costOf(piece) {
      if (piece.length >= smallBytes) return piece.length;
      return fits(piece) ? 0 : blockBytes;
    },
    add(piece) {
      if (piece.length >= smallBytes) {
        endTail();
        whole.push(piece);
        return;
      }
      if (!fits(piece)) endTail();
      tail ??= Buffer.allocUnsafeSlow(blockBytes);
      tail.set(piece, filled);
      filled += piece.length;
    },
    takeAll() {
      endTail();
      const all = whole;
      whole = [];
      return all;
    },
  };
}

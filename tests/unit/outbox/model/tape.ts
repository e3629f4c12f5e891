/**
 * Every choice of a run, in the order in which they are asked for. Past its end each choice is 0, the
 * harmless one; so a shorter tape is a simpler run, and fast-check shrinks a failure to its essence.
 */
export interface Tape {
  readonly isOver: boolean;
  /** An integer in [0, count). */
  choose(count: number): number;
}

export function playTape(bytes: Uint8Array): Tape {
  let at = 0;
  return {
    get isOver() {
      return at >= bytes.length;
    },
    choose: (count) => (bytes[at++] ?? 0) % count,
  };
}

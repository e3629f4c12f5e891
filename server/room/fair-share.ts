/** Something of which there is only so much, dealt out to many. */
export interface FairShare {
  /**
   * Whether `owner` may have `amount` more, which is then taken. Nobody holds more than is left free for
   * everybody else, but for the first that one takes: with n greedy owners, one part in n + 1 stays free.
   * Without an owner, only the total counts.
   */
  take(owner: string | undefined, amount: number): boolean;
  /** Takes what is there already, whether there is room for it or not. */
  count(owner: string | undefined, amount: number): void;
  give(owner: string | undefined, amount: number): void;
  readonly taken: () => number;
}

export function createFairShare(total: number): FairShare {
  const held = new Map<string, number>();
  let taken = 0;

  function add(owner: string | undefined, amount: number): void {
    taken += amount;
    if (owner === undefined) return;
    const now = (held.get(owner) ?? 0) + amount;
    if (now > 0) held.set(owner, now);
    else held.delete(owner);
  }

  function mayTake(owner: string | undefined, amount: number): boolean {
    const free = total - taken - amount;
    if (free < 0) return false;
    const own = owner === undefined ? 0 : (held.get(owner) ?? 0);
    return own === 0 || own + amount <= free;
  }

  return {
    take(owner, amount) {
      if (amount > 0 && !mayTake(owner, amount)) return false;
      add(owner, amount);
      return true;
    },
    count: add,
    give: (owner, amount) => add(owner, -amount),
    taken: () => taken,
  };
}

/** A limited amount of something (bytes, connections) that many owners share. */
export interface FairShare {
  /**
   * Takes `amount` for `owner` if that is allowed, and tells whether it was. Nobody may hold more than is
   * left free for everybody else, except by the first thing that they take: with n greedy owners, one part in
   * n + 1 stays free. Without an owner, only the total counts.
   */
  take(owner: string | undefined, amount: number): boolean;
  /** Counts what `owner` has already, whether there is room for it or not. */
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

/**
 * Asynchronous work cut into steps that someone else orders. A worker that dies keeps its promises pending
 * for ever: just what happens to a service worker that the browser ends at an await.
 */
export interface Steps {
  readonly pendingCount: number;
  /** Resolves when this step is chosen; never, if its owner is killed before. */
  step(owner: string): Promise<void>;
  /** Does `effect` when chosen, whatever becomes of whoever caused it. */
  later(effect: () => void): void;
  /** Takes the step at `index`, and lets all that follows from it happen up to the next steps. */
  take(index: number): Promise<void>;
  kill(owner: string): void;
}

const nobody = '';

export function createSteps(): Steps {
  let pending: { owner: string; run: () => void }[] = [];
  const dead = new Set<string>();
  return {
    get pendingCount() {
      return pending.length;
    },
    step: (owner) =>
      new Promise((resolve) => {
        if (!dead.has(owner)) pending.push({ owner, run: resolve });
      }),
    later: (run) => {
      pending.push({ owner: nobody, run });
    },
    async take(index) {
      const [chosen] = pending.splice(index, 1);
      chosen?.run();
      // Every promise reaction runs before the next immediate: the work is at its next steps then.
      await new Promise((resolve) => setImmediate(resolve));
    },
    kill(owner) {
      dead.add(owner);
      pending = pending.filter((entry) => entry.owner !== owner);
    },
  };
}

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (cause: unknown) => void;
}

/** Enough to share one fsync among everyone who waits, small enough that nobody waits long. */
const maxItems = 64;

/**
 * Lets everyone who comes while one run is under way share the next: under load, one commit to disk serves
 * many reports; alone, nobody waits. If a shared run fails, each item runs by itself, so that only the
 * one at fault fails.
 */
export function createBatch<Item, Outcome>(
  run: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): (item: Item) => Promise<Outcome> {
  const queue: Waiting<Item, Outcome>[] = [];
  let isRunning = false;

  async function settle(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await run(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Outcome);
    } catch (cause) {
      const [only, ...others] = batch;
      if (others.length === 0) only?.reject(cause);
      else for (const waiting of batch) await settle([waiting]);
    }
  }

  async function drain(): Promise<void> {
    isRunning = true;
    while (queue.length > 0) await settle(queue.splice(0, maxItems));
    isRunning = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!isRunning) void drain();
    });
}

/** Runs work under a key one at a time, in the order asked; different keys do not wait for each other. */
export type KeyedLock = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const current = before.then(work, work);
    tails.set(key, current);
    try {
      return await current;
    } finally {
      if (tails.get(key) === current) tails.delete(key);
    }
  };
}

/** Remembers values for a while, and then no more. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

export function createRecent<Value>(
  keptMs: number,
  elapsedMs: () => number = () => performance.now(),
): Recent<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  // The oldest come first: each is put in once, at its end.
  const forget = () => {
    for (const [key, { until }] of entries) {
      if (until > elapsedMs()) return;
      entries.delete(key);
    }
  };
  return {
    get(key) {
      forget();
      return entries.get(key)?.value;
    },
    set(key, value) {
      forget();
      entries.delete(key);
      entries.set(key, { value, until: elapsedMs() + keptMs });
    },
    delete: (key) => void entries.delete(key),
  };
}

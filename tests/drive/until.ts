const INTERVAL_MS = 40;

/** Long, since a busy machine answers late; whoever waits for what is there waits no longer for it. */
const PATIENCE_MS = 40_000;

/**
 * Asks until the answer is neither undefined, null nor false, and returns it.
 * @throws Error naming `what` when `timeoutMs` has passed; a throwing `ask` counts as not yet, and its last
 *   error is the
 * cause. One that does not come back by then counts the same.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  timeoutMs = PATIENCE_MS,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await within(deadline, ask);
      if (answer !== undefined && answer !== null && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline)
      throw new Error(`waited ${timeoutMs} ms in vain for ${what}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}

/** The answer, or an error when it has not come by the deadline. */
async function within<T>(deadline: number, ask: () => Promise<T> | T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const leftMs = Math.max(0, deadline - performance.now());
    timer = setTimeout(() => reject(new Error('no answer came')), leftMs);
  });
  try {
    return await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}

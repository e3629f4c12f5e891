import type { DeliveryWait } from './item.ts';

const baseMs = 30_000;
const ceilingMs = 6 * 60 * 60 * 1000;
/** The longest wait that is ever set: the clamp of Retry-After. */
const longestMs = 24 * 60 * 60 * 1000;

/**
 * When to try again after the `attempts`-th failure in a row (counted from 0): full jitter over an
 * exponential ceiling, never before `floorMs`.
 */
export function scheduleRetry(
  attempts: number,
  floorMs: number,
  nowMs: number,
  random: () => number,
): DeliveryWait {
  const delayMs = random() * Math.min(ceilingMs, baseMs * 2 ** Math.min(attempts, 20));
  return { scheduledAt: nowMs, notBefore: nowMs + Math.min(Math.max(delayMs, floorMs), longestMs) };
}

/**
 * Whether a wait is over. A clock that stands before the wait was set, or further from its end than any
 * wait is long, was changed; then the wait means nothing and the item is tried.
 */
export function isDue(wait: DeliveryWait | undefined, nowMs: number): boolean {
  if (wait === undefined) return true;
  return nowMs >= wait.notBefore || nowMs < wait.scheduledAt || wait.notBefore - nowMs > longestMs;
}

/** When a wait is over by the clock as it stands now; `nowMs` if it is over already. */
export function waitEnd(wait: DeliveryWait | undefined, nowMs: number): number {
  return wait === undefined || isDue(wait, nowMs) ? nowMs : wait.notBefore;
}

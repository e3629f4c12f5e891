import type { DeliveryWait } from './item.ts';

/** How long a report may be held back so that the time of its sending does not tell when it was written. */
export const sendDelays = { none: 0, hour: 3_600_000, 'half-day': 43_200_000 } as const;
export type SendDelay = keyof typeof sendDelays;

/** A wait of random length within the delay that was chosen; undefined for none. */
export function drawDelay(
  delay: SendDelay,
  nowMs: number,
  random: () => number,
): DeliveryWait | undefined {
  const longestMs = sendDelays[delay];
  if (longestMs === 0) return undefined;
  return { scheduledAt: nowMs, notBefore: nowMs + Math.floor(random() * longestMs) };
}

import * as z from 'zod/mini';
import { countSchema } from '../protocol/primitives.ts';
import { isDue, scheduleRetry } from './backoff.ts';
import type { Verdict } from './classify-response.ts';
import { failureCodeSchema, waitSchema } from './item.ts';
import type { Moment } from './machine.ts';

/**
 * How the way to one endpoint fares: after a failure that any report would meet, the whole lane waits, so that
 * a thousand queued reports do not each knock once.
 */
export const laneSchema = z.strictObject({
  endpoint: z.string().check(z.maxLength(300)),
  attempts: countSchema,
  wait: z.exactOptional(waitSchema),
  code: z.exactOptional(failureCodeSchema),
});
export type Lane = z.infer<typeof laneSchema>;

export function isOpen(lane: Lane | undefined, nowMs: number): boolean {
  return isDue(lane?.wait, nowMs);
}

export function openLane(endpoint: string): Lane {
  return { endpoint, attempts: 0 };
}

export function closeLane(
  lane: Lane | undefined,
  endpoint: string,
  verdict: Verdict,
  moment: Moment,
): Lane {
  const attempts = lane?.attempts ?? 0;
  const wait = scheduleRetry(attempts, verdict.floorMs, moment.nowMs, moment.random);
  return { endpoint, attempts: attempts + 1, wait, code: verdict.code };
}

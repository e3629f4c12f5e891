import * as z from 'zod/mini';
import { countSchema } from '../protocol/primitives.ts';
import { isDue, scheduleRetry } from './backoff.ts';
import type { FailureVerdict } from './classify-response.ts';
import { deliveryWaitSchema, failureCodeSchema } from './item.ts';
import type { Moment } from './machine.ts';

/**
 * How the way to one endpoint fares: after a failure that any report would meet, the circuit breaker opens,
 * so that a thousand queued reports do not each knock once.
 */
export const circuitBreakerSchema = z.strictObject({
  endpoint: z.string().check(z.maxLength(300)),
  attempts: countSchema,
  wait: z.exactOptional(deliveryWaitSchema),
  code: z.exactOptional(failureCodeSchema),
});
export type CircuitBreaker = z.infer<typeof circuitBreakerSchema>;

export function allowsTries(breaker: CircuitBreaker | undefined, nowMs: number): boolean {
  return isDue(breaker?.wait, nowMs);
}

export function closeBreaker(endpoint: string): CircuitBreaker {
  return { endpoint, attempts: 0 };
}

export function tripBreaker(
  breaker: CircuitBreaker | undefined,
  endpoint: string,
  verdict: FailureVerdict,
  moment: Moment,
): CircuitBreaker {
  const attempts = breaker?.attempts ?? 0;
  const wait = scheduleRetry(attempts, verdict.floorMs, moment.nowMs, moment.random);
  return { endpoint, attempts: attempts + 1, wait, code: verdict.code };
}

import { expect, it } from 'vitest';
import { isDue, scheduleRetry, waitEnd } from '../../../utils/outbox/backoff.ts';
import { retryAfterMs } from '../../../utils/outbox/retry-after.ts';

const now = Date.parse('2030-01-02T12:00:00Z');
const hour = 3_600_000;

it.each([
  [0, 30_000],
  [1, 60_000],
  [9, 30_000 * 512],
  [10, 6 * hour],
  [5_000, 6 * hour],
])('after %i failures the wait is anywhere under %i ms', (attempts, ceilingMs) => {
  const almostOne = 1 - Number.EPSILON;
  const longest = scheduleRetry(attempts, 0, now, () => almostOne).notBefore - now;
  expect(longest).toBeGreaterThan(ceilingMs * 0.999);
  expect(longest).toBeLessThanOrEqual(ceilingMs);
  expect(scheduleRetry(attempts, 0, now, () => 0).notBefore).toBe(now);
});

it('Retry-After is a floor, and a day the longest wait', () => {
  expect(scheduleRetry(0, 90_000, now, () => 0.5).notBefore).toBe(now + 90_000);
  expect(scheduleRetry(0, 99 * hour, now, () => 0.5).notBefore).toBe(now + 24 * hour);
});

it.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['99999999', 24 * hour],
  ['Wed, 02 Jan 2030 12:02:00 GMT', 120_000],
  ['Wed, 02 Jan 2030 11:00:00 GMT', 0],
  ['Wed, 02 Jan 2099 11:00:00 GMT', 24 * hour],
  ['-5', undefined],
  ['1.5', undefined],
  ['2030', 2_030_000],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After: %s is %s ms', (field, expected) => {
  expect(retryAfterMs(field, now)).toBe(expected);
});

it('a wait ends in time, and a clock that was changed ends it too', () => {
  const wait = { scheduledAt: now, notBefore: now + hour };
  expect(isDue(wait, now + hour - 1)).toBe(false);
  expect(waitEnd(wait, now + 1)).toBe(now + hour);
  expect(isDue(wait, now + hour)).toBe(true);
  expect(isDue(wait, now - 1)).toBe(true);
  expect(isDue({ scheduledAt: now, notBefore: now + 25 * hour }, now)).toBe(true);
  expect(isDue(undefined, now)).toBe(true);
  expect(waitEnd(wait, now - 1)).toBe(now - 1);
});

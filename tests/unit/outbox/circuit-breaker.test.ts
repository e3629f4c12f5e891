import { expect, it } from 'vitest';
import { allowsTries, closeBreaker, tripBreaker } from '../../../utils/outbox/circuit-breaker.ts';

const endpoint = 'https://reports.example.org';
const nowMs = Date.parse('2030-01-02T12:00:00Z');
const verdict = { to: 'waiting', code: 'server_error', isEndpointWide: true, floorMs: 0 } as const;

it('each failure of a lane doubles its wait, and a success opens it', () => {
  const moment = { nowMs, random: () => 0.5 };
  const once = tripBreaker(closeBreaker(endpoint), endpoint, verdict, moment);
  const twice = tripBreaker(once, endpoint, verdict, moment);
  expect(once.wait?.notBefore).toBe(nowMs + 15_000);
  expect(twice.wait?.notBefore).toBe(nowMs + 30_000);
  expect([allowsTries(twice, nowMs + 29_999), allowsTries(twice, nowMs + 30_000)]).toEqual([
    false,
    true,
  ]);
  expect(allowsTries(closeBreaker(endpoint), nowMs)).toBe(true);
  expect(allowsTries(undefined, nowMs)).toBe(true);
});

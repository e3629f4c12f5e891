import { expect, it } from 'vitest';
import { createByteBudget } from '../../../utils/endpoint/byte-budget.ts';
import { createChunkSize, minChunkBytes } from '../../../utils/endpoint/chunk-size.ts';
import { measureClockOffset } from '../../../utils/endpoint/clock-offset.ts';

const KiB = 1024;

it('chunks double while they are quick, up to the endpoint’s maximum', () => {
  const size = createChunkSize(2_000 * KiB);
  for (const expected of [512, 1024, 2000, 2000]) {
    expect(size.bytes).toBe(expected * KiB);
    size.sent(size.bytes, 100);
  }
});

it('a loss halves the chunk, and it grows by small steps from there', () => {
  const size = createChunkSize(4_096 * KiB);
  size.lost();
  expect(size.bytes).toBe(256 * KiB);
  size.sent(size.bytes, 100);
  expect(size.bytes).toBe(320 * KiB);
  for (let i = 0; i < 20; i++) size.lost();
  expect(size.bytes).toBe(minChunkBytes);
});

it('a chunk that took more than ten seconds is followed by a smaller one', () => {
  const size = createChunkSize(4_096 * KiB);
  size.sent(size.bytes, 10_001);
  expect(size.bytes).toBe(256 * KiB);
});

it('the budget bounds what is out at once, in order, and lets one too large pass alone', async () => {
  const budget = createByteBudget(100);
  const order: string[] = [];
  const first = await budget.take(60);
  const waiting = ['b', 'c'].map(async (name, i) => {
    const giveBack = await budget.take(i === 0 ? 500 : 30);
    order.push(name);
    return giveBack;
  });
  await Promise.resolve();
  expect(order).toEqual([]);
  first();
  const giveBack = await waiting[0];
  await Promise.resolve();
  expect(order).toEqual(['b']);
  giveBack?.();
  await waiting[1];
  expect(order).toEqual(['b', 'c']);
});

it('the endpoint’s clock is measured against the middle of the round trip', () => {
  const sentAt = Date.parse('2030-01-02T12:00:00.000Z');
  expect(measureClockOffset('Wed, 02 Jan 2030 13:00:00 GMT', sentAt, sentAt + 200)).toEqual({
    offsetMs: 3_600_400,
    uncertaintyMs: 600,
    measuredAt: '2030-01-02T12:00:00.200Z',
  });
  expect(measureClockOffset(null, sentAt, sentAt)).toBeUndefined();
  expect(measureClockOffset('soon', sentAt, sentAt)).toBeUndefined();
  expect(measureClockOffset('Wed, 02 Jan 2030 13:00:00 GMT', sentAt, sentAt - 1)).toBeUndefined();
});

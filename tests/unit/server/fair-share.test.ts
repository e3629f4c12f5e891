import { expect, it } from 'vitest';
import { createFairShare } from '../../../server/room/fair-share.ts';

it.each([1, 2, 5, 20])('%d that take all they can leave their equal part for others', (greedy) => {
  const share = createFairShare(10_000);
  for (let isTaken = true; isTaken; ) {
    const tries = Array.from({ length: greedy }, (_, each) => share.take(`g${each}`, 10));
    isTaken = tries.includes(true);
  }
  const left = 10_000 - share.taken();
  expect(left).toBeGreaterThanOrEqual(10_000 / (greedy + 1) - 10);
  expect(share.take('late', 10)).toBe(true);
});

it('what is given back may be taken again, and no more than there is', () => {
  const share = createFairShare(100);
  expect(share.take('a', 100)).toBe(true);
  expect(share.take('b', 1)).toBe(false);
  expect(share.take(undefined, 1)).toBe(false);
  share.give('a', 100);
  expect(share.taken()).toBe(0);
  expect(share.take('b', 40)).toBe(true);
  expect(share.take('b', 40)).toBe(false);
});

import { expect, it } from 'vitest';
import { killNine } from '../faults/kill-nine.ts';

it('whatever is killed in the middle of a delivery, the endpoint holds each report exactly once', async () => {
  const runs = await killNine(3, 19, () => undefined);
  expect(new Set(runs.map(({ killed }) => killed)).size).toBe(3);
  expect(runs.map(({ stored, entries }) => [stored, entries])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
}, 300_000);

import { expect, it } from 'vitest';
import { planBands } from '../../../entrypoints/background/stitch.ts';

const still = { topBand: 0, bottomBand: 0 };

it('joins windows one below the other', () => {
  const shots = [
    { scrollY: 0, ...still },
    { scrollY: 800, ...still },
  ];
  expect(planBands(shots, 800)).toEqual([
    { shot: 0, from: 0, height: 800, at: 0 },
    { shot: 1, from: 0, height: 800, at: 800 },
  ]);
});

it('takes from the last window only what no other showed', () => {
  const shots = [
    { scrollY: 0, ...still },
    { scrollY: 300, ...still },
  ];
  expect(planBands(shots, 800)[1]).toEqual({ shot: 1, from: 500, height: 300, at: 800 });
});

it('keeps a header in the first window only and a footer in the last only', () => {
  const bands = { topBand: 60, bottomBand: 40 };
  const shots = [0, 700, 1400].map((scrollY) => ({ scrollY, ...bands }));
  const planned = planBands(shots, 800);
  expect(planned).toEqual([
    { shot: 0, from: 0, height: 760, at: 0 },
    { shot: 1, from: 60, height: 700, at: 760 },
    { shot: 2, from: 60, height: 740, at: 1460 },
  ]);
});

it('leaves nothing out and shows nothing twice when a header appears on the way', () => {
  const shots = [
    { scrollY: 0, ...still },
    { scrollY: 740, topBand: 60, bottomBand: 0 },
    { scrollY: 1480, topBand: 60, bottomBand: 0 },
  ];
  const planned = planBands(shots, 800);
  for (const [i, band] of planned.entries()) {
    const before = planned[i - 1];
    expect(band.at).toBe(before === undefined ? 0 : before.at + before.height);
  }
});

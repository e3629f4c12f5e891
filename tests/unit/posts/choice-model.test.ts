import { describe, expect, it } from 'vitest';
import { addedBy, type Choice, fitChoices, lossOf } from '../../bench/thread/fit/choice-model.ts';

const choice = (right: number | undefined, ...things: number[][]): Choice => ({
  things,
  right,
  weight: 1,
});

describe('fitChoices', () => {
  it('tells the thing with the telling feature from the others', () => {
    const fitted = fitChoices(
      [choice(0, [1, 0], [0, 1]), choice(1, [0, 1], [1, 1]), choice(0, [1, 1], [0, 0])],
      2,
      0.1,
    );
    expect(addedBy(fitted, [1, 0])).toBeGreaterThan(addedBy(fitted, [0, 1]));
  });

  it('learns that none is right', () => {
    const fitted = fitChoices(
      [choice(undefined, [0]), choice(undefined, [0]), choice(0, [1], [0])],
      1,
      0.1,
    );
    expect(addedBy(fitted, [1])).toBeGreaterThan(0);
    expect(addedBy(fitted, [0])).toBeLessThan(0);
  });

  it('adds the logarithm of the odds where there is one feature, as can be reckoned by hand', () => {
    const yes = Array.from({ length: 3 }, () => choice(0, [1]));
    const fitted = fitChoices([...yes, choice(undefined, [1])], 1, 1e-9);
    expect(addedBy(fitted, [1])).toBeCloseTo(Math.log(3), 3);
  });

  it('holds right answers the likelier the less the ridge', () => {
    const choices = [choice(0, [1], [0]), choice(undefined, [0])];
    const losses = [1, 0.1, 0.01].map((ridge) => lossOf(fitChoices(choices, 1, ridge), choices));
    expect([...losses].sort((a, b) => b - a)).toEqual(losses);
  });
});

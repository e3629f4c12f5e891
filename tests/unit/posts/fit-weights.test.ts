import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { examplesOf, modelNames } from '../../bench/thread/fit/examples.ts';
import { fitWeights } from '../../bench/thread/fit/fit-weights.ts';
import { labelledPages } from '../../bench/thread/fit/labelled-pages.ts';
import { weightsFile } from '../../bench/thread/fit/weights-file.ts';

const fitting = 120_000;

describe('the weights of the posts', () => {
  it(
    'are to the byte what the fixture pages give, and right on pages that were not fitted',
    async () => {
      const pages = (await labelledPages()).map((page) => ({
        part: page.part,
        examples: examplesOf(page),
      }));
      const fitted = fitWeights(pages);
      for (const name of modelNames) expect(fitted[name].testShare).toBeGreaterThan(0.92);
      const written = await readFile('utils/posts/features/weights.ts', 'utf8');
      expect(weightsFile(fitted)).toBe(written);
    },
    fitting,
  );
});

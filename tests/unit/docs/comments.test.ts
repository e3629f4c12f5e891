import { expect, it } from 'vitest';
import { readTracked, trackedFiles } from './tracked-files.ts';

const longest = 110;

/** A directive for a tool stands in one line, and an address cannot be broken. */
const mayBeLong = /biome-ignore|https?:\/\//;

it('comments have lines of at most 110 columns', () => {
  const sources = trackedFiles.filter(
    (path) => /\.tsx?$/.test(path) && !path.includes('/fixtures/'),
  );
  const long = sources.flatMap((path) =>
    readTracked(path)
      .split('\n')
      .map((line, index) => ({ line, at: `${path}:${index + 1}` }))
      .filter(({ line }) => /^\s*(?:\/\/|\/?\*)/.test(line) && line.length > longest)
      .filter(({ line }) => !mayBeLong.test(line))
      .map(({ at }) => at),
  );
  expect(long).toEqual([]);
});

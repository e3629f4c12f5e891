import { expect, it } from 'vitest';
import { splitImports } from '../../../utils/capture/css/split-imports.ts';

it('what a sheet imports is told with its conditions, in its place', () => {
  const sheet = `@charset "utf-8";@layer a, b;
    @import "one.css";@import url(two.css) layer(a.b) supports(display: grid) screen and (width > 10px);
    @import url("three.css") layer print;p{color:red}`;
  const pieces = splitImports(sheet).filter((piece) => typeof piece !== 'string' || piece.trim());
  expect(pieces).toEqual([
    expect.stringContaining('@layer a, b;'),
    { url: 'one.css', wrappers: [] },
    {
      url: 'two.css',
      wrappers: ['@media screen and (width > 10px)', '@supports (display: grid)', '@layer a.b'],
    },
    { url: 'three.css', wrappers: ['@media print', '@layer'] },
    'p{color:red}',
  ]);
});

it('an import after other rules is none, nor is one in a string or a comment', () => {
  for (const sheet of [
    'p{}@import "a.css";',
    'p{content:"@import \'a\';"}',
    '/*@import "a";*/p{}',
  ]) {
    expect(splitImports(sheet)).toEqual([sheet]);
  }
});

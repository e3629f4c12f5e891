import { expect, it } from 'vitest';
import type { Omission } from '../../../utils/protocol/capture-account.ts';
import { offerFor } from '../../../utils/report/capture-offer.ts';

const frame: Omission = {
  what: 'frame',
  why: 'cross-origin',
  count: 1,
  examples: ['https://video.example.org/player?id=1'],
};
const image: Omission = {
  what: 'image',
  why: 'cross-origin',
  count: 3,
  examples: ['https://pictures.example.org/a.png'],
};

it('offers to read the sites of frames that are missing, first', () => {
  expect(offerFor([image, frame], false)).toEqual([
    { kind: 'frames', origins: ['https://video.example.org'] },
    { kind: 'copy' },
  ]);
});

it('offers the browser’s copy only where there is one and it is not allowed yet', () => {
  expect(offerFor([image], false)).toEqual([{ kind: 'copy' }]);
  expect(offerFor([image], true)).toEqual([]);
  expect(offerFor([image], undefined)).toEqual([]);
});

it('offers nothing for what was left out on purpose', () => {
  const cuts: Omission[] = [
    { what: 'form-value', why: 'private', count: 2, examples: ['input[type=text]'] },
    { what: 'media', why: 'active-content', count: 1, examples: [] },
    { what: 'node', why: 'limit-nodes', count: 1, examples: [] },
  ];
  expect(offerFor(cuts, false)).toEqual([]);
});

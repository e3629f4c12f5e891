import { expect, it } from 'vitest';
import { PlaintError } from '../../../../utils/errors.ts';
import { coded } from '../../../../utils/faults/expected.ts';
import { takeFaults } from '../../../../utils/faults/note-fault.ts';
import { AwaitedParts } from '../../../../utils/thread/collect/awaited-parts.ts';
import type { PartMaker } from '../../../../utils/thread/collect/post-builder.ts';

const news = { shells: [{ before: 'a', after: 'b' }], sheets: [], resources: [] };
const none = { shells: [], sheets: [], resources: [] };
const target = { roots: [], inner: new Set<Node>() };
const isExpected = coded('page_gone');

function maker(): PartMaker {
  let written = 0;
  return {
    longestTaskMs: 7,
    freeze: async () => ({ shell: 0, html: `part ${++written}` }),
    takeNews: () => news,
    finish: async () => news,
  };
}

it('what writes parts is brought with the first of them, once for all', async () => {
  let brought = 0;
  const parts = new AwaitedParts(async () => {
    brought += 1;
    return maker();
  }, isExpected);
  expect(parts.takeNews()).toEqual(none);
  expect(await parts.finish()).toEqual(none);
  expect([brought, parts.longestTaskMs]).toEqual([0, 0]);
  const both = await Promise.all([parts.freeze(target), parts.freeze(target)]);
  expect(both.map((piece) => piece?.html)).toEqual(['part 1', 'part 2']);
  expect(await parts.freeze(target)).toEqual({ shell: 0, html: 'part 3' });
  expect([brought, parts.longestTaskMs]).toEqual([1, 7]);
  expect([parts.takeNews(), await parts.finish()]).toEqual([news, news]);
});

it('where it cannot be brought, posts go without their parts, and it is not asked for again', async () => {
  let asked = 0;
  const parts = new AwaitedParts(async () => {
    asked += 1;
    throw new PlaintError('page_gone');
  }, isExpected);
  expect([await parts.freeze(target), await parts.freeze(target)]).toEqual([undefined, undefined]);
  expect([parts.takeNews(), await parts.finish(), asked]).toEqual([none, none, 1]);
  expect(takeFaults()).toEqual([]);
});

it('a refusal that nobody expects is a fault', async () => {
  const parts = new AwaitedParts(async () => {
    throw new PlaintError('storage_broken');
  }, isExpected);
  expect(await parts.freeze(target)).toBeUndefined();
  expect(takeFaults()).toMatchObject([{ place: 'thread.collect', code: 'storage_broken' }]);
});

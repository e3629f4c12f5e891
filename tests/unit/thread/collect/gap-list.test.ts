import { expect, it } from 'vitest';
import { GapList } from '../../../../utils/thread/collect/gap-list.ts';

it('a leap is a gap until what was leapt over has been seen', () => {
  const gaps = new GapList();
  gaps.addJump('b', 'f');
  expect(gaps.list(['a', 'b', 'f'])).toEqual([{ kind: 'jump', after: 'b' }]);
  expect(gaps.list(['a', 'b', 'c', 'f'])).toEqual([]);
});

it('a gap is told once', () => {
  const gaps = new GapList();
  gaps.addUnopened('3 replies', 3, 'a');
  gaps.addUnopened('3 replies', 3, 'a');
  gaps.addEnd('z');
  expect(gaps.list([])).toEqual([
    { kind: 'unopened', label: '3 replies', count: 3, after: 'a' },
    { kind: 'end', after: 'z' },
  ]);
});

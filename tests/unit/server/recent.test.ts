import { expect, it } from 'vitest';
import { createRecent } from '../../../server/concurrency/recent.ts';

it('what was put in is remembered for its time, and no longer', () => {
  let now = 0;
  const recent = createRecent<number>(100, () => now);
  recent.set('a', 1);
  now = 60;
  recent.set('b', 2);
  recent.set('a', 3);
  expect([recent.get('a'), recent.get('b')]).toEqual([3, 2]);
  now = 160;
  expect([recent.get('a'), recent.get('b')]).toEqual([undefined, undefined]);
});

it('what was taken out is forgotten at once', () => {
  const recent = createRecent<number>(100, () => 0);
  recent.set('a', 1);
  recent.delete('a');
  expect(recent.get('a')).toBeUndefined();
});

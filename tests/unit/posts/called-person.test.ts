import { expect, it } from 'vitest';
import { isCalledPerson } from '../../../utils/posts/signals/quality.ts';

const told = (attributes: Record<string, string>): boolean =>
  isCalledPerson(
    { names: { attribute: (_: number, name: string) => attributes[name] } } as never,
    0,
  );

it('an element that is declared as who said something is no post', () => {
  expect(told({ itemprop: 'author' })).toBe(true);
  expect(told({ itemprop: 'publisher creator' })).toBe(true);
  expect(told({ itemtype: 'https://schema.org/Person' })).toBe(true);
});

it('one that is declared as what was said may be', () => {
  expect(told({ itemprop: 'comment', itemtype: 'https://schema.org/Comment' })).toBe(false);
  expect(told({ itemprop: 'authorship' })).toBe(false);
  expect(told({})).toBe(false);
});

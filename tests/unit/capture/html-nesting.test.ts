import { describe, expect, it } from 'vitest';
import {
  isMisplaced,
  type Nesting,
  nestingInside,
  topNesting,
} from '../../../utils/capture/snapshot/html-nesting.ts';

function inside(path: string): Nesting {
  return path.split(' ').reduce((at, name) => nestingInside(name, at), topNesting);
}

describe('isMisplaced', () => {
  it.each([
    ['div p', 'div'],
    ['p span', 'ul'],
    ['a b', 'a'],
    ['button span', 'button'],
    ['form div', 'form'],
    ['h1', 'h2'],
    ['li b', 'li'],
    ['dd', 'dt'],
    ['div', 'td'],
    ['table', 'td'],
    ['div', 'tbody'],
    ['option', 'option'],
    ['div', 'body'],
    ['p', 'table'],
  ])('knows that the parser would move, in %s, a %s', (path, name) => {
    expect(isMisplaced(name, inside(path), false)).toBe(true);
  });

  it.each([
    ['div', 'p'],
    ['p button', 'div'],
    ['p', 'span'],
    ['a table tbody tr td', 'a'],
    ['li ul', 'li'],
    ['table tbody', 'tr'],
    ['table', 'tr'],
    ['p table tbody tr td', 'div'],
    ['h1 span', 'h2'],
    ['div', 'my-element'],
  ])('knows that the parser leaves, in %s, a %s', (path, name) => {
    expect(isMisplaced(name, inside(path), false)).toBe(false);
  });

  it('lets a table stand in a paragraph in quirks mode', () => {
    expect(isMisplaced('table', inside('p'), true)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import {
  isMisplaced,
  type Nesting,
  nestingInside,
  topNesting,
} from '../../../utils/capture/snapshot/html-nesting.ts';
import { renameTypes } from '../../../utils/capture/snapshot/renamed-types.ts';

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

describe('renameTypes', () => {
  const names = new Set(['p', 'div']);

  it('lets type selectors match both names, at the same specificity', () => {
    expect(renameTypes('p > div.a, .p div:not(p){color:red}', names)).toBe(
      ':is(p,plaint-p) > :is(div,plaint-div).a, .p :is(div,plaint-div):not(:is(p,plaint-p)){color:red}',
    );
  });

  it('leaves values, at-rules and other names alone', () => {
    const text =
      '@media print{.x{animation:p 1s}} pre, .div, #p{content:"p{"} /* p { */ @supports (p: div){}';
    expect(renameTypes(text, names)).toBe(text);
  });

  it('reaches rules inside others', () => {
    expect(renameTypes('@media all{p{a:b;p{c:d}}}', names)).toBe(
      '@media all{:is(p,plaint-p){a:b;:is(p,plaint-p){c:d}}}',
    );
  });
});

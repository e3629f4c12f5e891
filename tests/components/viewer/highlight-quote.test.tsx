import { expect, it } from 'vitest';
import { findWords } from '../../../components/viewer/find-words.ts';
import { highlightQuote } from '../../../components/viewer/highlight-quote.ts';

function marked(html: string, exact: string, prefix = ''): string[] {
  const view = new DOMParser().parseFromString(
    highlightQuote(html, { exact, prefix, suffix: '' }),
    'text/html',
  );
  return [...view.querySelectorAll('mark')].map((mark) => mark.textContent ?? '');
}

it('words are marked across elements, and at the place with their own surroundings', () => {
  expect(marked('<p>He is <b>a liar</b> indeed</p>', 'is a liar')).toEqual(['is ', 'a liar']);
  expect(marked('<p>one liar</p><p>two liar</p>', 'liar', 'one liartwo ')).toEqual(['liar']);
  const second = highlightQuote('<p>one liar</p><p>two liar</p>', {
    exact: 'liar',
    prefix: 'one liartwo ',
    suffix: '',
  });
  expect(second).toContain('<p>one liar</p>');
});

it('words are found whatever the white space between blocks is', () => {
  expect(marked('<p>alpha</p><p>beta  gamma</p>', 'alpha\nbeta gamma')).toEqual([
    'alpha',
    'beta  gamma',
  ]);
});

it('words with pictures are found, whether the quote has their names or not', () => {
  const html = '<p>Ann is a <img alt="🐷"> today <img alt="toad"></p>';
  expect(marked(html, 'Ann is a 🐷 today')).toEqual(['Ann is a ', ' today']);
  expect(marked(html, 'is a today')).toEqual(['is a ', ' today']);
});

it('words that are nowhere change nothing', () => {
  expect(highlightQuote('<p>one</p>', { exact: 'two', prefix: '', suffix: '' })).toBe('<p>one</p>');
  expect(highlightQuote('<p>one</p>', { exact: ' ', prefix: '', suffix: '' })).toBe('<p>one</p>');
});

it('looking for words in a page made to be slow ends', () => {
  const spans = Array.from({ length: 20_000 }, () => ({
    node: document.createTextNode('a'),
    words: 'a'.repeat(10),
    isOptional: false,
  }));
  expect(findWords(spans, `${'a'.repeat(100_000)}b`, '')).toBeUndefined();
});

import { expect, it } from 'vitest';
import { areFigures } from '../../../utils/posts/records/are-figures.ts';

const figures = (timeText: { iso?: string }) => [
  { text: 'Wellington\n20/13\n68/56', timeText },
  { text: '惠灵顿 19/11 66/53', timeText },
];

it('rows of more figures than words, none with a time that could be read, are a table', () => {
  expect(areFigures(figures({}))).toBe(true);
});

it('a time that could be read, or words, make posts of them', () => {
  expect(areFigures(figures({ iso: '2026-06-11' }))).toBe(false);
  expect(areFigures([{ text: '66666 233' }, { text: 'That was 10 of 10 for me.' }])).toBe(false);
  expect(areFigures([{ text: '+1' }, { text: '+1' }])).toBe(false);
  expect(areFigures([])).toBe(false);
});

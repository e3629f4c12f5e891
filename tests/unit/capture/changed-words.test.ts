import { describe, expect, it } from 'vitest';
import { changedWords } from '../../../utils/capture/replay/changed-words.ts';
import type { ShownWord } from '../../../utils/capture/replay/shown-words.ts';
import { type Word, widthOf, written } from './written-words.ts';

/** A page of lines of words, of which each has letters of its own. */
const lines: readonly Word[] = [60, 90, 120, 150].flatMap((y, row) =>
  [5, 6, 4, 7].map((letters, i) => ({ x: 40 + i * 90, y, letters, seed: row * 7 + i })),
);
const shownWords = (words: readonly Word[], font = 'serif'): ShownWord[] =>
  words.map((word) => ({
    box: { x: word.x, y: word.y - 4, width: widthOf(word), height: 20 },
    font,
  }));
const other = (word: Word): Word => ({ ...word, seed: (word.seed ?? 0) + 50 });

describe('words that a replay shows in the place of others', () => {
  it('are found, one or several, on any ground', () => {
    for (const [ink, ground] of [
      [40, 255],
      [230, 30],
      [110, 250],
    ] as const) {
      for (const places of [[6], [5, 6, 7]]) {
        const shown = lines.map((word, i) => (places.includes(i) ? other(word) : word));
        const found = changedWords(
          written(lines, ink, ground),
          written(shown, ink, ground),
          shownWords(shown),
        );
        const told = places.map((i) => [lines[i]?.x, lines[i]?.y]);
        expect(found.length).toBeGreaterThan(0);
        for (const { x, y } of found) expect(told).toContainEqual([x, y + 4]);
      }
    }
  });

  it('are none in what is the same, or stands to the side', () => {
    expect(changedWords(written(lines), written(lines), shownWords(lines))).toEqual([]);
    for (const shift of [1, 2, 5, 9, 20]) {
      const moved = lines.map((word) => ({ ...word, x: word.x + shift, y: word.y + shift }));
      const found = changedWords(written(lines), written(moved), shownWords(moved));
      expect(found, `${shift} px`).toEqual([]);
    }
  });

  it('are none in a font that is drawn otherwise all over', () => {
    const shown = lines.map((word, i) => (i % 4 < 2 ? other(word) : word));
    const words = shownWords(shown).map((word, i) => ({
      ...word,
      font: i % 4 < 2 ? 'gone' : 'serif',
    }));
    expect(changedWords(written(lines), written(shown), words)).toEqual([]);
  });

  it('are none where nothing was seen, and in what is told of otherwise', () => {
    const shown = lines.map((word, i) => (i === 6 ? other(word) : word));
    expect(
      changedWords(written(lines.filter((_, i) => i !== 6)), written(lines), shownWords(lines)),
    ).toEqual([]);
    const ignored = [{ x: 200, y: 80, width: 100, height: 40 }];
    expect(changedWords(written(lines), written(shown), shownWords(shown), ignored)).toEqual([]);
  });

  it('are not told of what the edge of the window cuts', () => {
    const cut: Word = { x: 40, y: 2, letters: 6, seed: 1 };
    const found = changedWords(
      written([...lines, cut]),
      written([...lines, other(cut)]),
      shownWords([...lines, other(cut)]),
    );
    expect(found).toEqual([]);
  });
});

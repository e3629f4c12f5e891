import { describe, expect, it } from 'vitest';
import { lostWords } from '../../../utils/capture/replay/lost-words.ts';
import { letterPx, ruled, type Word, written } from './written-words.ts';

const line = (y: number, ...lengths: number[]): Word[] => {
  let x = 40;
  return lengths.map((letters) => {
    const word = { x, y, letters };
    x += (letters + 1) * letterPx;
    return word;
  });
};

describe('words that a replay loses', () => {
  it('are found in one short line, on any ground', () => {
    for (const [ink, ground] of [
      [40, 255],
      [230, 30],
      [110, 250],
    ] as const) {
      const seen = written([...line(100, 5, 6), { x: 320, y: 200, letters: 7 }], ink, ground);
      const found = lostWords(seen, written(line(100, 5, 6), ink, ground));
      expect(found).toHaveLength(1);
      expect(found[0]?.x).toBeLessThanOrEqual(320);
      expect((found[0]?.x ?? 0) + (found[0]?.width ?? 0)).toBeGreaterThanOrEqual(
        320 + 7 * letterPx,
      );
    }
  });

  it('are found in places smaller than a word of four letters', () => {
    for (const letters of [2, 3]) {
      const small = { x: 321, y: 200, letters };
      const found = lostWords(written([...line(100, 5, 6), small]), written(line(100, 5, 6)));
      expect(found, `${letters} letters`).toHaveLength(1);
      expect(found[0]?.width).toBeLessThan(40);
    }
  });

  it('are none in what is the same, or stands a few pixels to the side', () => {
    const lines = [...line(100, 5, 6, 7), ...line(124, 8, 3)];
    expect(lostWords(written(lines), written(lines))).toEqual([]);
    for (const shift of [3, 6, 9, 12]) {
      const moved = lines.map((word) => ({ ...word, y: word.y + shift, x: word.x + shift }));
      expect(lostWords(written(lines), written(moved)), `${shift} px`).toEqual([]);
    }
  });

  it('are none where the same words are broken into lines otherwise', () => {
    const seen = written([...line(100, 5, 6, 7), ...line(124, 8)]);
    const shown = written([...line(100, 5, 6), ...line(124, 7, 8)]);
    expect(lostWords(seen, shown)).toEqual([]);
    expect(lostWords(shown, seen)).toEqual([]);
  });

  it('are found at the end of a line that is set as it was, and not of one that is set narrower', () => {
    const words = line(100, 5, 6, 7, 6, 8);
    expect(lostWords(written(words), written(words.slice(0, -1)))).toHaveLength(1);
    const narrower = words.map((word) => ({
      ...word,
      x: 40 + Math.round((word.x - 40) * 0.75),
      stepPx: 6,
    }));
    expect(lostWords(written(words), written(narrower))).toEqual([]);
  });

  it('are none of what nobody wrote: lines and dots', () => {
    expect(lostWords(ruled(), written([]))).toEqual([]);
  });

  it('leave out what was selected, and what was found to be lost as a whole', () => {
    const seen = written([{ x: 320, y: 200, letters: 7 }]);
    const ignored = [{ x: 300, y: 190, width: 120, height: 40 }];
    expect(lostWords(seen, written([]), ignored)).toEqual([]);
  });
});

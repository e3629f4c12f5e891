import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../utils/capture/replay/compare-pixels.ts';
import { lostWords } from '../../../utils/capture/replay/lost-words.ts';

const [width, height] = [640, 480];

interface Word {
  readonly x: number;
  readonly y: number;
  readonly letters: number;
}

const letterPx = 8;
const lettersHighPx = 11;

/** Words on a plain ground: upright strokes of letters, two to each, as tall as small letters are. */
function written(words: readonly Word[], ink = 40, ground = 255): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(ground);
  const fill = (x: number, y: number, wide: number) =>
    data.fill(ink, (y * width + x) * 4, (y * width + x + wide) * 4);
  for (const { x, y, letters } of words) {
    for (let letter = 0; letter < letters; letter += 1) {
      for (let row = y; row < y + lettersHighPx; row += 1) {
        fill(x + letter * letterPx, row, 2);
        fill(x + letter * letterPx + 4, row, 2);
      }
    }
  }
  return { width, height, data };
}

/** As the browser draws a line, a frame or a marker. */
function ruled(): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 200; y < 202; y += 1) data.fill(0, (y * width + 40) * 4, (y * width + 400) * 4);
  for (let x = 40; x < 400; x += 4)
    for (let y = 240; y < 242; y += 1) data.fill(0, (y * width + x) * 4, (y * width + x + 2) * 4);
  return { width, height, data };
}

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

  it('are none of what nobody wrote: lines and dots', () => {
    expect(lostWords(ruled(), written([]))).toEqual([]);
  });

  it('leave out what was selected, and what was found to be lost as a whole', () => {
    const seen = written([{ x: 320, y: 200, letters: 7 }]);
    const ignored = [{ x: 300, y: 190, width: 120, height: 40 }];
    expect(lostWords(seen, written([]), ignored)).toEqual([]);
  });
});

import type { Pixels } from '../../../utils/capture/replay/compare-pixels.ts';

const [width, height] = [640, 480];

export interface Word {
  readonly x: number;
  readonly y: number;
  readonly letters: number;
  /** From letter to letter. */
  readonly stepPx?: number;
  /** Of which its letters are made, of about as much ink each; upright strokes alone without. */
  readonly seed?: number;
}

/** Where the upright strokes of letters stand. */
const strokes = [[0, 4], [1], [0, 3], [2, 5], [0, 2, 4]] as const;

export const letterPx = 8;
const lettersHighPx = 11;

export function widthOf({ letters, stepPx = letterPx }: Word): number {
  return letters * stepPx;
}

/** Half of nine places of a letter, by chance. */
function isInk(letter: number, row: number, column: number): boolean {
  return (Math.imul(letter * 9 + row * 3 + column / 2 + 1, 0x9e3779b1) >>> 13) % 2 === 0;
}

/** Words on a plain ground: upright strokes of letters, as tall as small letters are. */
export function written(words: readonly Word[], ink = 40, ground = 255): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(ground);
  const fill = (x: number, y: number, wide: number) =>
    data.fill(ink, (y * width + x) * 4, (y * width + x + wide) * 4);
  for (const { x, y, letters, stepPx = letterPx, seed } of words) {
    for (let letter = 0; letter < letters; letter += 1) {
      const left = x + letter * stepPx;
      if (seed !== undefined) {
        for (let row = 0; row < lettersHighPx; row += 1)
          for (const column of [0, 2, 4])
            if (isInk(seed * 100 + letter, Math.floor(row / 4), column))
              fill(left + column, y + row, 2);
        continue;
      }
      for (const stroke of strokes[(letter * 3 + letter * letter) % strokes.length] ?? [])
        for (let row = y; row < y + lettersHighPx; row += 1)
          fill(left + stroke, row, stroke === 1 ? 3 : 1);
    }
  }
  return { width, height, data };
}

/** As the browser draws a line, a frame or a marker. */
export function ruled(): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 200; y < 202; y += 1) data.fill(0, (y * width + 40) * 4, (y * width + 400) * 4);
  for (let x = 40; x < 400; x += 4)
    for (let y = 240; y < 242; y += 1) data.fill(0, (y * width + x) * 4, (y * width + x + 2) * 4);
  return { width, height, data };
}

import type { PNG } from 'pngjs';

type Colour = readonly [red: number, green: number, blue: number];

/**
 * Rows of a picture, in device pixels, that have one colour at one column: where each run begins, and how
 * long it is.
 */
export function colourRunsOf(
  png: PNG,
  x: number,
  colour: Colour,
): { from: number; rows: number }[] {
  const runs: { from: number; rows: number }[] = [];
  for (let y = 0; y < png.height; y++) {
    const at = (y * png.width + x) * 4;
    const isIt = colour.every((channel, i) => Math.abs((png.data[at + i] ?? 0) - channel) <= 2);
    const last = runs.at(-1);
    if (!isIt) continue;
    if (last !== undefined && last.from + last.rows === y) last.rows++;
    else runs.push({ from: y, rows: 1 });
  }
  return runs;
}

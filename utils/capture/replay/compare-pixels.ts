/** Pictures of equal size, as RGBA. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Side of the squares that are compared by their mean colour: text that is smoothed otherwise is the same. */
const cellPx = 16;
/** How far one channel's mean may be off, of 255. */
const tolerance = 28;

/** The share of squares, 0 to 1, whose mean colour differs. Throws RangeError for pictures of different sizes. */
export function differingShare(left: Pixels, right: Pixels): number {
  if (left.width !== right.width || left.height !== right.height) {
    throw new RangeError('pictures of different sizes');
  }
  let cells = 0;
  let differing = 0;
  for (let y = 0; y < left.height; y += cellPx) {
    for (let x = 0; x < left.width; x += cellPx) {
      cells++;
      if (isOff(meanOf(left, x, y), meanOf(right, x, y))) differing++;
    }
  }
  return cells === 0 ? 0 : differing / cells;
}

type Color = readonly [red: number, green: number, blue: number];

function meanOf({ width, height, data }: Pixels, left: number, top: number): Color {
  const right = Math.min(left + cellPx, width);
  const bottom = Math.min(top + cellPx, height);
  const sum = [0, 0, 0] as [number, number, number];
  for (let y = top; y < bottom; y++) {
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
      sum[0] += data[at] ?? 0;
      sum[1] += data[at + 1] ?? 0;
      sum[2] += data[at + 2] ?? 0;
    }
  }
  const count = (right - left) * (bottom - top);
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

function isOff(one: Color, other: Color): boolean {
  return one.some((channel, i) => Math.abs(channel - (other[i] ?? 0)) > tolerance);
}

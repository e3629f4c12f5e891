/** Pictures of equal size, as RGBA. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * Side of the squares that are compared by their mean colour: text that is smoothed otherwise is the same.
 */
export const cellPx = 16;
/** How far one channel's mean may be off, of 255. */
const tolerance = 28;
/** What stands this much further to a side is not lost: words may be set a line's part higher or lower. */
const shiftsPx = [-12, -6, 0, 6, 12];

/** The squares of two pictures, row by row. */
export interface PixelComparison {
  readonly columns: number;
  readonly rows: number;
  /** Whether the mean colour differs. */
  readonly differs: readonly boolean[];
  /** Whether nothing like it stands a little to the side either. */
  readonly isLost: readonly boolean[];
}

/** Throws RangeError for pictures of different sizes. */
export function comparePixels(seen: Pixels, shown: Pixels): PixelComparison {
  if (seen.width !== shown.width || seen.height !== shown.height) {
    throw new RangeError('pictures of different sizes');
  }
  const differs: boolean[] = [];
  const isLost: boolean[] = [];
  for (let y = 0; y < seen.height; y += cellPx) {
    for (let x = 0; x < seen.width; x += cellPx) {
      const mean = meanOf(seen, x, y);
      const isDifferent = isOff(mean, meanOf(shown, x, y));
      differs.push(isDifferent);
      isLost.push(isDifferent && !isNear(mean, shown, x, y));
    }
  }
  const columns = Math.ceil(seen.width / cellPx);
  return { columns, rows: Math.ceil(seen.height / cellPx), differs, isLost };
}

/**
 * The share of squares, 0 to 1, whose mean colour differs. Throws RangeError for pictures of different sizes.
 */
export function differingShare(left: Pixels, right: Pixels): number {
  return shareOf(comparePixels(left, right));
}

export function shareOf({ differs }: PixelComparison): number {
  return differs.length === 0 ? 0 : differs.filter(Boolean).length / differs.length;
}

type Color = readonly [red: number, green: number, blue: number];

function isNear(mean: Color, shown: Pixels, x: number, y: number): boolean {
  for (const down of shiftsPx) {
    for (const across of shiftsPx) {
      if (!isOff(mean, meanOf(shown, x + across, y + down))) return true;
    }
  }
  return false;
}

function meanOf({ width, height, data }: Pixels, x: number, y: number): Color {
  const left = Math.max(0, Math.min(x, width - 1));
  const top = Math.max(0, Math.min(y, height - 1));
  const right = Math.min(x + cellPx, width);
  const bottom = Math.min(y + cellPx, height);
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let row = top; row < bottom; row++) {
    for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
      red += data[at] ?? 0;
      green += data[at + 1] ?? 0;
      blue += data[at + 2] ?? 0;
    }
  }
  const count = (right - left) * (bottom - top);
  return [red / count, green / count, blue / count];
}

function isOff(one: Color, other: Color): boolean {
  return one.some((channel, i) => Math.abs(channel - (other[i] ?? 0)) > tolerance);
}

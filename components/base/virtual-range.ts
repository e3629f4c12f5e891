/** A range of a long list in CSS pixels, from the list's own top. */
export interface PixelRange {
  readonly top: number;
  readonly bottom: number;
}

/** Where each entry begins, and after the last one where the list ends. */
export function buildOffsets(heights: readonly number[]): readonly number[] {
  const offsets = [0];
  let end = 0;
  for (const height of heights) {
    end += height;
    offsets.push(end);
  }
  return offsets;
}

/** The entries that a range touches, as a half-open range of indices. */
export function findRange(
  offsets: readonly number[],
  { top, bottom }: PixelRange,
): readonly [first: number, end: number] {
  const count = offsets.length - 1;
  const first = Math.min(lastAtOrBefore(offsets, top), Math.max(0, count - 1));
  const end = Math.min(count, lastAtOrBefore(offsets, bottom) + 1);
  return [first, Math.max(first, end)];
}

function lastAtOrBefore(offsets: readonly number[], position: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

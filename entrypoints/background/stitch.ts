/** One screenshot of the visible area while the page was scrolled to `scrollY`. */
export interface Shot {
  readonly picture: Blob;
  readonly scrollY: number;
  /** CSS pixels at the top and bottom of the window that show what does not scroll. */
  readonly topBand: number;
  readonly bottomBand: number;
}

/** A band of a shot, and where it goes in the whole, in CSS pixels. */
export interface Band {
  readonly shot: number;
  readonly from: number;
  readonly height: number;
  readonly at: number;
}

/**
 * Which part of which shot shows each part of the page. A header that stays in the window is kept in the first
 * shot only, a footer in the last only; where two shots overlap the earlier one counts. Pure.
 */
export function planBands(shots: readonly Omit<Shot, 'picture'>[], viewportHeight: number): Band[] {
  const bands: Band[] = [];
  let covered = 0;
  for (const [index, { scrollY, topBand, bottomBand }] of shots.entries()) {
    const isLast = index === shots.length - 1;
    const top = scrollY + (index === 0 ? 0 : topBand);
    const bottom = scrollY + viewportHeight - (isLast ? 0 : bottomBand);
    const at = Math.max(covered, top);
    if (bottom <= at) continue;
    bands.push({ shot: index, from: at - scrollY, height: bottom - at, at });
    covered = bottom;
  }
  return bands;
}

/** Joins shots of one page into one PNG at device pixels. `scale` is device pixels to a CSS pixel. */
export async function stitch(
  shots: readonly Shot[],
  viewportHeight: number,
  scale: number,
): Promise<Blob> {
  const bands = planBands(shots, viewportHeight);
  const last = bands.at(-1);
  const bitmaps = await Promise.all(shots.map(({ picture }) => createImageBitmap(picture)));
  const width = bitmaps[0]?.width ?? 1;
  const height = Math.max(1, Math.round(((last?.at ?? 0) + (last?.height ?? 0)) * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no 2d context');
  for (const { shot, from, height: tall, at } of bands) {
    const bitmap = bitmaps[shot];
    if (!bitmap) continue;
    const rows = Math.round((at + tall) * scale) - Math.round(at * scale);
    context.drawImage(
      bitmap,
      0,
      Math.round(from * scale),
      width,
      rows,
      0,
      Math.round(at * scale),
      width,
      rows,
    );
  }
  for (const bitmap of bitmaps) bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

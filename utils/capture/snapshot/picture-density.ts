import type { Candidate } from './srcset.ts';

export interface PictureSizes {
  /** As the element tells: whole CSS pixels, corrected by the density. */
  readonly naturalWidth: number;
  /** Of the box that the picture fills: where nothing else sizes it, its natural width to the fraction. */
  readonly shownWidth: number;
  /** Pixels of the bitmap, where they are known. */
  readonly bitmapWidth: number | undefined;
}

/**
 * Pixels of the bitmap for one CSS pixel of the natural size, by the element's own sizes; the number that the
 * page states if it fits them, since it has no rounding in it.
 */
export function pictureDensity(sizes: PictureSizes, stated: Candidate | undefined): number {
  const { naturalWidth, shownWidth, bitmapWidth } = sizes;
  const isSizedByItself = Math.abs(shownWidth - naturalWidth) < 1 && shownWidth > 0;
  const exactWidth = isSizedByItself ? shownWidth : naturalWidth;
  const density = stated?.density;
  if (bitmapWidth === undefined) {
    if (stated?.width !== undefined) return stated.width / exactWidth;
    return density || 1;
  }
  if (density && Math.abs(bitmapWidth / density - naturalWidth) <= 1) return density;
  return Math.abs(bitmapWidth - naturalWidth) < 1 ? 1 : bitmapWidth / exactWidth;
}

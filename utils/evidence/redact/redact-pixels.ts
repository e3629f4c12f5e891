import type { Box } from '../../protocol/capture.ts';
import type { Bytes } from '../bytes.ts';

/** RGBA, row by row, four bytes a pixel: the shape of `ImageData`. */
export interface RedactedPixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

const maskColor = [0x33, 0x33, 0x33, 0xff] as const;

/**
 * Overwrites a box (in pixels of the picture, rounded outwards, cut to its edges) with one colour, and
 * returns what stood there. Nothing of the original remains: no blur and no mosaic, which can be undone.
 */
export function overwritePixels(pixels: RedactedPixels, box: Box): Bytes {
  const left = clamp(Math.floor(box.x), pixels.width);
  const right = clamp(Math.ceil(box.x + box.width), pixels.width);
  const top = clamp(Math.floor(box.y), pixels.height);
  const bottom = clamp(Math.ceil(box.y + box.height), pixels.height);
  const rowBytes = 4 * Math.max(0, right - left);
  const taken = new Uint8Array(rowBytes * Math.max(0, bottom - top));
  for (let row = top; row < bottom; row++) {
    const start = 4 * (row * pixels.width + left);
    taken.set(pixels.data.subarray(start, start + rowBytes), (row - top) * rowBytes);
    for (let at = start; at < start + rowBytes; at += 4) pixels.data.set(maskColor, at);
  }
  return taken;
}

function clamp(value: number, limit: number): number {
  return Math.min(Math.max(value, 0), limit);
}

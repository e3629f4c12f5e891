import type { Box } from '../../protocol/capture.ts';

/**
 * Cuts a box, in CSS pixels of the viewport, out of what was visible: a PNG in the screenshot's own pixels.
 */
export type PixelSource = (box: Box) => Promise<Blob | undefined>;

/** What of the viewport a screenshot shows: from where, and how many of its pixels to a CSS pixel. */
export interface ShotPlace {
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/**
 * Reads from a screenshot of the visible area. Undefined for boxes outside it. Needs OffscreenCanvas, as
 * workers have.
 */
export function screenshotPixels(screenshot: Blob, place: ShotPlace): PixelSource {
  const decoded = createImageBitmap(screenshot);
  const { scale, offsetX, offsetY } = place;
  return async ({ x: left, y: top, width, height }) => {
    const [x, y] = [left - offsetX, top - offsetY];
    const bitmap = await decoded;
    const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    const isInside =
      (x + width) * scale <= bitmap.width + 1 && (y + height) * scale <= bitmap.height + 1;
    if (x < 0 || y < 0 || !isInside) return undefined;
    context.drawImage(
      bitmap,
      x * scale,
      y * scale,
      width * scale,
      height * scale,
      0,
      0,
      canvas.width,
      canvas.height,
    );
    return canvas.convertToBlob({ type: 'image/png' });
  };
}

import type { Box } from '../../protocol/capture.ts';

/** Cuts a box, in CSS pixels of the viewport, out of what was visible: a PNG in the screenshot's own pixels. */
export type PixelSource = (box: Box) => Promise<Blob | undefined>;

/** Reads from a screenshot of the visible area. Undefined for boxes outside it. Needs OffscreenCanvas, as workers have. */
export function screenshotPixels(screenshot: Blob, devicePixelRatio: number): PixelSource {
  const decoded = createImageBitmap(screenshot);
  return async ({ x, y, width, height }) => {
    const bitmap = await decoded;
    const scale = devicePixelRatio;
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

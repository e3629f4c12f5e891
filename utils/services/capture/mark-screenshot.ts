import type { Box } from '../../protocol/capture.ts';
import { boxOnShot, type ShotViewport, shotScale } from '../../report/box-on-shot.ts';

const outline = { color: '#d9480f', widthPx: 3, marginPx: 4 } as const;
const thumbnailWidthPx = 320;

interface Drawing {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

function createDrawing(width: number, height: number): Drawing {
  const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no 2d context');
  return { canvas, context };
}

/** A copy of the screenshot with the reported element outlined. `box` is in CSS pixels of the viewport. */
export async function markScreenshot(
  screenshot: Blob,
  box: Box,
  viewport: ShotViewport,
): Promise<Blob> {
  const picture = await createImageBitmap(screenshot);
  const { canvas, context } = createDrawing(picture.width, picture.height);
  context.drawImage(picture, 0, 0);
  picture.close();
  const { x, y, width, height } = boxOnShot(box, viewport, canvas.width);
  const pixels = canvas.width / Math.max(1, viewport.width);
  const margin = outline.marginPx * pixels;
  context.strokeStyle = outline.color;
  context.lineWidth = outline.widthPx * pixels;
  context.strokeRect(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Some of what is around it tells where it stood. */
const cropMarginPx = 8;

/** The reported element alone, as far as it was visible; undefined if none of it was. */
export async function cropScreenshot(
  screenshot: Blob,
  box: Box,
  viewport: ShotViewport,
): Promise<Blob | undefined> {
  const picture = await createImageBitmap(screenshot);
  const { x, y, width, height } = boxOnShot(box, viewport, picture.width);
  const margin = cropMarginPx * shotScale(viewport, picture.width);
  const left = Math.max(0, Math.floor(x - margin));
  const top = Math.max(0, Math.floor(y - margin));
  const right = Math.min(picture.width, Math.ceil(x + width + margin));
  const bottom = Math.min(picture.height, Math.ceil(y + height + margin));
  if (right <= left || bottom <= top) {
    picture.close();
    return undefined;
  }
  const { canvas, context } = createDrawing(right - left, bottom - top);
  context.drawImage(picture, -left, -top);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

/** A small picture for lists and cards, as JPEG: the part around `box`, else the top of the page. */
export async function makeThumbnail(
  screenshot: Blob,
  box: Box | undefined,
  viewport: ShotViewport,
): Promise<Blob> {
  const picture = await createImageBitmap(screenshot);
  const at = box === undefined ? { x: 0, y: 0 } : boxOnShot(box, viewport, picture.width);
  const side = Math.min(picture.width, picture.height);
  const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));
  const left = clamp(at.x - 16, picture.width - side);
  const top = clamp(at.y - 16, picture.height - side);
  const { canvas, context } = createDrawing(thumbnailWidthPx, thumbnailWidthPx);
  context.drawImage(picture, left, top, side, side, 0, 0, thumbnailWidthPx, thumbnailWidthPx);
  picture.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
}

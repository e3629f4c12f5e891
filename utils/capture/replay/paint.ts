import type { Box } from '../../protocol/capture.ts';
import type { Pixels } from './compare-pixels.ts';
import type { Flat } from './flatten.ts';
import { escapeXml } from './xml.ts';

/** The part of a picture that is drawn: from where, and how many times as large. */
export interface PaintedPart {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/**
 * Draws flattened markup as a picture of the given size: as an image of SVG, which loads nothing and runs
 * nothing. Rejects if it does not parse.
 */
export async function paintFlat(
  { markup, rules }: Flat,
  width: number,
  height: number,
  { x, y, scale }: PaintedPart = { x: 0, y: 0, scale: 1 },
): Promise<Pixels> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><style>${escapeXml(rules)}</style>` +
    `<foreignObject width="100%" height="100%"><x xmlns="http://www.w3.org/1999/xhtml" style="all:initial;display:block;background:#fff;width:${width}px;height:${height}px;overflow:hidden">${markup}</x></foreignObject></svg>`;
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const drawn = { x: -x * scale, y: -y * scale, width: width * scale, height: height * scale };
  return readPixels(image, drawn, width, height);
}

/** The top left part of a picture at the given size, on white, as pixels. */
export async function readPicture(
  picture: Blob,
  scale: number,
  width: number,
  height: number,
): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  const drawn = { x: 0, y: 0, width: bitmap.width / scale, height: bitmap.height / scale };
  const pixels = readPixels(bitmap, drawn, width, height);
  bitmap.close();
  return pixels;
}

function readPixels(source: CanvasImageSource, drawn: Box, width: number, height: number): Pixels {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new TypeError('no 2d context');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, drawn.x, drawn.y, drawn.width, drawn.height);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

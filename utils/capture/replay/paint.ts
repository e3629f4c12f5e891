import type { Pixels } from './compare-pixels.ts';
import type { Flat } from './flatten.ts';
import { escapeXml } from './xml.ts';

/** Draws flattened markup as a picture: as an image of SVG, which loads nothing and runs nothing. Rejects if it does not parse. */
export async function paintFlat(
  { markup, rules }: Flat,
  width: number,
  height: number,
): Promise<Pixels> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><style>${escapeXml(rules)}</style>` +
    `<foreignObject width="100%" height="100%"><x xmlns="http://www.w3.org/1999/xhtml" style="all:initial;display:block;background:#fff;width:${width}px;height:${height}px;overflow:hidden">${markup}</x></foreignObject></svg>`;
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return readPixels(image, width, height, width, height);
}

/** The top left part of a picture at the given size, on white, as pixels. */
export async function readPicture(
  picture: Blob,
  scale: number,
  width: number,
  height: number,
): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  const pixels = readPixels(bitmap, bitmap.width / scale, bitmap.height / scale, width, height);
  bitmap.close();
  return pixels;
}

function readPixels(
  source: CanvasImageSource,
  drawnWidth: number,
  drawnHeight: number,
  width: number,
  height: number,
): Pixels {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new TypeError('no 2d context');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, drawnWidth, drawnHeight);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

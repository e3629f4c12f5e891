import { boxOf } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import { noted } from '../../faults/expected.ts';
import { isPageCondition } from '../page-condition.ts';
import type { ShownPicture } from './available-picture.ts';

const maxPixels = 16_000_000;

/**
 * Pictures that exist only as pixels, read without touching the page's own canvas: they are drawn onto one
 * of ours. Undefined where the pixels are tainted, too many, or there are none yet.
 */
export function readPixels(
  source: CanvasImageSource,
  width: number,
  height: number,
): Promise<Blob | undefined> {
  if (width < 1 || height < 1 || width * height > maxPixels) return Promise.resolve(undefined);
  try {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) return Promise.resolve(undefined);
    context.drawImage(source, 0, 0, width, height);
    return canvas
      .convertToBlob({ type: 'image/png' })
      .catch(noted('snapshot.pixels', undefined, isPageCondition));
  } catch (_notDrawable) {
    return Promise.resolve(undefined);
  }
}

/** An image that is decoded. `density`: pixels of the bitmap for one CSS pixel of its natural size. */
export function lookAtImage(image: Element, density: number): Promise<ShownPicture | undefined> {
  const width = readProperty<number>('HTMLImageElement', image, 'naturalWidth') ?? 0;
  const height = readProperty<number>('HTMLImageElement', image, 'naturalHeight') ?? 0;
  const scale = density * sharpness(image, width * density);
  const shown = {
    source: image as HTMLImageElement,
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  };
  return Promise.resolve(width > 0 && height > 0 ? shown : undefined);
}

const maxSharpness = 4;

/** What is drawn from vectors is shown as sharp as its box, however small it calls itself. */
function sharpness(image: Element, width: number): number {
  const url = readProperty<string>('HTMLImageElement', image, 'currentSrc') ?? '';
  if (!/\.svgz?(?:$|[?#])|^data:image\/svg/i.test(url)) return 1;
  const needed = (boxOf(image).width * devicePixelRatio) / width;
  return Math.min(maxSharpness, Math.max(1, Number.isFinite(needed) ? needed : 1));
}

/** The picture of an SVG `image`, whose own size only its bitmap tells. */
export async function lookAtSvgImage(image: Element): Promise<ShownPicture | undefined> {
  const source = await createImageBitmap(image as SVGImageElement);
  return { source, width: source.width, height: source.height };
}

/** Pixels, and whether there is nothing in them: WebGL drops its buffer once it is shown. */
export interface CanvasPixels {
  readonly blob: Blob | undefined;
  readonly isBlank: boolean;
}

export async function readCanvasPixels(canvas: Element): Promise<CanvasPixels> {
  const width = readProperty<number>('HTMLCanvasElement', canvas, 'width') ?? 0;
  const height = readProperty<number>('HTMLCanvasElement', canvas, 'height') ?? 0;
  const isBlank = hasNoInk(canvas as HTMLCanvasElement);
  return { blob: await readPixels(canvas as HTMLCanvasElement, width, height), isBlank };
}

const sampleSize = 64;

function hasNoInk(source: CanvasImageSource): boolean {
  try {
    const context = new OffscreenCanvas(sampleSize, sampleSize).getContext('2d');
    if (!context) return false;
    context.drawImage(source, 0, 0, sampleSize, sampleSize);
    const { data } = context.getImageData(0, 0, sampleSize, sampleSize);
    return new Uint32Array(data.buffer).every((pixel) => pixel === 0);
  } catch (_notDrawable) {
    return false;
  }
}

/** The frame that a video shows. Undefined before the first frame. */
export async function readVideoPixels(video: Element): Promise<CanvasPixels> {
  const width = readProperty<number>('HTMLVideoElement', video, 'videoWidth') ?? 0;
  const height = readProperty<number>('HTMLVideoElement', video, 'videoHeight') ?? 0;
  return { blob: await readPixels(video as HTMLVideoElement, width, height), isBlank: false };
}

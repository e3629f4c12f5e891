import { readProperty } from './dom-access.ts';

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
    return canvas.convertToBlob({ type: 'image/png' }).catch(() => undefined);
  } catch {
    return Promise.resolve(undefined);
  }
}

/** The bitmap of an image that is decoded, whose bytes may be gone. */
export function readImagePixels(image: Element): Promise<Blob | undefined> {
  const width = readProperty<number>('HTMLImageElement', image, 'naturalWidth') ?? 0;
  const height = readProperty<number>('HTMLImageElement', image, 'naturalHeight') ?? 0;
  return readPixels(image as HTMLImageElement, width, height);
}

/** Pixels, and whether there is nothing in them: WebGL drops its buffer once it is shown. */
export interface Pixels {
  readonly blob: Blob | undefined;
  readonly isBlank: boolean;
}

export async function readCanvasPixels(canvas: Element): Promise<Pixels> {
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
  } catch {
    return false;
  }
}

/** The frame that a video shows. Undefined before the first frame. */
export async function readVideoPixels(video: Element): Promise<Pixels> {
  const width = readProperty<number>('HTMLVideoElement', video, 'videoWidth') ?? 0;
  const height = readProperty<number>('HTMLVideoElement', video, 'videoHeight') ?? 0;
  return { blob: await readPixels(video as HTMLVideoElement, width, height), isBlank: false };
}

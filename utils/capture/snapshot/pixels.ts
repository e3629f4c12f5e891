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

export function readCanvasPixels(canvas: Element): Promise<Blob | undefined> {
  const width = readProperty<number>('HTMLCanvasElement', canvas, 'width') ?? 0;
  const height = readProperty<number>('HTMLCanvasElement', canvas, 'height') ?? 0;
  return readPixels(canvas as HTMLCanvasElement, width, height);
}

/** The frame that a video shows. Undefined before the first frame. */
export function readVideoPixels(video: Element): Promise<Blob | undefined> {
  if ((readProperty<number>('HTMLMediaElement', video, 'readyState') ?? 0) < 2) {
    return Promise.resolve(undefined);
  }
  const width = readProperty<number>('HTMLVideoElement', video, 'videoWidth') ?? 0;
  const height = readProperty<number>('HTMLVideoElement', video, 'videoHeight') ?? 0;
  return readPixels(video as HTMLVideoElement, width, height);
}

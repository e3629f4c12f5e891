import { readProperty } from '../../dom/read-property.ts';
import type { ShownPicture } from './available-picture.ts';

const sampleSize = 64;
/** Per channel, of 255: two ways of decoding the same bytes differ by less. */
const tolerance = 24;

/** Whether the bytes, decoded, show what is shown. Undefined where one of the two cannot be looked at. */
export async function isSamePicture(
  shown: ShownPicture,
  bytes: Blob,
): Promise<boolean | undefined> {
  const seen = sample(shown.source);
  if (!seen) return undefined;
  const decoded = await decode(bytes);
  const read = decoded && sample(decoded);
  if (!read) return undefined;
  return seen.every((value, i) => Math.abs(value - (read[i] ?? 0)) <= tolerance);
}

function sample(source: CanvasImageSource): Uint8ClampedArray | undefined {
  try {
    const context = new OffscreenCanvas(sampleSize, sampleSize).getContext('2d', {
      willReadFrequently: true,
    });
    if (!context) return undefined;
    context.drawImage(source, 0, 0, sampleSize, sampleSize);
    return context.getImageData(0, 0, sampleSize, sampleSize).data;
  } catch (_notDrawable) {
    return undefined;
  }
}

/** Bitmaps off the main thread; what is no bitmap (SVG) as an image of its own. */
async function decode(bytes: Blob): Promise<CanvasImageSource | undefined> {
  try {
    return await createImageBitmap(bytes);
  } catch (_noBitmap) {
    return decodeAsImage(bytes);
  }
}

async function decodeAsImage(bytes: Blob): Promise<CanvasImageSource | undefined> {
  const url = URL.createObjectURL(bytes);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return (readProperty<number>('HTMLImageElement', image, 'naturalWidth') ?? 0) > 0
      ? image
      : undefined;
  } catch (_noPicture) {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}

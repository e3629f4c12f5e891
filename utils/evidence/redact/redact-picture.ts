import type { Box } from '../../protocol/capture.ts';
import type { Bytes } from '../bytes.ts';
import { overwritePixels, type RedactedPixels } from './redact-pixels.ts';

/**
 * Takes boxes out of a picture; returns it as a new PNG, without any metadata, and what stood in each box.
 */
export type RedactPicture = (
  picture: Blob,
  boxes: readonly Box[],
) => Promise<{ picture: Blob; taken: Bytes[] }>;

/** `RedactPicture` in a browser: window or worker. */
export const redactPictureInBrowser: RedactPicture = async (picture, boxes) => {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new TypeError('no 2d canvas');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels: RedactedPixels = image;
  const taken = boxes.map((box) => overwritePixels(pixels, box));
  context.putImageData(image, 0, 0);
  return { picture: await canvas.convertToBlob({ type: 'image/png' }), taken };
};

import { anyOf } from '../../pattern.ts';
import type { Removed, Stripped } from './removed.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

const strippers: Readonly<
  Record<string, (bytes: Uint8Array<ArrayBuffer>) => Stripped | undefined>
> = { 'image/jpeg': stripJpeg, 'image/png': stripPng, 'image/webp': stripWebp };

/**
 * Kinds of file that tell by whom, where, when or with what they were made, and that nothing here can clean.
 */
const talkative = anyOf([
  String.raw`^(image\/(heic|avif|tiff)|video\/|audio\/|application\/(pdf|zip|rtf|x-ole-storage`,
  String.raw`msword|vnd\.(openxmlformats|oasis|ms-)))`,
]);

export type Cleaning =
  /** `removed` may be empty: there was nothing to take out. */
  | { readonly state: 'clean'; readonly blob: Blob; readonly removed: readonly Removed[] }
  /** It may still tell about its maker. */
  | { readonly state: 'unclean' }
  /** Nothing in it tells about its maker: sent as it is. */
  | { readonly state: 'as-is' };

/**
 * Takes out of a picture what tells about its maker. `mediaType` is what its bytes say, not its name. Never
 * rejects for damaged bytes.
 */
export async function stripPicture(file: Blob, mediaType: string): Promise<Cleaning> {
  const strip = Object.hasOwn(strippers, mediaType) ? strippers[mediaType] : undefined;
  if (strip === undefined) return { state: talkative.test(mediaType) ? 'unclean' : 'as-is' };
  const stripped = strip(new Uint8Array(await file.arrayBuffer()));
  if (stripped === undefined) return { state: 'unclean' };
  const removed = [...stripped.removed].sort();
  const blob = removed.length === 0 ? file : new Blob([...stripped.parts], { type: mediaType });
  return { state: 'clean', blob, removed };
}

import type { Removed, Stripped } from './removed.ts';
import { readExif, writeOrientation } from './tiff-orientation.ts';

const pictureChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH']);
/** Bits of VP8X that announce an EXIF and an XMP chunk (RFC 9649 §2.7.1). */
const exifBit = 0x08;
const xmpBit = 0x04;

const tagAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

function chunk(tag: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(8 + payload.length + (payload.length % 2));
  made.set([...tag].map((letter) => letter.charCodeAt(0)));
  new DataView(made.buffer).setUint32(4, payload.length, true);
  made.set(payload, 8);
  return made;
}

/** Some writers put JPEG's `Exif\0\0` before the block. */
function tiffOf(payload: Uint8Array): Uint8Array {
  return tagAt(payload, 0) === 'Exif' ? payload.subarray(6) : payload;
}

/** A WebP (RFC 9649) without Exif, XMP and unknown chunks; how the picture is to be turned stays. */
export function stripWebp(bytes: Uint8Array<ArrayBuffer>): Stripped | undefined {
  if (bytes.length < 20 || tagAt(bytes, 0) !== 'RIFF' || tagAt(bytes, 8) !== 'WEBP')
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const riffEnd = 8 + view.getUint32(4, true);
  if (riffEnd > bytes.length) return undefined;
  const removed = new Set<Removed>(riffEnd < bytes.length ? ['trailing'] : []);
  const kept: { readonly tag: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  let orientation = 1;
  for (let at = 12; at + 8 <= riffEnd; ) {
    const tag = tagAt(bytes, at);
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > riffEnd) return undefined;
    if (pictureChunks.has(tag)) kept.push({ tag, bytes: bytes.slice(at, end) });
    else if (tag === 'EXIF') {
      const exif = readExif(tiffOf(bytes.subarray(at + 8, at + 8 + size)));
      ({ orientation } = exif);
      removed.add('camera');
      if (exif.hasPlace) removed.add('place');
    } else removed.add(tag === 'XMP ' ? 'text' : 'other');
    at = end;
  }
  const extended = kept.find(({ tag }) => tag === 'VP8X')?.bytes;
  if (extended !== undefined) {
    const turned = orientation === 1 ? 0 : exifBit;
    extended[8] = ((extended[8] ?? 0) & ~(exifBit | xmpBit)) | turned;
  }
  const isTurned = orientation !== 1 && extended !== undefined;
  const chunks = [
    ...kept.map((part) => part.bytes),
    ...(isTurned ? [chunk('EXIF', writeOrientation(orientation))] : []),
  ];
  const head = bytes.slice(0, 12);
  const size = 4 + chunks.reduce((sum, part) => sum + part.length, 0);
  new DataView(head.buffer).setUint32(4, size, true);
  return { parts: [head, ...chunks], removed };
}

import type { Removed, Stripped } from './removed.ts';
import { readExif, writeOrientation } from './tiff-orientation.ts';

const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;
const comment = 0xfe;

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

/** Why a segment goes, or undefined if the picture needs it to look right. */
function reasonToDrop(marker: number, payload: Uint8Array): Removed | undefined {
  if (marker === comment) return 'text';
  if (marker < 0xe0 || marker > 0xef) return undefined;
  if (marker === 0xe0 && startsWith(payload, 'JFIF\0')) return undefined;
  if (marker === 0xe2 && startsWith(payload, 'ICC_PROFILE\0')) return undefined;
  if (marker === 0xee && startsWith(payload, 'Adobe')) return undefined;
  if (marker === 0xe1 && startsWith(payload, 'Exif\0')) return 'camera';
  return marker === 0xe1 || marker === 0xed ? 'text' : 'other';
}

/**
 * The end of entropy-coded data that begins at `start`: the next marker that is no restart and no stuffing.
 */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}

function orientationSegment(orientation: number): Uint8Array<ArrayBuffer> {
  const tiff = writeOrientation(orientation);
  const head = [0xff, 0xe1, 0, tiff.length + 8, ...[...'Exif\0\0'].map((c) => c.charCodeAt(0))];
  return new Uint8Array([...head, ...tiff]);
}

/**
 * A JPEG (ITU-T T.81 annex B) without Exif, XMP, IPTC, comments, previews and whatever follows its end.
 * Pixels are untouched; how the picture is to be turned stays.
 */
export function stripJpeg(bytes: Uint8Array<ArrayBuffer>): Stripped | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== soi) return undefined;
  const parts: Uint8Array<ArrayBuffer>[] = [bytes.subarray(0, 2)];
  const removed = new Set<Removed>();
  let orientation = 1;
  let at = 2;
  while (at + 2 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === eoi) {
      parts.push(bytes.subarray(at, at + 2));
      if (at + 2 < bytes.length) removed.add('trailing');
      if (orientation !== 1) parts.splice(1, 0, orientationSegment(orientation));
      return { parts, removed };
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const payload = bytes.subarray(at + 4, end);
    const reason = reasonToDrop(marker, payload);
    if (reason === undefined) {
      const stop = marker === sos ? endOfScan(bytes, end) : end;
      parts.push(bytes.subarray(at, stop));
      at = stop;
      continue;
    }
    removed.add(reason);
    if (reason === 'camera') {
      const exif = readExif(payload.subarray(6));
      ({ orientation } = exif);
      if (exif.hasPlace) removed.add('place');
    }
    at = end;
  }
  return undefined;
}

import type { Removed, Stripped } from './removed.ts';
import { readExif } from './tiff-orientation.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Ancillary chunks that change how the picture looks (PNG 3rd edition §11.3, and animation). */
const looks = new Set(
  'cHRM cICP gAMA iCCP mDCV cLLI sBIT sRGB bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT'.split(' '),
);

function reasonToDrop(type: string): Removed | undefined {
  const isCritical = /^[A-Z]/.test(type);
  if (isCritical || looks.has(type)) return undefined;
  if (/^[tiz]+TXt$/i.test(type)) return 'text';
  if (type === 'tIME') return 'time';
  return type === 'eXIf' ? 'camera' : 'other';
}

/** A PNG without texts, times, Exif and private chunks, and without what follows its end. */
export function stripPng(bytes: Uint8Array<ArrayBuffer>): Stripped | undefined {
  if (!signature.every((value, index) => bytes[index] === value)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array<ArrayBuffer>[] = [bytes.subarray(0, 8)];
  const removed = new Set<Removed>();
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const reason = reasonToDrop(type);
    if (reason === undefined) parts.push(bytes.subarray(at, end));
    else removed.add(reason);
    if (reason === 'camera' && readExif(bytes.subarray(at + 8, end - 4)).hasPlace)
      removed.add('place');
    if (type === 'IEND') {
      if (end < bytes.length) removed.add('trailing');
      return { parts, removed };
    }
    at = end;
  }
  return undefined;
}

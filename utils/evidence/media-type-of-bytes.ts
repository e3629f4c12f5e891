import { anyOf } from '../pattern.ts';

/** How many bytes `mediaTypeOfBytes` looks at. */
export const headLength = 64;

type Rule = readonly [mediaType: string, offset: number, ...bytes: readonly (number | string)[]];

/** First match wins. Strings are ASCII; numbers are single bytes. */
const rules: readonly Rule[] = [
  ['image/jpeg', 0, 0xff, 0xd8, 0xff],
  ['image/png', 0, 0x89, 'PNG\r\n', 0x1a, '\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/tiff', 0, 'II', 42, 0],
  ['image/tiff', 0, 'MM', 0, 42],
  ['image/bmp', 0, 'BM'],
  ['image/heic', 4, 'ftyphei'],
  ['image/heic', 4, 'ftypmif1'],
  ['image/avif', 4, 'ftypavif'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
  ['video/webm', 0, 0x1a, 0x45, 0xdf, 0xa3],
  ['video/x-msvideo', 8, 'AVI '],
  ['audio/wav', 8, 'WAVE'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/flac', 0, 'fLaC'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, 0xff, 0xfb],
  ['audio/amr', 0, '#!AMR'],
  ['application/pdf', 0, '%PDF-'],
  ['application/rtf', 0, '{\\rtf'],
  ['application/zip', 0, 'PK', 3, 4],
  ['application/x-ole-storage', 0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  ['application/x-7z-compressed', 0, '7z', 0xbc, 0xaf],
  ['application/vnd.rar', 0, 'Rar!'],
  ['application/x-msdownload', 0, 'MZ'],
  ['application/x-elf', 0, 0x7f, 'ELF'],
  ['text/html', 0, '<!doctype html'],
  ['text/html', 0, '<!DOCTYPE html'],
  ['text/html', 0, '<html'],
  ['image/svg+xml', 0, '<svg'],
];

function matches(head: Uint8Array, [, offset, ...pieces]: Rule): boolean {
  const wanted = pieces.flatMap((piece) =>
    typeof piece === 'number' ? [piece] : [...piece].map((letter) => letter.charCodeAt(0)),
  );
  return wanted.every((byte, index) => head[offset + index] === byte);
}

/** The media type that the first bytes of a file show; undefined if they show none (as in plain text). */
export function mediaTypeOfBytes(head: Uint8Array): string | undefined {
  return rules.find((rule) => matches(head, rule))?.[0];
}

/** Declared types that are right although the bytes only show their container. */
const containers: Readonly<Record<string, RegExp>> = {
  'application/zip': anyOf([
    String.raw`^application\/(vnd\.openxmlformats|vnd\.oasis|epub|x-zip|java-archive|wacz`,
    String.raw`vnd\.ms-(excel|word|powerpoint)\.)`,
  ]),
  'application/x-ole-storage': /^application\/(msword|vnd\.ms-|x-msi)/,
  'video/mp4': /^(video|audio)\/(x-m4[av]|m4[av]|mp4|3gpp2?|quicktime)/,
  'audio/mp4': /^audio\/(x-m4a|m4a|aac)/,
  'video/webm': /^(video|audio)\/(webm|x-matroska|matroska)/,
  'audio/ogg': /^(video|audio|application)\/(ogg|opus)/,
  'audio/wav': /^audio\/(wave|x-wav|vnd\.wave)/,
  'audio/mpeg': /^audio\/(mp3|x-mp3|mpeg)/,
  'image/heic': /^image\/(heif|heic)/,
  'application/rtf': /^text\/rtf/,
  'image/bmp': /^image\/x-(ms-)?bmp/,
};

/**
 * Whether a file claims a media type that its bytes contradict. A file that claims none is not mislabelled.
 */
export function isMislabelled(declared: string, actual: string | undefined): boolean {
  if (declared === '' || declared === 'application/octet-stream') return false;
  if (actual === undefined) return /^(image|video|audio)\/(?!svg)|^application\/pdf/.test(declared);
  if (actual === declared) return false;
  return !(containers[actual]?.test(declared) ?? false);
}

import { expect, it } from 'vitest';
import { isMislabelled, mediaTypeOfBytes } from '../../../utils/evidence/media-type-of-bytes.ts';

const bytes = (text: string) => new Uint8Array([...text].map((letter) => letter.charCodeAt(0)));

it.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
  ['\0\0\0\x18ftypheic', 'image/heic'],
  ['\0\0\0\x18ftypisom', 'video/mp4'],
  ['%PDF-1.7', 'application/pdf'],
  ['PK\x03\x04', 'application/zip'],
  ['MZ\x90\0', 'application/x-msdownload'],
  ['just some words', undefined],
  ['', undefined],
])('%j is read as %s', (head, mediaType) => {
  expect(mediaTypeOfBytes(bytes(head))).toBe(mediaType);
});

it.each([
  ['image/png', 'image/png', false],
  ['image/png', 'application/x-msdownload', true],
  ['application/pdf', 'text/html', true],
  ['application/pdf', undefined, true],
  ['text/plain', undefined, false],
  ['', 'image/png', false],
  ['application/octet-stream', 'image/png', false],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/zip',
    false,
  ],
  ['application/msword', 'application/x-ole-storage', false],
  ['image/jpeg', 'application/zip', true],
])('a file called %s with bytes of %s: mislabelled %s', (declared, actual, expected) => {
  expect(isMislabelled(declared, actual)).toBe(expected);
});

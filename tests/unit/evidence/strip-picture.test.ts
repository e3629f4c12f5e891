import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stripJpeg } from '../../../utils/evidence/metadata/strip-jpeg.ts';
import { stripPicture } from '../../../utils/evidence/metadata/strip-picture.ts';
import { stripPng } from '../../../utils/evidence/metadata/strip-png.ts';
import { stripWebp } from '../../../utils/evidence/metadata/strip-webp.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const join = (parts: readonly Uint8Array[]): Bytes =>
  new Uint8Array(parts.flatMap((part) => [...part]));
const find = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes).includes(Buffer.from(text));

/** A big-endian TIFF with an orientation and a GPS pointer. */
function exif(orientation: number): number[] {
  const entry = (tag: number, type: number, ...value: number[]) => [
    ...[tag >> 8, tag & 255, 0, type, 0, 0, 0, 1],
    ...value,
  ];
  return [
    ...ascii('MM'),
    ...[0, 42, 0, 0, 0, 8, 0, 2],
    ...entry(0x0112, 3, 0, orientation, 0, 0),
    ...entry(0x8825, 4, 0, 0, 0, 38),
    ...[0, 0, 0, 0],
    ...ascii('31.2304 N secret place'),
  ];
}

const segment = (marker: number, payload: number[]): number[] => [
  ...[0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 255],
  ...payload,
];

function jpeg(orientation = 1): Bytes {
  return new Uint8Array([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xe1, [...ascii('Exif\0\0'), ...exif(orientation)]),
    ...segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<xmp>the author</xmp>')),
    ...segment(0xe2, [...ascii('ICC_PROFILE\0'), 1, 1, 7]),
    ...segment(0xe2, ascii('MPF\0preview')),
    ...segment(0xed, ascii('Photoshop 3.0\0caption')),
    ...segment(0xee, ascii('Adobe\0')),
    ...segment(0xfe, ascii('a comment')),
    ...segment(0xdb, [0, 1, 2]),
    ...segment(0xda, [1, 1, 0]),
    ...[9, 0xff, 0, 8, 0xff, 0xd3, 7],
    ...segment(0xda, [1, 2, 0]),
    ...[6, 5, 0xff, 0xd9],
    ...ascii('SEFT samsung trailer'),
  ]);
}

it('a JPEG keeps its pixels and colours and loses everything about its maker', () => {
  const stripped = stripJpeg(jpeg());
  const bytes = join(stripped?.parts ?? []);
  for (const gone of ['secret place', 'author', 'MPF', 'caption', 'comment', 'samsung', 'Exif'])
    expect(find(bytes, gone), gone).toBe(false);
  for (const kept of ['JFIF', 'ICC_PROFILE', 'Adobe']) expect(find(bytes, kept), kept).toBe(true);
  const scans = [9, 0xff, 0, 8, 0xff, 0xd3, 7, 0xff, 0xda];
  expect(Buffer.from(bytes).includes(Buffer.from(scans))).toBe(true);
  expect([...bytes.slice(-4)]).toEqual([6, 5, 0xff, 0xd9]);
  expect([...(stripped?.removed ?? [])].sort()).toEqual(
    ['camera', 'other', 'place', 'text', 'trailing'].sort(),
  );
  expect(stripJpeg(bytes)?.removed.size).toBe(0);
});

it('a JPEG that is to be turned is still turned, and says nothing else', () => {
  const bytes = join(stripJpeg(jpeg(6))?.parts ?? []);
  expect(find(bytes, 'secret place')).toBe(false);
  const at = Buffer.from(bytes).indexOf(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1]));
  expect([...bytes.slice(at + 8, at + 10)]).toEqual([0, 6]);
});

function pngChunk(type: string, data: Uint8Array): number[] {
  const typed = new Uint8Array([...ascii(type), ...data]);
  const number = (value: number) => [
    value >>> 24,
    (value >>> 16) & 255,
    (value >>> 8) & 255,
    value & 255,
  ];
  return [...number(data.length), ...typed, ...number(crc32(typed))];
}

function png(): Bytes {
  const header = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return new Uint8Array([
    ...[0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a],
    ...pngChunk('IHDR', header),
    ...pngChunk('gAMA', new Uint8Array([0, 1, 0, 0])),
    ...pngChunk('tEXt', new Uint8Array(ascii('Author\0Mara Quill'))),
    ...pngChunk('iTXt', new Uint8Array(ascii('XML:com.adobe.xmp\0\0\0\0\0<xmp/>'))),
    ...pngChunk('zTXt', new Uint8Array(ascii('Comment\0\0'))),
    ...pngChunk('eXIf', new Uint8Array(exif(1))),
    ...pngChunk('tIME', new Uint8Array(7)),
    ...pngChunk('prVt', new Uint8Array(ascii('maker note'))),
    ...pngChunk('IDAT', deflateSync(new Uint8Array([0, 128]))),
    ...pngChunk('IEND', new Uint8Array()),
    ...ascii('after the end'),
  ]);
}

it('a PNG keeps its picture and loses texts, times, Exif and private chunks', () => {
  const stripped = stripPng(png());
  const bytes = join(stripped?.parts ?? []);
  const types = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/[A-Za-z]{4}/g),
  ].map(([type]) => type);
  expect(
    types.filter((type) => /^(IHDR|gAMA|IDAT|IEND|tEXt|iTXt|zTXt|eXIf|tIME|prVt)$/.test(type)),
  ).toEqual(['IHDR', 'gAMA', 'IDAT', 'IEND']);
  expect(find(bytes, 'after the end')).toBe(false);
  expect([...(stripped?.removed ?? [])].sort()).toEqual([
    'camera',
    'other',
    'place',
    'text',
    'time',
    'trailing',
  ]);
});

function riff(chunks: readonly (readonly [string, number[]])[]): Bytes {
  const body = chunks.flatMap(([tag, data]) => [
    ...ascii(tag),
    ...[data.length & 255, data.length >> 8, 0, 0],
    ...data,
    ...(data.length % 2 ? [0] : []),
  ]);
  const size = body.length + 4;
  return new Uint8Array([
    ...ascii('RIFF'),
    ...[size & 255, size >> 8, 0, 0],
    ...ascii('WEBP'),
    ...body,
  ]);
}

it('a WebP loses its Exif and XMP, and its header no longer announces them', () => {
  const picture: readonly [string, number[]] = ['VP8 ', [1, 2, 3]];
  const stripped = stripWebp(
    riff([
      ['VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
      picture,
      ['EXIF', exif(8)],
      ['XMP ', ascii('<xmp>author</xmp>')],
      ['note', ascii('maker')],
    ]),
  );
  const bytes = join(stripped?.parts ?? []);
  expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
  expect(bytes[20]).toBe(0x08);
  expect(find(bytes, 'secret place')).toBe(false);
  expect(find(bytes, 'author')).toBe(false);
  expect(find(bytes, 'VP8 \u0003')).toBe(true);
  const again = stripWebp(riff([['VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]], picture]));
  expect(join(again?.parts ?? [])[20]).toBe(0);
});

it('a damaged or foreign picture is never rewritten', async () => {
  expect(stripPng(png().slice(0, -60))).toBeUndefined();
  expect(stripJpeg(jpeg().slice(0, 80))).toBeUndefined();
  expect(await stripPicture(new Blob([png()]), 'image/jpeg')).toEqual({ state: 'unclean' });
  expect(await stripPicture(new Blob([png()]), 'image/heic')).toEqual({ state: 'unclean' });
});

it.each([
  ['image/heic', 'unclean'],
  ['video/mp4', 'unclean'],
  ['audio/mpeg', 'unclean'],
  ['application/pdf', 'unclean'],
  ['application/zip', 'unclean'],
  ['application/msword', 'unclean'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'unclean'],
  ['text/plain', 'as-is'],
  ['image/gif', 'as-is'],
])('of %s it is said whether it may tell about its maker', async (mediaType, state) => {
  expect(await stripPicture(new Blob(['whatever']), mediaType)).toEqual({ state });
});

it('no bytes make a stripper fail or grow the file by more than an orientation', () => {
  const starts = [jpeg(), png(), riff([['VP8 ', [1]]])];
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 40 }),
      fc.nat(300),
      (start, noise, at) => {
        const bytes = new Uint8Array(start);
        bytes.set(
          noise.slice(0, Math.max(0, bytes.length - (at % bytes.length))),
          at % bytes.length,
        );
        for (const strip of [stripJpeg, stripPng, stripWebp]) {
          const length = join(strip(bytes)?.parts ?? []).length;
          expect(length).toBeLessThanOrEqual(bytes.length + 36);
        }
      },
    ),
  );
});

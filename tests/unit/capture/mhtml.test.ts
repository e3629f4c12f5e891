import { describe, expect, it } from 'vitest';
import { parseMhtml } from '../../../utils/capture/snapshot/mhtml.ts';

const encoder = new TextEncoder();
const lines = [
  'From: <Saved by Blink>',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--abc----"',
  '',
  '',
  '------MultipartBoundary--abc----',
  'Content-Type: text/css',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://example.org/a.css',
  '',
  'a { b: =E4=BD=A0 }=',
  ' c',
  '------MultipartBoundary--abc----',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-Location: https://example.org/b.png',
  '',
  'AAEC',
  'Aw==',
  '------MultipartBoundary--abc------',
  '',
];

describe('parseMhtml', () => {
  it('gives every part decoded', () => {
    const parts = parseMhtml(encoder.encode(lines.join('\r\n')));
    expect(parts.map(({ url, mediaType }) => [url, mediaType])).toEqual([
      ['https://example.org/a.css', 'text/css'],
      ['https://example.org/b.png', 'image/png'],
    ]);
    expect(new TextDecoder().decode(parts[0]?.bytes())).toBe('a { b: 你 } c');
    expect([...(parts[1]?.bytes() ?? [])]).toEqual([0, 1, 2, 3]);
  });

  it('gives nothing for what is not such a file', () => {
    expect(parseMhtml(encoder.encode('<!doctype html>'))).toEqual([]);
    expect(parseMhtml(new Uint8Array(0))).toEqual([]);
  });

  it('keeps what it has of a file cut short', () => {
    const whole = lines.join('\r\n');
    const parts = parseMhtml(encoder.encode(whole.slice(0, whole.indexOf('Aw=='))));
    expect(parts).toHaveLength(2);
  });
});

import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { findTraces } from '../../drive/find-traces.ts';

const word = 'Canary Quill';
const utf16 = Buffer.from(`<${word}>`, 'utf16le');

it.each([
  ['plain', Buffer.from(`<b>${word}</b>`)],
  ['in capitals', Buffer.from(word.toUpperCase())],
  ['percent-encoded', Buffer.from('?name=Canary%20Quill&')],
  ['percent-encoded throughout', Buffer.from('%43%61%6E%61%72%79%20%51%75%69%6c%6C')],
  ['in an address', Buffer.from('/u/canary-quill')],
  ['in UTF-16', utf16],
  ['in UTF-16, the other way', Buffer.from(utf16).swap16()],
  ...[0, 1, 2].map((shift): [string, Buffer] => [
    `in base64 after ${shift} bytes`,
    Buffer.from(Buffer.from(`${'x'.repeat(shift)}${word} and more`).toString('base64')),
  ]),
  ['deflated within', Buffer.concat([Buffer.from('xx'), deflateSync(`a ${word}`)])],
])('a word %s is found', (_, bytes) => {
  expect(findTraces(new Map([['file', bytes]]), [word])).toEqual([`${word} in file`]);
});

it('other words are not', () => {
  const bytes = Buffer.from('canaries and quills, Canary, Quill');
  expect(findTraces(new Map([['file', bytes]]), [word])).toEqual([]);
});

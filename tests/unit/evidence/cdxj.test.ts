import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexedAddress, readIndex } from '../../../utils/evidence/verify/read-index.ts';
import { buildCdxj, cdxLine, cdxTime } from '../../../utils/evidence/wacz/cdxj.ts';
import { surt } from '../../../utils/evidence/wacz/surt.ts';

const date = '2026-03-04T05:06:07.890Z';
const sha256 = fc.constantFrom('0'.repeat(64), 'e3b0'.repeat(16));
const count = fc.nat({ max: 1024 * 1024 * 1024 });
const entry = fc.record({
  url: fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' }), fc.constant('https://example.org/"{')),
  date: fc.constant(date),
  mediaType: fc.constantFrom('image/png', 'text/css', 'application/x-a.b+c'),
  payloadSha256: sha256,
  memberSha256: fc.option(sha256, { nil: undefined }),
  filename: fc.constantFrom('data.warc.gz', 'data-12.warc.gz'),
  offset: count,
  length: count,
});

describe('a line of the index', () => {
  it('is the JSON of its fields, in their order', () => {
    fc.assert(
      fc.property(entry, (own) => {
        const { url, mediaType, payloadSha256, memberSha256, filename, offset, length } = own;
        const recordDigest = memberSha256 === undefined ? undefined : `sha256:${memberSha256}`;
        const digest = `sha256:${payloadSha256}`;
        const fields = { url, digest, mime: mediaType, offset, length, recordDigest };
        const json = JSON.stringify({ ...fields, status: 200, filename });
        expect(cdxLine(own, cdxTime(date))).toBe(`${surt(url)} 20260304050607 ${json}`);
      }),
    );
  });

  it('leads where it was written to lead, whatever the address has in it', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const own = entries.filter(({ url }) => url !== '' && !url.includes('\n'));
        const text = buildCdxj(own);
        const places = readIndex(text, own.length);
        expect(places?.map(({ line }) => `${line}\n`).join('')).toBe(text);
        const told = places?.map((place) => {
          const { filename, offset, length } = place;
          return JSON.stringify([indexedAddress(place), filename, offset, length]);
        });
        const meant = own.map(({ url, filename, offset, length }) =>
          JSON.stringify([url, filename, offset, length]),
        );
        expect(told?.toSorted()).toEqual(meant.toSorted());
      }),
    );
  });

  it.each([
    ['no place', '{"status":200,"filename":"data.warc.gz"}'],
    ['a negative one', '{"offset":-1,"length":2,"status":200,"filename":"data.warc.gz"}'],
    ['a fraction', '{"offset":1.5,"length":2,"status":200,"filename":"data.warc.gz"}'],
    ['more than is safe', `{"offset":${'9'.repeat(17)},"length":2,"status":200,"filename":"a"}`],
    ['something behind', '{"offset":1,"length":2,"status":200,"filename":"data.warc.gz"} '],
    ['another order', '{"length":2,"offset":1,"status":200,"filename":"data.warc.gz"}'],
  ])('is none with %s', (_, line) => {
    expect(readIndex(`${line}\n`, 1)).toBeUndefined();
  });
});

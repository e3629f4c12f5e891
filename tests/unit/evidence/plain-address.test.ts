import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainAddress, readPlainAddress } from '../../../utils/evidence/wacz/plain-address.ts';

/** What has a meaning of its own somewhere in an address, and what has none. */
const pieces = [
  ...[
    'http://',
    'https://',
    'www.',
    'example.org',
    'xn--',
    'XN--',
    '127.0.0.1',
    '0x7f',
    'com',
    'a',
  ],
  ...[
    '.',
    '..',
    '/.',
    '/..',
    '%2e',
    '%2E',
    '%41',
    '/',
    '//',
    '\\',
    '?',
    '&',
    '=',
    '#',
    ':',
    ':443',
  ],
  ...[
    '@',
    '-',
    '--',
    '_',
    '~',
    '!',
    '$',
    "'",
    '(',
    ')',
    '*',
    '+',
    ',',
    ';',
    '|',
    '^',
    '`',
    '{',
    '[',
  ],
  ...['A', 'é', '点', ' ', '\t', '\n', '9', '08', '"', '<', 'z.org/'],
];
const address = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'http://',
      'https://',
      'https://example.org',
      'https://example.org/',
      'https://xn--',
    ),
    fc.array(fc.constantFrom(...pieces), { maxLength: 10 }),
  ),
  fc.tuple(fc.constant(''), fc.array(fc.constantFrom(...pieces), { maxLength: 12 })),
);

it('calls an address plain only where `URL` reads it as it stands', () => {
  let plain = 0;
  fc.assert(
    fc.property(address, ([start, rest]) => {
      const url = start + rest.join('');
      expect(readPlainAddress(url) !== undefined).toBe(isPlainAddress(url));
      const read = readPlainAddress(url);
      if (read === undefined) return;
      plain += 1;
      const { href, protocol, hostname, port, pathname, search, hash } = new URL(url);
      expect(href).toBe(url);
      expect(protocol).toMatch(/^https?:$/);
      expect({ host: hostname, path: pathname, query: search.slice(1) }).toEqual(read);
      expect(port + hash).toBe('');
    }),
    { numRuns: 20_000 },
  );
  // Else nothing was shown.
  expect(plain).toBeGreaterThan(500);
});

it.each([
  [true, 'https://example.org/'],
  [true, 'http://static.example.org/a/b-1.png?x=1&y=%20'],
  [false, 'https://example.org/A/..b'],
  [false, 'https://xn--a.org/'],
])('%s: %s', (isPlain, url) => {
  expect(isPlainAddress(url)).toBe(isPlain);
});

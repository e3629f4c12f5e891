import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientOf } from '../../../server/http/client-address.ts';
import { createRateLimit } from '../../../server/http/rate-limit.ts';

it('a bucket empties, refills evenly, and tells how long that takes', () => {
  let nowMs = 0;
  const limit = createRateLimit({ tokens: 2, periodMs: 1000 }, () => nowMs);
  expect(limit.spend('a')).toEqual({ ok: true });
  expect(limit.spend('a')).toEqual({ ok: true });
  expect(limit.spend('a')).toEqual({ waitMs: 500 });
  expect(limit.spend('b')).toEqual({ ok: true });
  nowMs = 500;
  expect(limit.spend('a')).toEqual({ ok: true });
  expect(limit.spend('a')).toEqual({ waitMs: 500 });
});

it('a clock that runs backwards neither fills nor empties a bucket', () => {
  let nowMs = 1000;
  const limit = createRateLimit({ tokens: 1, periodMs: 1000 }, () => nowMs);
  limit.spend('a');
  nowMs = 0;
  expect(limit.spend('a')).toEqual({ waitMs: 1000 });
});

it('what costs more than a bucket holds is let through when the bucket is full', () => {
  const limit = createRateLimit({ tokens: 10, periodMs: 1000 }, () => 0);
  expect(limit.spend('a', 50)).toEqual({ ok: true });
  expect(limit.spend('a', 1)).toEqual({ waitMs: 100 });
});

function from(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

it.each([
  ['192.0.2.1', undefined, 0, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7', 0, '192.0.2.1'],
  ['192.0.2.1', '203.0.113.9, 198.51.100.7', 1, '198.51.100.7'],
  ['192.0.2.1', '203.0.113.9, 198.51.100.7', 2, '203.0.113.9'],
  ['192.0.2.1', undefined, 1, '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2'],
  ['2001:db8::6', undefined, 0, '2001:db8:0:0'],
  ['::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
  ['::FFFF:C000:0201', undefined, 0, '192.0.2.1'],
  ['0:0:0:0:0:ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
  ['64:ff9b::c000:201', undefined, 0, '192.0.2.1'],
  ['2002:c000:201:7::1', undefined, 0, '192.0.2.1'],
  ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0'],
  ['2001:DB8:0001:0002::', undefined, 0, '2001:db8:1:2'],
  ['192.0.2.1', '198.51.100.7:55123', 1, '198.51.100.7'],
  ['192.0.2.1', '[2001:db8:1:2::5]:443', 1, '2001:db8:1:2'],
  ['192.0.2.1', '[2001:db8:1:2::6]', 1, '2001:db8:1:2'],
  ['192.0.2.1', '"[2001:db8:1:2::7]:80"', 1, '2001:db8:1:2'],
  ['192.0.2.1', '2001:db8:1:2:ffff::8', 1, '2001:db8:1:2'],
  ['192.0.2.1', '::ffff:198.51.100.7', 1, '198.51.100.7'],
  ['192.0.2.1', '[::ffff:198.51.100.7]:9', 1, '198.51.100.7'],
  ['192.0.2.1', 'unknown', 1, '192.0.2.1'],
  ['192.0.2.1', '', 1, '192.0.2.1'],
  ['192.0.2.1', '203.0.113.9', 2, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7, 999.1.1.1', 1, '192.0.2.1'],
] as const)(
  '%s forwarded %s behind %i proxies counts as %s',
  (peer, forwarded, proxies, client) => {
    expect(clientOf(from(peer, forwarded), proxies)).toBe(client);
  },
);

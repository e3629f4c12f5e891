import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requestTimestamp } from '../../server/timestamps/request-timestamp.ts';
import { toHex } from '../../utils/evidence/bytes.ts';
import { createLocalTsa, type LocalTsa } from '../unit/evidence/local-tsa.ts';

const imprint = '5'.repeat(64);
const type = { 'Content-Type': 'application/timestamp-reply' };
const MiB = 1024 * 1024;

let authority: LocalTsa;
beforeAll(() => {
  authority = createLocalTsa();
});
afterAll(() => authority.close());

/** What a hostile authority answers; `sentBytes` is how much the socket took of it. */
let answer: RequestListener;
let asked = 0;
let sentBytes = 0;
let server: Server;
let url: string;
beforeEach(async () => {
  [asked, sentBytes] = [0, 0];
  server = createServer((incoming, outgoing) => {
    asked += 1;
    outgoing.on('error', () => undefined);
    answer(incoming, outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

const ask = (ms = 10_000) =>
  requestTimestamp(url, imprint, AbortSignal.timeout(ms)).then(
    (token) => toHex(token).length > 0,
    (fault: Error & { code?: string }) => fault.code ?? fault.name,
  );

/** As much as the client takes, up to 256 MiB. */
function pour(fields: Readonly<Record<string, string>>): RequestListener {
  const piece = Buffer.alloc(MiB, 0x30);
  return (incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200, fields);
    let isOpen = true;
    outgoing.once('close', () => {
      isOpen = false;
    });
    const more = () => {
      while (isOpen && sentBytes < 256 * MiB) {
        sentBytes += piece.length;
        if (!outgoing.write(piece)) return void outgoing.once('drain', more);
      }
      outgoing.end();
    };
    more();
  };
}

const honest: RequestListener = async (incoming, outgoing) => {
  const query = new Uint8Array(await buffer(incoming));
  outgoing.writeHead(200, type).end(authority.reply(query));
};

it('an honest one is believed, whatever parameters its content type has', async () => {
  answer = honest;
  expect(await ask()).toBe(true);
  answer = async (incoming, outgoing) => {
    const query = new Uint8Array(await buffer(incoming));
    outgoing.writeHead(200, { 'Content-Type': 'Application/Timestamp-Reply; v=1' });
    outgoing.end(authority.reply(query));
  };
  expect(await ask()).toBe(true);
});

describe('an endless answer is left', () => {
  it.each([
    ['in chunks', type],
    ['that says its length', { ...type, 'Content-Length': String(4.8e9) }],
    ['that says too small a status', { ...type, 'X-Padding': 'x'.repeat(8000) }],
  ])('%s', async (_how, fields) => {
    answer = pour(fields);
    expect(await ask()).toBe('too-large');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sentBytes).toBeLessThan(32 * MiB);
  });
});

const reply = (
  status: number,
  fields: Readonly<Record<string, string>>,
  body: Uint8Array | string,
) => {
  const listener: RequestListener = (incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(status, fields).end(body);
  };
  return listener;
};

/** 64 KiB that would be 64 MiB unpacked. */
const bomb = gzipSync(Buffer.alloc(64 * MiB));

describe('an answer in another form than asked for is refused', () => {
  it.each<readonly [string, RequestListener, string]>([
    ['packed', reply(200, { ...type, 'Content-Encoding': 'gzip' }, bomb), 'coded'],
    ['packed twice', reply(200, { ...type, 'Content-Encoding': 'gzip, br' }, bomb), 'coded'],
    ['in an unknown coding', reply(200, { ...type, 'Content-Encoding': 'x' }, 'x'), 'coded'],
    ['from elsewhere', reply(307, { ...type, Location: '/other' }, ''), 'http-307'],
    ['with another status', reply(206, type, 'x'), 'http-206'],
    ['with 204', reply(204, type, ''), 'http-204'],
    ['a page', reply(200, { 'Content-Type': 'text/html' }, '<p>'), 'other-media-type'],
    ['of no type', reply(200, {}, 'x'), 'other-media-type'],
    [
      'the query’s type',
      reply(200, { 'Content-Type': 'application/timestamp-query' }, 'x'),
      'other-media-type',
    ],
    ['empty', reply(200, type, ''), 'malformed'],
    ['no ASN.1', reply(200, type, 'PKIX'), 'malformed'],
    ['deep ASN.1', reply(200, type, Buffer.alloc(60_000, Buffer.from([0x30, 0x80]))), 'malformed'],
    [
      'a field without end',
      reply(200, { ...type, 'X-Long': 'x'.repeat(20_000) }, 'x'),
      'HPE_HEADER_OVERFLOW',
    ],
  ])('%s', async (_how, listener, code) => {
    answer = listener;
    expect(await ask()).toBe(code);
    expect(asked).toBe(1);
  });

  it('one that drips is left when its time is over', async () => {
    answer = (incoming, outgoing) => {
      incoming.resume();
      outgoing.writeHead(200, type);
      const timer = setInterval(() => outgoing.write('0'), 20);
      outgoing.once('close', () => clearInterval(timer));
    };
    expect(await ask(400)).toMatch(/ABORT|Timeout/i);
  });

  it('one that says nothing is left when its time is over', async () => {
    answer = (incoming) => void incoming.resume();
    expect(await ask(300)).toMatch(/ABORT|Timeout/i);
  });

  it('a stamp of an earlier query is refused: the number sent along is another', async () => {
    let earlier: Uint8Array | undefined;
    answer = async (incoming, outgoing) => {
      earlier ??= authority.reply(new Uint8Array(await buffer(incoming)));
      outgoing.writeHead(200, type).end(earlier);
    };
    expect(await ask()).toBe(true);
    expect(await ask()).toBe('other-nonce');
  });
});

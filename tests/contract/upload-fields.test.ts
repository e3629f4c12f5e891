import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '../../utils/evidence/bytes.ts';
import { contentDigest, sha256Hex } from '../../utils/evidence/digest.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, sendChunk, type TestReport } from './reporter.ts';

/**
 * Two readers of one request, a proxy and the endpoint, may each take another of two fields. Sent over a bare
 * socket, since every client mends such things.
 */
let endpoint: TestEndpoint;
let report: TestReport;
let bytes: Bytes;
let fields: Record<string, string>;
beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REQUESTS_PER_MINUTE: '0' } });
});
afterAll(() => endpoint.remove());
beforeEach(async () => {
  bytes = utf8(`evidence ${crypto.randomUUID()}`);
  report = await createReport(endpoint.descriptor.descriptor.deskKey, { evidence: [bytes] });
  fields = {
    Host: 'reports.example.org',
    Authorization: `Bearer ${report.capability}`,
    'Content-Type': 'application/partial-upload',
    'Upload-Offset': '0',
    'Upload-Complete': '?1',
    'Upload-Length': String(bytes.length),
    'Content-Digest': await contentDigest(bytes),
    'Content-Length': String(bytes.length),
  };
});

type Fields = readonly (readonly [name: string, value: string])[];

/** The number in the line of status. */
async function send(method: string, list: Fields, body: Uint8Array | string = bytes) {
  const { hostname, port } = new URL(endpoint.url);
  const path = paths.evidence(await sha256Hex(bytes));
  const lines = list.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const socket = connect(Number(port), hostname);
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`);
  socket.write(body);
  let answer = '';
  for await (const piece of socket) answer += String(piece);
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}

async function offset(): Promise<string | null> {
  const head = await fetch(endpoint.url + paths.evidence(await sha256Hex(bytes)), {
    method: 'HEAD',
    headers: { Authorization: `Bearer ${report.capability}` },
  });
  return head.headers.get('Upload-Offset');
}

const right = (): Fields => Object.entries(fields);
const without = (name: string): Fields => right().filter(([each]) => each !== name);
const also = (name: string, value?: string, at: 'before' | 'after' = 'after'): Fields => {
  const more = [name, value ?? fields[name] ?? ''] as const;
  return at === 'before' ? [more, ...right()] : [...right(), more];
};
const instead = (name: string, value: string): Fields => [...without(name), [name, value]];

const other = `sha-256=:${'A'.repeat(43)}=:`;

/**
 * What is there twice, once with the same and once with another value, before and after the one that is
 * right.
 */
const doubled: readonly (readonly [string, string])[] = [
  ['Host', 'elsewhere.example.org'],
  ['Authorization', `Bearer ${'A'.repeat(43)}`],
  ['Content-Type', 'application/json'],
  ['Content-Length', '1'],
  ['Content-Digest', other],
  ['Upload-Offset', '5'],
  ['Upload-Complete', '?0'],
  ['Upload-Length', '5'],
];

describe.each(doubled)('%s twice', (name, value) => {
  it.each<readonly [string, () => Fields]>([
    ['the same', () => also(name)],
    ['another first', () => also(name, value, 'before')],
    ['another last', () => also(name, value)],
    ['in other letters', () => also(name.toUpperCase(), value)],
    ['an empty one first', () => also(name, '', 'before')],
  ])('%s: refused, and nothing kept', async (_which, list) => {
    expect(await send('PATCH', list())).toBe(400);
    expect(await offset()).toBeNull();
  });
});

describe('one field that says two things', () => {
  it.each<readonly [string, () => Fields]>([
    [
      'two digests, the right one first',
      () => instead('Content-Digest', `${fields['Content-Digest']}, ${other}`),
    ],
    [
      'two digests, the right one last',
      () => instead('Content-Digest', `${other}, ${fields['Content-Digest']}`),
    ],
    [
      'the right digest twice',
      () => instead('Content-Digest', `${fields['Content-Digest']},${fields['Content-Digest']}`),
    ],
    [
      'a digest and one that is none',
      () => instead('Content-Digest', `${fields['Content-Digest']}, sha-256=1`),
    ],
    [
      'a digest with a parameter',
      () => instead('Content-Digest', `${fields['Content-Digest']};a=1`),
    ],
    [
      'a digest in capitals',
      () => instead('Content-Digest', String(fields['Content-Digest']).replace('sha', 'SHA')),
    ],
    ['a digest in base64url', () => instead('Content-Digest', `sha-256=:${'_'.repeat(43)}=:`)],
    [
      'a digest of another kind alone',
      () => instead('Content-Digest', 'md5=:AAAAAAAAAAAAAAAAAAAAAA==:'),
    ],
    ['no digest', () => without('Content-Digest')],
    ['two offsets', () => instead('Upload-Offset', '0, 0')],
    ['an offset below zero', () => instead('Upload-Offset', '-0')],
    ['an offset with a sign', () => instead('Upload-Offset', '+0')],
    ['an offset in hex', () => instead('Upload-Offset', '0x0')],
    ['an offset with a fraction', () => instead('Upload-Offset', '0.0')],
    ['an offset with an exponent', () => instead('Upload-Offset', '0e1')],
    ['an offset with a parameter', () => instead('Upload-Offset', '0;a')],
    ['an offset of 16 digits', () => instead('Upload-Offset', '0'.repeat(16))],
    [
      'an offset in other digits',
      () => instead('Upload-Offset', Buffer.from('٠').toString('latin1')),
    ],
    ['no offset', () => without('Upload-Offset')],
    ['complete and not', () => instead('Upload-Complete', '?1, ?0')],
    ['complete, in words', () => instead('Upload-Complete', 'true')],
    ['complete, as a number', () => instead('Upload-Complete', '1')],
    ['complete, with a parameter', () => instead('Upload-Complete', '?1;a')],
    ['nothing about being complete', () => without('Upload-Complete')],
    ['two lengths', () => instead('Upload-Length', `${bytes.length}, ${bytes.length}`)],
    ['a length that is none', () => instead('Upload-Length', 'all')],
    [
      'two capabilities',
      () => instead('Authorization', `${fields['Authorization']}, ${fields['Authorization']}`),
    ],
    ['a capability with padding', () => instead('Authorization', `${fields['Authorization']}=`)],
    [
      'two lengths of the body',
      () => instead('Content-Length', `${bytes.length}, ${bytes.length}`),
    ],
    ['a length of the body with a sign', () => instead('Content-Length', `+${bytes.length}`)],
    ['chunks beside a length', () => also('Transfer-Encoding', 'chunked')],
    ['chunks in a coding of its own', () => instead('Transfer-Encoding', 'gzip')],
    ['chunks under two names', () => instead('Transfer-Encoding', 'chunked, identity')],
    ['a coded body', () => also('Content-Encoding', 'gzip')],
    ['a range of the body', () => also('Content-Range', 'bytes 5-9/10')],
    ['a field folded over two lines', () => instead('Upload-Offset', '0\r\n 5')],
    ['a blank before the colon', () => also('Upload-Offset ', '5')],
    [
      'a line that ends in a line feed alone',
      () => instead('Upload-Offset', '0\nUpload-Offset: 5'),
    ],
    ['a U+0000', () => instead('Upload-Offset', '0\0')],
    ['a carriage return', () => instead('Upload-Offset', '0\r5')],
  ])('%s: refused, and nothing kept', async (_which, list) => {
    const status = await send('PATCH', list());
    expect([400, 401, 415]).toContain(status);
    expect(await offset()).toBeNull();
  });
});

it('what stands in a trailer changes nothing', async () => {
  const list = [...without('Content-Length'), ['Transfer-Encoding', 'chunked'] as const];
  const body = Buffer.from(bytes).toString('latin1');
  const chunked = `${bytes.length.toString(16)}\r\n${body}\r\n0\r\nUpload-Offset: 5\r\nUpload-Complete: ?0\r\n\r\n`;
  expect(await send('PATCH', list, chunked)).toBe(204);
  expect(await offset()).toBe(String(bytes.length));
});

it('as a client sends them the fields are taken, also with a digest of another kind beside', async () => {
  expect(await send('PATCH', right())).toBe(204);
  expect(await offset()).toBe(String(bytes.length));
  const [next = bytes] = (await createReport(endpoint.descriptor.descriptor.deskKey)).evidence;
  const digests = `sha-512=:${'A'.repeat(86)}==:, ${await contentDigest(next)}`;
  const sent = await sendChunk(endpoint.url, report, next, {
    headers: { 'Content-Digest': digests },
  });
  expect(sent.status).toBe(204);
});

it('a body in a coding is not unpacked, however little is sent', async () => {
  const sent = await sendChunk(endpoint.url, report, utf8('x'), {
    headers: { 'Content-Encoding': 'br' },
  });
  expect(sent.status).toBe(415);
});

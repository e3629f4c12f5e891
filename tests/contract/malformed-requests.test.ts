import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defined } from '../../utils/defined.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';

const capability = 'A'.repeat(43);
const hash = '0'.repeat(64);
const id = 'a27d0f1c-3d1b-4e6f-8a53-111111111111';
const emptyDigest = 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:';
const xDigest = 'sha-256=:LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=:';

/** A chunk in good order, for each case to spoil. */
const patch = {
  Authorization: `Bearer ${capability}`,
  'Content-Type': 'application/partial-upload',
  'Content-Digest': xDigest,
  'Upload-Offset': '0',
  'Upload-Complete': '?0',
};
const put = { Authorization: `Bearer ${capability}`, 'Content-Type': 'application/json' };

interface Case {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly expect: readonly [status: number, code: string];
}

const evidence = `/v1/evidence/sha-256/${hash}`;
const reports = `/v1/reports/${id}`;

const cases: Readonly<Record<string, Case>> = {
  'no such path': { method: 'GET', path: '/v2/anything', expect: [404, 'not-found'] },
  'a method not allowed': { method: 'POST', path: reports, expect: [405, 'method-not-allowed'] },
  'evidence cannot be read back': {
    method: 'GET',
    path: evidence,
    headers: patch,
    expect: [405, 'method-not-allowed'],
  },
  'no capability': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, Authorization: '' },
    body: 'x',
    expect: [401, 'wrong-capability'],
  },
  'a capability of another form': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, Authorization: 'Bearer secret' },
    body: 'x',
    expect: [401, 'wrong-capability'],
  },
  'a chunk of another media type': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Content-Type': 'application/octet-stream' },
    body: 'x',
    expect: [415, 'unsupported-media-type'],
  },
  'a chunk without a digest': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Content-Digest': '' },
    body: 'x',
    expect: [400, 'malformed'],
  },
  'a chunk with a digest of another kind': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Content-Digest': 'md5=:AAAA:' },
    body: 'x',
    expect: [400, 'malformed'],
  },
  'a chunk that is not its digest': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Content-Digest': emptyDigest },
    body: 'x',
    expect: [400, 'wrong-digest'],
  },
  'a whole that is not its name': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Upload-Complete': '?1' },
    body: 'x',
    expect: [400, 'wrong-digest'],
  },
  'an offset beyond the upload': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Upload-Offset': '7' },
    body: 'x',
    expect: [409, 'wrong-offset'],
  },
  'a negative offset': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Upload-Offset': '-1' },
    body: 'x',
    expect: [400, 'malformed'],
  },
  'an offset in hexadecimal': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Upload-Offset': '0x0' },
    body: 'x',
    expect: [400, 'malformed'],
  },
  'completeness that is no boolean': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Upload-Complete': 'true' },
    body: 'x',
    expect: [400, 'malformed'],
  },
  'an upload longer than accepted': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Upload-Length': '10737418240' },
    body: 'x',
    expect: [413, 'too-large'],
  },
  'a length that contradicts the chunk': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Upload-Length': '1' },
    body: 'x',
    expect: [422, 'invalid'],
  },
  'an empty chunk that ends nothing': {
    method: 'PATCH',
    path: evidence,
    headers: { ...patch, 'Content-Digest': emptyDigest },
    body: '',
    expect: [422, 'invalid'],
  },
  'a chunk too large': {
    method: 'PATCH',
    path: evidence,
    headers: patch,
    body: 'x'.repeat(3000),
    expect: [413, 'too-large'],
  },
  'a hash that climbs': {
    method: 'PATCH',
    path: '/v1/evidence/sha-256/..%2F..%2Fplaint.sqlite',
    headers: patch,
    body: 'x',
    expect: [404, 'not-found'],
  },
  'a hash with a zero byte': {
    method: 'PATCH',
    path: `/v1/evidence/sha-256/${'0'.repeat(63)}%00`,
    headers: patch,
    body: 'x',
    expect: [404, 'not-found'],
  },
  'a hash in upper case': {
    method: 'PATCH',
    path: `/v1/evidence/sha-256/${'A'.repeat(64)}`,
    headers: patch,
    body: 'x',
    expect: [404, 'not-found'],
  },
  'a hash one digit longer': {
    method: 'PATCH',
    path: `${evidence}0`,
    headers: patch,
    body: 'x',
    expect: [404, 'not-found'],
  },
  'a hash and a slash': {
    method: 'PATCH',
    path: `${evidence}/`,
    headers: patch,
    body: 'x',
    expect: [404, 'not-found'],
  },
  'an escape that is no UTF-8': {
    method: 'PATCH',
    path: '/v1/evidence/sha-256/%ff%fe',
    headers: patch,
    body: 'x',
    expect: [404, 'not-found'],
  },
  'a report that is not JSON': {
    method: 'PUT',
    path: reports,
    headers: put,
    body: '{"manifest":',
    expect: [400, 'malformed'],
  },
  'a report in another media type': {
    method: 'PUT',
    path: reports,
    headers: { ...put, 'Content-Type': 'text/plain' },
    body: '{}',
    expect: [415, 'unsupported-media-type'],
  },
  'a report of nothing': {
    method: 'PUT',
    path: reports,
    headers: put,
    body: '{}',
    expect: [422, 'invalid'],
  },
  'a report that is a list, deep down': {
    method: 'PUT',
    path: reports,
    headers: put,
    body: '['.repeat(4000),
    expect: [400, 'malformed'],
  },
  'a report too large': {
    method: 'PUT',
    path: reports,
    headers: put,
    body: `"${'x'.repeat(9000)}"`,
    expect: [413, 'too-large'],
  },
  'an id that is no UUID': {
    method: 'PUT',
    path: '/v1/reports/1',
    headers: put,
    body: '{}',
    expect: [404, 'not-found'],
  },
  'a UUID of another version': {
    method: 'PUT',
    path: '/v1/reports/a27d0f1c-3d1b-1e6f-8a53-111111111111',
    headers: put,
    body: '{}',
    expect: [404, 'not-found'],
  },
  'a place that the ledger has not': {
    method: 'GET',
    path: '/v1/ledger/inclusion?leaf=5&size=6',
    expect: [404, 'not-found'],
  },
  'a place that is no number': {
    method: 'GET',
    path: '/v1/ledger/inclusion?leaf=1e3&size=6',
    expect: [400, 'malformed'],
  },
  'a ledger that shrinks': {
    method: 'GET',
    path: '/v1/ledger/consistency?from=2&to=1',
    expect: [404, 'not-found'],
  },
};

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: {
      PLAINT_MAX_REPORT_BYTES: '8192',
      PLAINT_MAX_CHUNK_BYTES: '2048',
      PLAINT_HEADERS_TIMEOUT_MS: '300',
      PLAINT_REQUEST_TIMEOUT_MS: '600',
    },
  });
});
afterAll(() => endpoint.remove());

async function expectNothingKept(): Promise<void> {
  expect(await readdir(join(endpoint.config.dataDir, 'pending'))).toEqual([]);
  const ledger = await fetch(`${endpoint.url}/v1/ledger/inclusion?leaf=0&size=1`);
  expect(ledger.status).toBe(404);
}

it.each(Object.entries(cases))('%s', async (_name, { method, path, headers, body, ...rest }) => {
  const answer = await fetch(endpoint.url + path, {
    method,
    ...defined({ headers, body }),
  });
  const problem = problemSchema.parse(await answer.json());
  expect([answer.status, problem.type]).toEqual([
    rest.expect[0],
    `urn:plaint:problem:${rest.expect[1]}`,
  ]);
  expect(problem.status).toBe(answer.status);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
  await expectNothingKept();
});

it('a refusal of an offset names the right one', async () => {
  const answer = await fetch(endpoint.url + evidence, {
    method: 'PATCH',
    headers: { ...patch, 'Upload-Offset': '7' },
    body: 'x',
  });
  expect(answer.headers.get('Upload-Offset')).toBe('0');
  expect(answer.headers.get('Upload-Complete')).toBe('?0');
});

/** Bytes that no HTTP client would send, and the whole of the answer. */
function sendRaw(text: string): Promise<string> {
  const { hostname, port } = new URL(endpoint.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setEncoding('latin1');
    socket.on('data', (piece) => {
      answer += piece;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

it.each([
  ['no HTTP at all', 'GARBAGE\r\n\r\n', 400],
  ['a Host that is none', 'GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['no Host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['Host twice', 'GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 400],
  ['Host twice, the same', 'GET /healthz HTTP/1.1\r\nhost: x\r\nHOST: x\r\n\r\n', 400],
  [
    'a capability twice',
    `GET ${reports} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${capability}\r\nAuthorization: Bearer ${'B'.repeat(43)}\r\n\r\n`,
    400,
  ],
  [
    'a media type twice, with a body',
    `PUT ${reports} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${capability}\r\nContent-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}`,
    400,
  ],
  ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n', 405],
  [
    'CONNECT, with bytes behind it',
    'CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\nGET / HTTP/1.1\r\n\r\n',
    405,
  ],
  ['CONNECT to a path', 'CONNECT /healthz HTTP/1.1\r\nHost: x\r\n\r\n', 405],
  ['headers too large', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  [
    'two lengths',
    'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
  ],
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: x\r\n', 408],
  [
    'a body that never comes',
    `PUT ${reports} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${capability}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    408,
  ],
  [
    'ten gigabytes, announced',
    `PATCH ${evidence} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${capability}\r\nContent-Type: application/partial-upload\r\nContent-Digest: ${xDigest}\r\nUpload-Offset: 0\r\nUpload-Complete: ?1\r\nContent-Length: 10737418240\r\n\r\nx`,
    413,
  ],
])('%s', async (_name, text, status) => {
  const answer = await sendRaw(text);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(problemSchema.parse(JSON.parse(body)).status).toBe(status);
  await expectNothingKept();
});

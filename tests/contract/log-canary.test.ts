import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, type TestReport } from './reporter.ts';

/**
 * A client can put words into everything it sends; none of them may reach the log or the metrics, whatever
 * becomes of the request. Each of these goes over a bare socket with a word of its own.
 */
let word = '';
let serial = 0;
const nextWord = () => {
  serial += 1;
  word = `canary${serial}x${crypto.randomUUID().replaceAll('-', '')}`;
  return word;
};

let home: EndpointHome;
let endpoint: EndpointProcess;
let metricsUrl: string;
let report: TestReport;
beforeAll(async () => {
  home = await createHome();
  endpoint = await home.start({ PLAINT_METRICS_PORT: '0', PLAINT_TRUSTED_PROXIES: '1' });
  report = await createReport(publicDeskKey(home.deskKey), { evidence: [] });
  metricsUrl = await metricsUrlOf(endpoint);
});
afterAll(async () => {
  await endpoint.end('SIGKILL');
  await home.remove();
});

/** The log holds its lines back for a moment. */
const metricsUrlOf = (running: EndpointProcess): Promise<string> =>
  vi.waitFor(() => {
    const line = running
      .output()
      .split('\n')
      .find((each) => each.includes('"metrics"'));
    if (line === undefined) throw new Error('no metrics yet');
    return String(JSON.parse(line).url);
  }, 10_000);

async function send(text: string, url = endpoint.url): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setTimeout(3000, () => socket.destroy());
  socket.write(Buffer.from(text, 'latin1'));
  let answer = '';
  try {
    for await (const piece of socket) answer += String(piece);
  } catch {
    // A connection that ends in a reset has said what it had to say.
  }
  return answer;
}

const fieldNames = [
  'Accept',
  'Accept-Language',
  'Authorization',
  'Baggage',
  'CF-Connecting-IP',
  'Content-Digest',
  'Content-Encoding',
  'Content-Length',
  'Content-Range',
  'Content-Type',
  'Cookie',
  'Date',
  'DNT',
  'Expect',
  'Forwarded',
  'From',
  'Host',
  'If-Match',
  'If-None-Match',
  'If-Modified-Since',
  'Origin',
  'Proxy-Authorization',
  'Range',
  'Referer',
  'Sec-CH-UA',
  'Sec-WebSocket-Key',
  'TE',
  'Traceparent',
  'Trailer',
  'Transfer-Encoding',
  'True-Client-IP',
  'Upgrade',
  'Upload-Complete',
  'Upload-Length',
  'Upload-Offset',
  'User-Agent',
  'Via',
  'Work-Nonce',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-HTTP-Method-Override',
  'X-Original-URL',
  'X-Real-IP',
  'X-Request-ID',
];

const zeros = '0'.repeat(64);
const targets = () => ({
  descriptor: ['GET', '/.well-known/plaint'],
  report: ['PUT', `/v1/reports/${report.id}`],
  evidence: ['PATCH', `/v1/evidence/sha-256/${zeros}`],
});
const places = ['descriptor', 'report', 'evidence'] as const;

/** A request whose fields are as they should be but for one. */
function withField(place: (typeof places)[number], name: string, value: string): string {
  const [method, path] = targets()[place];
  const isWriting = method !== 'GET';
  const usual: Record<string, string> = {
    Host: 'reports.example.org',
    Connection: 'close',
    ...(isWriting && {
      Authorization: `Bearer ${report.capability}`,
      'Content-Type': place === 'report' ? 'application/json' : 'application/partial-upload',
      'Content-Digest': `sha-256=:${'A'.repeat(43)}=:`,
      'Upload-Offset': '0',
      'Upload-Complete': '?1',
      'Content-Length': '2',
    }),
  };
  const fields = Object.entries({ ...usual, [name]: value });
  const lines = fields.map(([field, text]) => `${field}: ${text}\r\n`).join('');
  return `${method} ${path} HTTP/1.1\r\n${lines}\r\n${isWriting ? '{}' : ''}`;
}

const plain = (line: string, body = '') =>
  `${line}\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const asJson = (body: string) => {
  const fields = `Authorization: Bearer ${report.capability}\r\nContent-Type: application/json`;
  return `PUT /v1/reports/${report.id} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${fields}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const changed = (pointer: readonly string[], value: unknown) => {
  const envelope = structuredClone(report.envelope) as unknown as Record<string, unknown>;
  let place: Record<string, unknown> = envelope;
  for (const step of pointer.slice(0, -1)) place = place[step] as Record<string, unknown>;
  place[pointer.at(-1) ?? ''] = value;
  return JSON.stringify(envelope);
};

const shots: readonly (readonly [string, (word: string) => string])[] = [
  ['a method', (w) => plain(`${w.toUpperCase()} / HTTP/1.1`)],
  ['a method node knows, on a path of its own', (w) => plain(`PROPFIND /${w} HTTP/1.1`)],
  ['a version', (w) => plain(`GET / HTTP/${w}`)],
  ['a path', (w) => plain(`GET /${w} HTTP/1.1`)],
  ['a path below a route', (w) => plain(`GET /v1/reports/${w} HTTP/1.1`)],
  ['a path of evidence', (w) => plain(`GET /v1/evidence/sha-256/${w} HTTP/1.1`)],
  ['a path with an escape', (w) => plain(`GET /%2e%2e/${w}%00 HTTP/1.1`)],
  ['a broken escape', (w) => plain(`GET /v1/standards/${w}%/%zz HTTP/1.1`)],
  ['a standard', (w) => plain(`GET /v1/standards/${w}/${w} HTTP/1.1`)],
  ['an asset', (w) => plain(`GET /verify/assets/${w}.js HTTP/1.1`)],
  ['a query', (w) => plain(`GET /healthz?${w}=${w} HTTP/1.1`)],
  ['a query that is read', (w) => plain(`GET /v1/ledger/inclusion?leaf=${w}&size=${w} HTTP/1.1`)],
  ['a fragment', (w) => plain(`GET /#${w} HTTP/1.1`)],
  ['a whole address', (w) => plain(`GET http://${w}.example/${w} HTTP/1.1`)],
  ['an address with a user', (w) => plain(`GET http://${w}:${w}@x/ HTTP/1.1`)],
  ['an address that is none', (w) => plain(`GET http://[${w}/ HTTP/1.1`)],
  ['a tunnel', (w) => plain(`CONNECT ${w}.example:443 HTTP/1.1`)],
  ['a target of no kind', (w) => plain(`GET ${w} HTTP/1.1`)],
  ['an asterisk', (w) => plain(`OPTIONS * HTTP/1.1\r\nX-Word: ${w}`)],
  ['the name of a field', (w) => withField('report', `X-${w}`, 'x')],
  ['a field with a broken name', (w) => plain(`GET / HTTP/1.1\r\n${w} ${w}: x`)],
  ['a line that is no field', (w) => plain(`GET / HTTP/1.1\r\n${w}`)],
  ['a folded field', (w) => plain(`GET / HTTP/1.1\r\nX: x\r\n ${w}`)],
  ['too many bytes of fields', (w) => plain(`GET / HTTP/1.1\r\nX: ${w.repeat(500)}`)],
  ['no HTTP at all', (w) => `${w}\r\n\r\n`],
  ['a greeting of TLS', (w) => `\x16\x03\x01\x02\x00${w}\r\n\r\n`],
  ['the preface of HTTP/2', (w) => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${w}`],
  [
    'the extension of a chunk',
    (w) =>
      withField('evidence', 'Transfer-Encoding', 'chunked')
        .replace(/Content-Length: 2\r\n/, '')
        .replace(/\{\}$/, `2;${w}=${w}\r\n{}\r\n0\r\n\r\n`),
  ],
  [
    'a broken chunk',
    (w) =>
      withField('evidence', 'Transfer-Encoding', 'chunked')
        .replace(/Content-Length: 2\r\n/, '')
        .replace(/\{\}$/, `${w}\r\n`),
  ],
  [
    'a trailer',
    (w) =>
      withField('evidence', 'Transfer-Encoding', 'chunked')
        .replace(/Content-Length: 2\r\n/, '')
        .replace(/\{\}$/, `2\r\n{}\r\n0\r\nX-${w}: ${w}\r\n\r\n`),
  ],
  ['a body that is no JSON', (w) => asJson(w)],
  ['a body that is JSON for somebody else', (w) => asJson(JSON.stringify({ [w]: w }))],
  ['a body with a name twice', (w) => asJson(`{"${w}":1,"${w}":2}`)],
  ['a name in the manifest', (w) => asJson(changed(['manifest', w], w))],
  ['a pointer through a name', (w) => asJson(changed(['manifest', 'header', `~1/${w}`], w))],
  ['a prototype', (w) => asJson(`{"__proto__":{"${w}":1},"constructor":"${w}"}`)],
  ['a platform', (w) => asJson(changed(['manifest', 'header', 'platform'], `${w}.example`))],
  [
    'a platform that is none',
    (w) => asJson(changed(['manifest', 'header', 'platform'], `https://${w}`)),
  ],
  ['a category', (w) => asJson(changed(['manifest', 'header', 'category'], w))],
  [
    'a standard in the header',
    (w) => asJson(changed(['manifest', 'header', 'standard'], { id: w, version: '1' })),
  ],
  ['an element', (w) => asJson(changed(['manifest', 'header', 'elements'], [w]))],
  ['a text with half a character', (w) => asJson(changed(['manifest', 'id'], `${w}\\ud800`))],
  [
    'a body that ends early',
    (w) => asJson(w).replace(/Content-Length: \d+/, 'Content-Length: 9999'),
  ],
  ['a body longer than it says', (w) => plain('GET /healthz HTTP/1.1', '').concat(`${w}\r\n\r\n`)],
];

/** Also in other letters and codes: a log could hold it quoted, escaped or in base64. */
const formsOf = (text: string) => [
  text,
  text.toUpperCase(),
  Buffer.from(text).toString('hex'),
  ...[0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      .toString('base64')
      .slice(4, -4),
  ),
];

async function expectNoTrace(): Promise<void> {
  const metrics = await (await fetch(metricsUrl)).text();
  const told = `${endpoint.output()}\n${metrics}`;
  for (const form of formsOf(word)) expect(told.includes(form), form).toBe(false);
}

describe('no word of a client’s is in the log or the metrics', () => {
  it.each(shots)('%s', async (_name, shot) => {
    await send(shot(nextWord()));
    await expectNoTrace();
  });

  describe.each(places)('in a field of a request for the %s', (place) => {
    it.each(fieldNames)('%s', async (name) => {
      await send(withField(place, name, nextWord()));
      await expectNoTrace();
    });
  });

  it('and what is asked of the metrics’ own port', async () => {
    for (const line of ['GET', 'POST'])
      await send(
        plain(`${line} /${nextWord()}?${word} HTTP/1.1\r\nX-${word}: ${word}`),
        metricsUrl,
      );
    await expectNoTrace();
  });

  it('the last of it is written when it ends, each line JSON, and the search finds what is there', async () => {
    await send(plain(`GET /${nextWord()} HTTP/1.1`));
    expect(await endpoint.end('SIGTERM')).toBe(0);
    const lines = endpoint.output().trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
    expect(endpoint.output()).not.toMatch(/canary/i);
    expect(endpoint.output()).not.toContain(report.id);
    expect(formsOf('request').some((form) => endpoint.output().includes(form))).toBe(true);
  });
});

describe('what a fault says of itself', () => {
  it.skipIf(!hasPostgres)(
    'holds no word of the request that met it',
    async () => {
      const postgres: PostgresServer = await startPostgres();
      endpoint = await home.start({ PLAINT_DATABASE_URL: postgres.url });
      await postgres.crash();
      const id = crypto.randomUUID();
      const failing = await createReport(publicDeskKey(home.deskKey), {
        id,
        evidence: [],
        header: { platform: `${nextWord()}.example` },
      });
      report = failing;
      const answer = await send(asJson(JSON.stringify(failing.envelope)));
      expect(answer).toMatch(/^HTTP\/1\.1 503 /);
      await endpoint.end('SIGTERM');
      expect(endpoint.output()).toContain('request.failed');
      for (const form of [...formsOf(word), id, failing.capability])
        expect(endpoint.output().includes(form), form).toBe(false);
      await postgres.resume();
      await postgres.stop();
    },
    120_000,
  );
});

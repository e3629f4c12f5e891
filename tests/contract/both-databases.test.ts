import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { buildSchemas } from '../../server/openapi/schemas.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import type { RoutingHeader } from '../../utils/protocol/report.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { readAcceptedReport, spoil } from './golden.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';
import { createReport, exampleHeader } from './reporter.ts';
import { nasty, nearly, pointersIn } from './schema-arbitrary.ts';

/** 10,000 is the full proof; a test run makes fewer of the same. */
const total = Number(process.env['PLAINT_FUZZ_BOTH'] ?? 1000);
const seed = Number(process.env['PLAINT_FUZZ_SEED'] ?? 20_260_102);
const accepted = readAcceptedReport();
const golden = accepted.envelope.manifest.id;

interface Shot {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
type Aim = () => Promise<Shot>;

/** What databases, logs and people trip over, as a hostile or careless client may send it. */
const strange = fc.oneof(
  fc.constantFrom(
    '\u0000',
    'forum\u0000.example.org',
    'forum.example.org\u0000',
    '\u202egro.elpmaxe',
    '\u200bforum.example.org',
    'https://forum.example.org/?q=Li+Ming',
    '+86 138 0013 8000',
    "'; drop table report; --",
    '<script>alert(1)</script>',
    '\ufeff',
    '\uffff',
    '\ud800',
    '𠮷野家.example',
    'forum.example.org.',
    '%00',
    '\\u0000',
    '$1',
    ':id',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
);

const put = (id: string, capability: string, body: string): Shot => ({
  method: 'PUT',
  path: `/v1/reports/${id}`,
  headers: { Authorization: `Bearer ${capability}`, 'Content-Type': 'application/json' },
  body,
});

/** Where the header has words. */
const words: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  platform: strange,
  language: strange,
  category: fc.oneof(fc.constantFrom('insult', 'defamation'), strange),
  surface: strange,
  affected: strange,
  flags: fc.array(strange, { minLength: 1, maxLength: 3 }),
  elements: fc.array(strange, { maxLength: 3 }).map((more) => [...exampleHeader.elements, ...more]),
  documents: fc.array(fc.record({ kind: strange, sha256: strange }), { maxLength: 2 }),
  standard: fc.record({ id: fc.constant(exampleHeader.standard.id), version: strange }),
};

/**
 * Signed and sealed in due form, with strange words where the header has words: as far as a database if any
 * can.
 */
const signed: fc.Arbitrary<Aim> = fc
  .tuple(fc.constantFrom(...Object.keys(words)), fc.constantFrom('platform', 'elements'))
  .chain(([one, other]) => {
    const changed = Object.entries(words).filter(([name]) => name === one || name === other);
    return fc.record(Object.fromEntries(changed), { requiredKeys: [] });
  })
  .map((header) => async () => {
    const whole = { ...exampleHeader, ...header } as RoutingHeader;
    const made = createReport(accepted.deskKey, { evidence: [], header: whole });
    // Half a character has no canonical form to sign: the report goes out with the signature of another.
    const { id, capability, envelope } = await made.catch(() =>
      createReport(accepted.deskKey, { evidence: [] }),
    );
    const manifest = { ...envelope.manifest, header: whole };
    return put(id, capability, JSON.stringify({ ...envelope, manifest }));
  });

/** The golden report with anything in place of one part, hashed and signed anew. */
const spoiled: fc.Arbitrary<Aim> = fc
  .tuple(fc.constantFrom(...pointersIn(accepted.envelope)), fc.oneof(nasty, strange), fc.boolean())
  .filter(([pointer, value]) => !(pointer === '/manifest/evidence' && Array.isArray(value)))
  .map(([pointer, value, isResigned]) => async () => {
    const change = { why: '', set: { [pointer]: value }, isRehashed: true, isResigned };
    const envelope = await spoil(accepted, { ...change, status: 0, problem: '' }).catch(() => null);
    return put(golden, accepted.capability, JSON.stringify(envelope));
  });

const shaped: fc.Arbitrary<Aim> = nearly(buildSchemas().ReportEnvelope).map(
  (envelope) => async () => put(golden, accepted.capability, JSON.stringify(envelope) ?? ''),
);

/** Sent twice, with a name doubled or with a byte changed: what is no JSON, or no longer the same. */
const mangled: fc.Arbitrary<Aim> = fc
  .tuple(fc.nat(), strange, fc.constantFrom('insert', 'replace', 'double'))
  .map(([at, text, how]) => async () => {
    const { id, capability, envelope } = await createReport(accepted.deskKey, { evidence: [] });
    const whole = JSON.stringify(envelope);
    const place = at % whole.length;
    const rest = whole.slice(how === 'replace' ? place + 1 : place);
    const doubled = whole.replace('"header":', '"header":{},"header":');
    return put(id, capability, how === 'double' ? doubled : whole.slice(0, place) + text + rest);
  });

const inPath = (text: string) => encodeURIComponent(text.toWellFormed());
const inField = (text: string) => text.replace(/[^\x21-\x7e\x80-\xff]/g, '~');
const number = fc.oneof(
  fc.nat().map(String),
  fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String),
  fc.constantFrom('2147483648', '9007199254740993', '999999999999999', '-1', '1e9', '0x10', ''),
  strange.map(inPath),
);

const asked: fc.Arbitrary<Aim> = fc
  .tuple(
    fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS'),
    fc.oneof(
      fc
        .tuple(number, number)
        .map(([leaf, size]) => `/v1/ledger/inclusion?leaf=${leaf}&size=${size}`),
      fc.tuple(number, number).map(([from, to]) => `/v1/ledger/consistency?from=${from}&to=${to}`),
      fc
        .oneof(fc.constant(golden), fc.uuid(), strange.map(inPath))
        .map((id) => `/v1/reports/${id}`),
      fc.tuple(strange, strange).map(([id, at]) => `/v1/standards/${inPath(id)}/${inPath(at)}`),
      strange.map((hash) => `/v1/evidence/sha-256/${inPath(hash)}`),
      fc.constant(`/v1/evidence/sha-256/${'0'.repeat(64)}`),
      fc.webPath({ size: 'small' }),
    ),
    fc.oneof(fc.constant(`Bearer ${accepted.capability}`), strange.map(inField)),
    fc.oneof(fc.constant('application/json'), strange.map(inField)),
    strange,
  )
  .map(([method, path, authorization, type, body]) => async () => ({
    method,
    path,
    headers: { Authorization: authorization, 'Content-Type': type },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: body.toWellFormed() }),
  }));

async function answerOf(url: string, { path, ...shot }: Shot): Promise<string> {
  const answer = await fetch(url + path, shot);
  const text = await answer.text();
  if (answer.status < 400 || text === '') return String(answer.status);
  const { type, errors = [] } = problemSchema.parse(JSON.parse(text));
  const places = errors.map(({ pointer, code }) => `${pointer} ${code}`);
  return [answer.status, type, ...places].join(' ');
}

describe.skipIf(!hasPostgres)('SQLite and PostgreSQL', () => {
  let postgres: PostgresServer;
  let endpoints: readonly TestEndpoint[] = [];
  const unlimited = { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' };

  async function start(environment: Readonly<Record<string, string>>): Promise<TestEndpoint> {
    const endpoint = await startTestEndpoint({ environment: { ...unlimited, ...environment } });
    await writeDeskKeys(endpoint.config.deskKeysFile, { current: accepted.deskKey, previous: [] });
    return endpoint.restart();
  }

  beforeAll(async () => {
    postgres = await startPostgres();
    endpoints = [await start({}), await start({ PLAINT_DATABASE_URL: postgres.url })];
  }, 60_000);
  afterAll(async () => {
    for (const endpoint of endpoints) await endpoint.remove();
    await postgres.stop();
  }, 60_000);

  it(`answer ${total} strange requests alike, and fail at none`, async () => {
    const share = Math.ceil(total / 5);
    const aims = [signed, spoiled, shaped, mangled, asked].flatMap((kind) =>
      fc.sample(kind, { numRuns: share, seed }),
    );
    const seen = new Map<string, number>();
    const left = aims.values();
    const gunner = async () => {
      for (const aim of left) {
        const shot = await aim();
        const answers = await Promise.all(endpoints.map(({ url }) => answerOf(url, shot)));
        const [one = '', other] = answers;
        const told = `${shot.method} ${shot.path} ${shot.body?.slice(0, 400)} seed ${seed}`;
        expect(other, told).toBe(one);
        expect(Number(one.slice(0, 3)), told).toBeLessThan(500);
        const [status = '', type = ''] = one.split(' ');
        const kind = `${status} ${type}`.trim();
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 8 }, gunner));
    if (process.env['PLAINT_FUZZ_BOTH'] !== undefined) process.stdout.write(`${told(seen)}\n`);
    // Deep enough: some were taken in, some refused by the rules, some by the schema.
    for (const kind of [
      '201',
      '422 urn:plaint:problem:invalid',
      '422 urn:plaint:problem:incomplete',
    ])
      expect([...seen.keys()]).toContain(kind);
    for (const { logLines } of endpoints)
      expect(logLines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  }, 900_000);

  it('a strange word of the golden report is told in the same place', async () => {
    const set = { '/manifest/header/platform': 'forum\u0000.example.org' };
    const change = { why: '', set, isResigned: true, status: 0, problem: '' };
    const body = JSON.stringify(await spoil(accepted, change));
    const shot = put(randomUUID(), accepted.capability, body);
    const answers = await Promise.all(endpoints.map(({ url }) => answerOf(url, shot)));
    const expected = '422 urn:plaint:problem:invalid /manifest/header/platform invalid_format';
    expect(answers.every((answer) => answer.startsWith(expected))).toBe(true);
  });
});

function told(seen: ReadonlyMap<string, number>): string {
  const rows = [...seen].toSorted(([one], [other]) => one.localeCompare(other));
  return rows.map(([kind, count]) => `${count} × ${kind}`).join('\n');
}

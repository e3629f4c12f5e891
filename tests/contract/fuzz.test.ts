import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { buildSchemas } from '../../server/openapi/schemas.ts';
import { defined } from '../../utils/defined.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { readAcceptedReport, spoil } from './golden.ts';
import { nasty, nearly, pointersIn } from './schema-arbitrary.ts';

/** 20,000 is the full proof; a test run makes fewer of the same. */
const total = Number(process.env['PLAINT_FUZZ_REQUESTS'] ?? 2000);
const accepted = readAcceptedReport();
const { id } = accepted.envelope.manifest;

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  await writeDeskKeys(endpoint.config.deskKeysFile, { current: accepted.deskKey, previous: [] });
  endpoint = await endpoint.restart();
});
afterAll(() => endpoint.remove());

interface Shot {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const authorization = { Authorization: `Bearer ${accepted.capability}` };
const put = { ...authorization, 'Content-Type': 'application/json' };

/** Envelopes as the schema describes them, more or less. */
const fromSchema: fc.Arbitrary<Shot> = nearly(buildSchemas().ReportEnvelope).map((envelope) => ({
  method: 'PUT',
  path: `/v1/reports/${id}`,
  headers: put,
  body: JSON.stringify(envelope) ?? '',
}));

/** A true report with one part replaced, hashed and signed anew; its evidence was never sent. */
const fromReport: fc.Arbitrary<() => Promise<Shot>> = fc
  .tuple(fc.constantFrom(...pointersIn(accepted.envelope)), nasty, fc.boolean())
  .filter(([pointer, value]) => !(pointer === '/manifest/evidence' && Array.isArray(value)))
  .map(([pointer, value, isResigned]) => async () => {
    const spoiled = { why: '', set: { [pointer]: value }, isRehashed: true, isResigned };
    const envelope = await spoil(accepted, { ...spoiled, status: 0, problem: '' }).catch(
      () => null,
    );
    const body = JSON.stringify(envelope);
    return { method: 'PUT', path: `/v1/reports/${id}`, headers: put, body };
  });

const printable = fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, '~'));

/** Chunks in which every field may be anything, and whose digest is never that of their bytes. */
const chunks: fc.Arbitrary<Shot> = fc
  .record({
    hash: fc.oneof(fc.stringMatching(/^[0-9a-f]{64}$/), printable.map(encodeURIComponent)),
    offset: fc.oneof(fc.nat().map(String), printable),
    complete: fc.oneof(fc.constantFrom('?0', '?1'), printable),
    digest: fc.oneof(fc.stringMatching(/^sha-256=:[A-Za-z0-9+/]{43}=:$/), printable),
    type: fc.oneof(fc.constant('application/partial-upload'), printable),
    body: fc.string({ maxLength: 50 }),
  })
  .map(({ hash, offset, complete, digest, type, body }) => ({
    method: 'PATCH',
    path: `/v1/evidence/sha-256/${hash}`,
    headers: {
      ...authorization,
      'Upload-Offset': offset,
      'Upload-Complete': complete,
      'Content-Digest': digest,
      'Content-Type': type,
    },
    body,
  }));

const places: fc.Arbitrary<Shot> = fc
  .tuple(
    fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH'),
    fc.oneof(
      fc.webPath({ size: 'small' }).map((path) => `/v1${path}`),
      fc.webQueryParameters().map((query) => `/v1/ledger/inclusion?${query}`),
      fc
        .tuple(fc.nat(), fc.nat())
        .map(([leaf, size]) => `/v1/ledger/inclusion?leaf=${leaf}&size=${size}`),
      fc.webQueryParameters().map((query) => `/v1/ledger/consistency?from=1&${query}`),
      fc.uuid().map((uuid) => `/v1/reports/${uuid}`),
    ),
  )
  .map(([method, path]) => ({ method, path, headers: authorization }));

const seen = new Map<string, number>();

async function fire({ method, path, headers, body }: Shot): Promise<void> {
  const answer = await fetch(endpoint.url + path, {
    method,
    ...defined({ headers, body }),
  });
  const told = `${method} ${path.slice(0, 60)} ${body?.slice(0, 300)}`;
  expect(answer.status, told).toBeGreaterThanOrEqual(400);
  expect(answer.status, told).toBeLessThan(500);
  expect(answer.headers.get('Content-Type'), told).toBe('application/problem+json');
  const { type } = problemSchema.parse(await answer.json());
  seen.set(type, (seen.get(type) ?? 0) + 1);
}

async function fireAll(shots: readonly (() => Promise<Shot>)[]): Promise<void> {
  const left = shots.values();
  const gunner = async () => {
    for (const shot of left) await fire(await shot());
  };
  await Promise.all(Array.from({ length: 8 }, gunner));
}

it(`${total} requests nearly in good order are refused, and leave nothing`, async () => {
  const share = Math.ceil(total / 4);
  const seed = Number(process.env['PLAINT_FUZZ_SEED'] ?? Date.now() % 2 ** 31);
  const sample = <Value>(values: fc.Arbitrary<Value>) =>
    fc.sample(values, { numRuns: share, seed });
  const plain = [fromSchema, chunks, places].flatMap((values) => sample(values));
  const shots = [...sample(fromReport), ...plain.map((shot) => async () => shot)];
  try {
    await fireAll(shots);
  } catch (cause) {
    throw new Error(`PLAINT_FUZZ_SEED=${seed}`, { cause });
  }

  expect(await readdir(join(endpoint.config.dataDir, 'pending'))).toEqual([]);
  const ledger = await fetch(`${endpoint.url}/v1/ledger/inclusion?leaf=0&size=1`);
  expect(ledger.status).toBe(404);
  expect(endpoint.logLines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  // Deep enough to have met the checks of the envelope, whatever the seed.
  for (const code of ['invalid', 'wrong-signature', 'evidence-missing', 'wrong-digest'])
    expect([...seen.keys()]).toContain(`urn:plaint:problem:${code}`);
}, 300_000);

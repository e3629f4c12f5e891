import { defined } from '../../utils/defined.ts';
import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { CompactSign } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { openByKeyFile } from '../../server/desk/open-report.ts';
import { createDeskKey, publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { checkEndpoint } from '../../utils/endpoint/check-endpoint.ts';
import { enrol } from '../../utils/endpoint/enrol.ts';
import { readStatus } from '../../utils/endpoint/read-status.ts';
import { verifyDescriptor } from '../../utils/endpoint/verify-descriptor.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { verifyReceipt, verifyReceiptOf } from '../../utils/evidence/receipt.ts';
import { receiptProofSchema } from '../../utils/evidence/receipt-proof.ts';
import { createSigningPair, signCanonical } from '../../utils/evidence/signature.ts';
import { parseJson } from '../../utils/parse-json.ts';
import {
  type Descriptor,
  receivedDescriptorSchema,
  signedDescriptorSchema,
} from '../../utils/protocol/descriptor.ts';
import {
  receivedCheckpointClaimsSchema,
  receivedCheckpointSchema,
  receivedConsistencySchema,
} from '../../utils/protocol/ledger.ts';
import { receivedProblemSchema } from '../../utils/protocol/problem.ts';
import { receivedClaimsSchema } from '../../utils/protocol/receipt.ts';
import { receivedStatusSchema, reportStatusSchema } from '../../utils/protocol/status.ts';
import { mediaTypes, paths, signingDomains } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { loadEndpoint, updateEndpoint } from '../../utils/storage/endpoints.ts';
import { openPlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { readReleases, refusals } from '../fixtures/wire/read-releases.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, putReport, sendChunk, sendReport, type TestReport } from './reporter.ts';

const releases = readReleases();
const { signal } = new AbortController();

async function startWithIdentityKey(): Promise<TestEndpoint> {
  const endpoint = await startTestEndpoint();
  const [current, identity] = [endpoint.deskKey, await createDeskKey()].map(publicDeskKey);
  if (current === undefined) throw new Error('no desk key');
  const keys = { current, previous: [], ...defined({ identity }) };
  await writeDeskKeys(endpoint.config.deskKeysFile, keys);
  return endpoint.restart();
}

const payloadOf = (jws: string): unknown =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());

describe.each(releases)('a reader of $version at the endpoint of today', (release) => {
  let endpoint: TestEndpoint;
  let report: TestReport;
  beforeAll(async () => {
    endpoint = await startWithIdentityKey();
    report = await createReport(endpoint.descriptor.descriptor.deskKey, { evidence: [] });
  });
  afterAll(() => endpoint.remove());

  const get = async (path: string) => {
    const answer = await fetch(endpoint.url + path, {
      headers: { Authorization: `Bearer ${report.capability}` },
    });
    return (await answer.json()) as never;
  };

  it('takes its descriptor, signed by the same root key', async () => {
    // A later one asks for all of it, as the client of today does.
    const isFirst = release.version === '0.1.0';
    const said: unknown = isFirst
      ? await get(paths.descriptor)
      : structuredClone(endpoint.descriptor);
    expect(refusals(release, 'signedDescriptor', said)).toEqual([]);
    const signed = signedDescriptorSchema.parse(said);
    expect(await verifyDescriptor(signed, undefined, Date.now())).toBe('own');
    expect(signed.descriptor.rootKey).toEqual(endpoint.descriptor.descriptor.rootKey);
    // Else this test would show nothing: what the endpoint says of itself by now is more.
    if (isFirst) expect(refusals(release, 'signedDescriptor', endpoint.descriptor)).not.toEqual([]);
  });

  it('takes its receipt, its status, its ledger and its refusals', async () => {
    const answer: { receipt: string } = await (await sendReport(endpoint.url, report)).json();
    const checkpoint: { checkpoint: string } = await get(paths.checkpoint);
    const spoilt = { ...report.envelope, more: 1 };
    const problem: unknown = await (
      await putReport(endpoint.url, report, JSON.stringify(spoilt))
    ).json();
    const said = {
      receiptResponse: answer,
      receiptClaims: payloadOf(answer.receipt),
      status: await get(paths.report(report.id)),
      checkpointResponse: checkpoint,
      checkpointClaims: payloadOf(checkpoint.checkpoint),
      inclusionResponse: await get('/v1/ledger/inclusion?leaf=0&size=1'),
      consistencyResponse: await get(paths.consistency(1, 1)),
      problem,
    } as const;
    for (const [name, value] of Object.entries(said))
      expect(refusals(release, name as keyof typeof said, value), name).toEqual([]);
  });
});

describe.each(releases)('what $version wrote', (release) => {
  const { samples } = release;

  it('is read as it stands, and its signatures hold', async () => {
    const read = [
      [receivedDescriptorSchema, samples.signedDescriptor],
      [receivedStatusSchema, samples.status],
      [receivedClaimsSchema, payloadOf(samples.receiptResponse.receipt)],
      [receivedCheckpointSchema, samples.checkpointResponse],
      [receivedCheckpointClaimsSchema, payloadOf(samples.checkpointResponse.checkpoint)],
      [receivedConsistencySchema, samples.consistencyResponse],
      [receivedProblemSchema, samples.problem],
    ] as const;
    for (const [schema, sample] of read) expect(schema.parse(sample)).toEqual(sample);
    const { receipt } = samples.receiptResponse;
    const { descriptor } = samples.signedDescriptor;
    expect(await verifyDescriptor(samples.signedDescriptor, undefined, Date.now())).toBe('own');
    expect(
      await verifyReceipt({ receipt, descriptor, manifest: samples.envelope.manifest }),
    ).toMatchObject({ ok: true });
  });

  it('is taken in by the endpoint of today, and opened', async () => {
    let endpoint = await startTestEndpoint();
    try {
      const keys = { current: publicDeskKey(samples.deskKey), previous: [] };
      await writeDeskKeys(endpoint.config.deskKeysFile, keys);
      endpoint = await endpoint.restart();
      const report = { id: samples.envelope.manifest.id, capability: samples.capability };
      await sendChunk(endpoint.url, report, new Uint8Array(100).fill(7));
      const sent = await putReport(endpoint.url, report, JSON.stringify(samples.envelope));
      expect(sent.status).toBe(201);
      const db = await openDatabase(endpoint.config, () => undefined);
      const request = { id: report.id, reason: 'a test', key: samples.deskKey };
      const opened = await openByKeyFile(db, { ...request, standard: guideline2023 }, new Date());
      await db.destroy();
      expect(opened.body).toEqual(samples.body);
      expect(opened.judgement).toMatchObject({ disagreements: [], unseen: [] });
      expect(opened.identity).toBeUndefined();
    } finally {
      await endpoint.remove();
    }
  });
});

/** A JSON object in a value, by how many come before it. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}

interface Addition {
  readonly place: number;
  readonly name: string;
  readonly value: unknown;
}

/** Names that no field has yet, and which readers and canonical forms could stumble over. */
const names = fc.oneof(
  fc.constantFrom(
    '',
    '10',
    '9',
    'x-new',
    'constructor',
    'toString',
    'toJSON',
    'd',
    'key_ops',
    '新',
  ),
  fc.stringMatching(/^[a-z]{1,12}[0-9]$/),
);
const additions: fc.Arbitrary<Addition[]> = fc.array(
  fc.record({ place: fc.nat({ max: 40 }), name: names, value: fc.jsonValue() }),
  { minLength: 1, maxLength: 12 },
);

/** The same value with these fields beside the known ones, at whatever level. */
function grow<Value>(value: Value, added: readonly Addition[]): Value {
  const grown: Value = JSON.parse(JSON.stringify(value));
  const places = objectsIn(grown);
  for (const { place, name, value: field } of added) {
    const target = places[place % places.length] ?? {};
    if (!Object.hasOwn(target, name)) target[name] = JSON.parse(JSON.stringify(field));
  }
  return grown;
}

/** `grow` at every level at once. */
function growEverywhere<Value>(value: Value): Value {
  const count = objectsIn(value).length;
  const added = Array.from({ length: count }, (_, place) => ({ place, name: 'later', value: [1] }));
  return grow(value, added);
}

async function sign(descriptor: Descriptor, root: Awaited<ReturnType<typeof createSigningPair>>) {
  const signature = await signCanonical(signingDomains.descriptor, descriptor, root.privateKey);
  return { descriptor, signatures: [{ kid: root.publicKey.kid, signature }] };
}

describe('an endpoint of tomorrow', () => {
  let today: TestEndpoint;
  let sample: Descriptor;
  beforeAll(async () => {
    today = await startWithIdentityKey();
    sample = today.descriptor.descriptor;
  });
  afterAll(() => today.remove());

  it('is understood: unknown fields at every level are kept, and the signature holds', async () => {
    const root = await createSigningPair();
    const db = openPlaintDb(crypto.randomUUID());
    const origin = 'https://reports.example.org';
    const at = '2026-01-02T03:04:05.678Z';
    await fc.assert(
      fc.asyncProperty(additions, async (added) => {
        const descriptor = grow({ ...sample, rootKey: root.publicKey }, added);
        const signed = await sign(descriptor, root);
        const text = JSON.stringify(grow(signed.signatures, added));
        const wire = `{"descriptor":${JSON.stringify(descriptor)},"signatures":${text},"later":[1]}`;
        const read = parseJson(receivedDescriptorSchema, wire);
        // What nobody signed is dropped.
        expect(read).toEqual(signed);
        if (read === undefined) return;
        expect(await verifyDescriptor(read, undefined, Date.now())).toBe('own');
        // Kept through the database and a package's receipt as well.
        const { rootKey } = read.descriptor;
        const enrolment = { origin, rootKey, signed: read, enrolledAt: at, checkedAt: at };
        await updateEndpoint(db, origin, () => ({ ...enrolment, source: 'person' }));
        const kept = await loadEndpoint(db, origin);
        expect(kept?.signed).toEqual(signed);
        expect(kept && (await verifyDescriptor(kept.signed, kept, Date.now()))).toBe('own');
        const { shape } = receiptProofSchema;
        expect(shape.descriptor.parse(JSON.parse(JSON.stringify(signed)))).toEqual(signed);
      }),
      { numRuns: 150, seed: 58 },
    );
    await db.close();
  }, 60_000);

  it('whose unknown fields somebody changes on the way is not believed', async () => {
    const root = await createSigningPair();
    const signed = await sign(growEverywhere({ ...sample, rootKey: root.publicKey }), root);
    const places = objectsIn(signed.descriptor).length;
    expect(places).toBe(8);
    for (let place = 0; place < places; place += 1) {
      const copy = structuredClone(signed);
      const target = objectsIn(copy.descriptor)[place] ?? {};
      target['later'] = [2];
      const read = receivedDescriptorSchema.parse(copy);
      expect(await verifyDescriptor(read, undefined, Date.now()), String(place)).toBe('unsigned');
    }
  });

  it.each([
    ['a number without a canonical form', '1e400'],
    ['half a character', '"\\ud800"'],
    ['a name that is half a character', '{"\\ud800":1}'],
    ['a depth to break walks', '['.repeat(5000) + ']'.repeat(5000)],
  ])('cannot hide %s in a field: it is not read at all', (_what, json) => {
    const text = JSON.stringify(today.descriptor).replace('"type":', `"later":${json},"type":`);
    expect(JSON.parse(text)).toBeTypeOf('object');
    expect(parseJson(receivedDescriptorSchema, text)).toBeUndefined();
  });

  it('cannot change prototypes: such a field is dropped, and the signature does not hold', async () => {
    const root = await createSigningPair();
    const text = JSON.stringify({ ...sample, rootKey: root.publicKey });
    const descriptor = JSON.parse(text.replace('{', '{"__proto__":{"isNew":true},'));
    const read = receivedDescriptorSchema.parse(await sign(descriptor, root));
    expect('isNew' in read.descriptor).toBe(false);
    expect(await verifyDescriptor(read, undefined, Date.now())).toBe('unsigned');
  });

  it('has a status, a receipt and a ledger that are understood', async () => {
    const { samples } = releases[0] ?? {};
    if (samples === undefined) throw new Error('no release is kept');
    await fc.assert(
      fc.property(additions, (added) => {
        const status = grow(samples.status, added);
        expect(receivedStatusSchema.parse(status)).toEqual(status);
        const checkpoint = grow(samples.checkpointResponse, added);
        expect(receivedCheckpointSchema.parse(checkpoint)).toEqual(checkpoint);
        const problem = grow(samples.problem, added);
        expect(receivedProblemSchema.parse(problem)).toEqual(problem);
        expect(reportStatusSchema.safeParse(status).success).toBe(false);
      }),
      { numRuns: 150, seed: 58 },
    );
    // A head is hashed by itself, so it holds nothing else; what is signed around it may.
    const claims = payloadOf(samples.receiptResponse.receipt) as { checkpoint: object };
    const pair = await createSigningPair();
    const header = { alg: 'EdDSA', kid: pair.publicKey.kid };
    const receiptOf = async (more: object) =>
      verifyReceiptOf({
        receipt: await new CompactSign(canonicalBytes({ ...claims, ...more }))
          .setProtectedHeader(header)
          .sign(pair.privateKey),
        descriptor: { receiptKeys: [pair.publicKey] },
        reportId: samples.envelope.manifest.id,
        manifestSha256: await sha256Hex(canonicalBytes(samples.envelope.manifest)),
      });
    expect(await receiptOf({ later: { much: 1 } })).toMatchObject({ ok: true });
    const head = { checkpoint: { ...claims.checkpoint, later: 1 } };
    expect(await receiptOf(head)).toMatchObject({ ok: false, error: 'malformed' });
  });

  it('is paired with, checked and asked over HTTP like any other', async () => {
    const root = await createSigningPair();
    const descriptor = { ...sample, rootKey: root.publicKey };
    const later = { bodies: ['plaint.body/2', 'plaint.body/3'] };
    const signed = await sign(growEverywhere({ ...descriptor, ...later }), root);
    const id = crypto.randomUUID();
    const step = { step: 'received' as const, at: '2026-01-02T03:04:05.678Z' };
    const status = growEverywhere({ reportId: id, receipt: 'r', steps: [step] });
    const server = createServer(({ url }, answer) => {
      answer.setHeader('Content-Type', 'application/json');
      answer.end(JSON.stringify(url === paths.descriptor ? growEverywhere(signed) : status));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const db = openPlaintDb(crypto.randomUUID());
    const ports = {
      fetch,
      timeoutMs: 2_000,
      now: Date.now,
      load: (known: string) => loadEndpoint(db, known),
      update: (known: string, change: Parameters<typeof updateEndpoint>[2]) =>
        updateEndpoint(db, known, change),
    };
    try {
      expect(await enrol(origin, ports, { source: 'person' }, signal)).toMatchObject({ ok: true });
      expect(await checkEndpoint(origin, ports, signal)).toEqual({ kind: 'same' });
      expect((await loadEndpoint(db, origin))?.signed).toEqual(signed);
      const address = { endpoint: origin, reportId: id, capability: 'A'.repeat(43) };
      expect(await readStatus(address, ports, signal)).toEqual(status);
    } finally {
      server.close();
      await db.close();
    }
  });
});

it('who knows the whole descriptor is not led back to the earlier one', async () => {
  const endpoint = await startWithIdentityKey();
  try {
    const ask = async (accept?: string) => {
      const headers = accept === undefined ? {} : { Accept: accept };
      const answer = await fetch(endpoint.url + paths.descriptor, { headers });
      expect(answer.headers.get('Vary')).toBe('Accept');
      return receivedDescriptorSchema.parse(await answer.json());
    };
    const [earlier, current] = [await ask(), await ask(`${mediaTypes.descriptor}, text/html`)];
    expect(current).toEqual(endpoint.descriptor);
    expect(current.descriptor.identityKey).toBeDefined();
    expect(earlier.descriptor.identityKey).toBeUndefined();
    const { rootKey } = current.descriptor;
    const now = Date.now();
    expect(await verifyDescriptor(current, { rootKey, signed: earlier }, now)).toBe('own');
    expect(await verifyDescriptor(earlier, { rootKey, signed: current }, now)).toBe('older');
  } finally {
    await endpoint.remove();
  }
});

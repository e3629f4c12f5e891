import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, toBase64, utf8 } from '../../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { appendCustody, beginCustody, findCustodyBreak } from '../../../utils/evidence/custody.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import type { ReceiptProof } from '../../../utils/evidence/receipt-proof.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { ownTimestamps, type Timestamps } from '../../../utils/evidence/timestamps.ts';
import { describeVerdict } from '../../../utils/evidence/verify/describe-verdict.ts';
import type { Point, PointId } from '../../../utils/evidence/verify/verdict.ts';
import {
  type VerifyOptions,
  verifyPackage,
} from '../../../utils/evidence/verify/verify-package.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { verdictTexts } from '../../../utils/i18n/verdict.ts';
import { createLocalTsa, type LocalTsa } from './local-tsa.ts';
import { packedAt, reportId, samplePackageInput, soonAfter } from './sample-package.ts';
import { sampleReceipt } from './sample-receipt.ts';

const record = (path: `evidence/${string}`, value: unknown): PackageInput['records'][number] => ({
  path,
  mediaType: 'application/json',
  bytes: utf8(JSON.stringify(value)),
});

async function verifyWith(
  input: PackageInput,
  records: Record<`evidence/${string}`, unknown>,
  options: Partial<VerifyOptions> = {},
): Promise<(id: PointId) => Point | undefined> {
  const added = Object.entries(records).map(([path, value]) =>
    record(path as `evidence/${string}`, value),
  );
  const file = await packWacz({ ...input, records: [...input.records, ...added] });
  const verdict = await verifyPackage(file, { now: soonAfter, ...options });
  return (id) => verdict.points.find((point) => point.id === id);
}

describe('the custody log', () => {
  const history = async ({ manifest }: PackageInput, sha256?: string) => {
    const own = sha256 ?? (await sha256Hex(canonicalBytes(manifest)));
    let log = beginCustody(reportId);
    for (const action of ['captured', 'viewed', 'exported'] as const) {
      log = await appendCustody(log, { action, at: packedAt, sha256: own });
    }
    return log;
  };

  it('holds as it was written', async () => {
    const input = await samplePackageInput();
    const point = await verifyWith(input, { 'evidence/custody.json': await history(input) });
    expect(point('custody')).toMatchObject({
      state: 'holds',
      values: { entries: 3, last: 'exported' },
    });
  });

  it('fails when an entry is taken out, changed, or belongs to another report', async () => {
    const input = await samplePackageInput();
    const log = await history(input);
    const [first, , third] = log.entries;
    const changes = [
      { ...log, entries: [first, third] },
      { ...log, entries: log.entries.map((entry) => ({ ...entry, action: 'viewed' })) },
      { ...log, reportId: '99999999-2222-4333-8444-555555555555' },
      { ...log, entries: 'none' },
      await history(input, 'f'.repeat(64)),
    ];
    for (const changed of changes) {
      const point = await verifyWith(input, { 'evidence/custody.json': changed });
      expect(point('custody')?.state).toBe('fails');
    }
    expect(await findCustodyBreak({ ...log, entries: log.entries.slice(1) })).toBe(0);
  });

  it('that tells of no capture is none', async () => {
    const input = await samplePackageInput();
    const exported = await appendCustody(beginCustody(reportId), {
      action: 'exported',
      at: packedAt,
    });
    for (const log of [beginCustody(reportId), exported]) {
      const point = await verifyWith(input, { 'evidence/custody.json': log });
      expect(point('custody')?.state).toBe('absent');
    }
  });
});

describe('a time that cannot have been yet', () => {
  const before = { now: new Date('2026-03-04T03:00:00.000Z') };

  it('is named where the custody log states it', async () => {
    const input = await samplePackageInput();
    const sha256 = await sha256Hex(canonicalBytes(input.manifest));
    const captured = { action: 'captured', at: packedAt, sha256 } as const;
    const log = await appendCustody(beginCustody(reportId), captured);
    const point = await verifyWith(input, { 'evidence/custody.json': log }, before);
    expect(point('custody')?.findings).toEqual([
      { subject: 'evidence/custody.json #1', reason: 'future' },
    ]);
  });

  it('is named where the receipt states it', async () => {
    const input = await samplePackageInput();
    const sha256 = await sha256Hex(canonicalBytes(input.manifest));
    const proof = await sampleReceipt(sha256, input.signer);
    const point = await verifyWith(input, { 'evidence/receipt.json': proof }, before);
    expect(point('receipt')?.findings).toMatchObject([{ reason: 'future' }]);
  });
});

describe('the receipt', () => {
  const verifyReceiptIn = async (
    change: (proof: ReceiptProof) => ReceiptProof,
    options: Partial<VerifyOptions> = {},
    sample: Parameters<typeof sampleReceipt>[2] = {},
  ) => {
    const input = await samplePackageInput();
    const sha256 = await sha256Hex(canonicalBytes(input.manifest));
    const proof = change(await sampleReceipt(sha256, input.signer, sample));
    return verifyWith(input, { 'evidence/receipt.json': proof }, options);
  };

  it('holds with its place in the log', async () => {
    const point = await verifyReceiptIn((proof) => proof);
    expect(point('receipt')).toMatchObject({
      state: 'holds',
      values: { receivedAt: '2026-03-04T05:10:00.000Z' },
    });
    expect(point('log')?.state).toBe('holds');
  });

  it('fails for an endpoint that the verifier does not trust', async () => {
    const point = await verifyReceiptIn((proof) => proof, { trustedRootKids: ['other'] });
    expect(point('receipt')?.findings).toMatchObject([{ reason: 'untrusted' }]);
  });

  it('fails when it speaks of other evidence or another report', async () => {
    const point = await verifyReceiptIn(
      (proof) => proof,
      {},
      {
        manifest: { evidenceManifestSha256: 'f'.repeat(64) },
      },
    );
    expect(point('receipt')?.findings).toMatchObject([{ reason: 'other-report' }]);
  });

  it('fails when the log does not hold the report', async () => {
    const point = await verifyReceiptIn(
      (proof) => proof,
      {},
      {
        claims: { checkpoint: { size: 1, rootHash: 'a'.repeat(64) } },
      },
    );
    expect(point('log')?.state).toBe('fails');
  });

  it('fails when descriptor, manifest or receipt are not as they were signed', async () => {
    const other = await createSigningPair();
    const changes: ((proof: ReceiptProof) => ReceiptProof)[] = [
      (proof) => ({
        ...proof,
        descriptor: {
          ...proof.descriptor,
          signatures: [{ kid: other.publicKey.kid, signature: 'A'.repeat(86) }],
        },
      }),
      (proof) => ({ ...proof, manifest: { ...proof.manifest, createdAt: packedAt } }),
      (proof) => ({ ...proof, manifest: { ...proof.manifest, signer: other.publicKey } }),
      (proof) => ({ ...proof, receipt: proof.receipt.replace(/^[^.]+/, 'e30') }),
    ];
    for (const change of changes) {
      expect((await verifyReceiptIn(change))('receipt')?.state).toBe('fails');
    }
  });
});

describe('a timestamp', () => {
  let tsa: LocalTsa;
  let stranger: LocalTsa;
  beforeAll(() => {
    tsa = createLocalTsa();
    stranger = createLocalTsa();
  });
  afterAll(() => {
    tsa.close();
    stranger.close();
  });

  const later = { now: new Date(Date.now() + 60_000) };
  const tokens = (
    token: Bytes,
    over: 'evidence-manifest' | 'checkpoint' = 'evidence-manifest',
  ): Timestamps => ({
    type: 'plaint.timestamps/1',
    timestamps: [{ over, token: toBase64(token) }],
    certificates: [toBase64(tsa.root)],
  });

  it('that an endpoint hands out holds in a redacted copy too; one over something else is left out', async () => {
    const original = await samplePackageInput();
    const evidenceManifestSha256 = await sha256Hex(canonicalBytes(original.manifest));
    const about = { evidenceManifestSha256, checkpoint: { size: 1, rootHash: 'e'.repeat(64) } };
    const own = (data: Bytes) => ownTimestamps({ manifest: toBase64(tsa.stamp(data)) }, about);
    expect(await own(utf8('other'))).toBeUndefined();
    const timestamps = await own(canonicalBytes(original.manifest));
    const copy = await samplePackageInput({ page: { ...original.page, text: 'less' } });
    const manifest = {
      ...copy.manifest,
      original: { manifestSha256: evidenceManifestSha256 },
    };
    const redacted = { ...copy, manifest };
    const redactions = {
      type: 'plaint.redactions/1',
      reportId,
      originalManifestSha256: evidenceManifestSha256,
      redactions: [
        { kind: 'text', reason: 'other', where: 'document', commitment: 'b'.repeat(64) },
      ],
    };
    const point = await verifyWith(
      redacted,
      {
        'evidence/redactions.json': redactions,
        'evidence/timestamp.json': { ...timestamps, certificates: [toBase64(tsa.root)] },
      },
      { ...later, timestampRoots: [tsa.root] },
    );
    expect(point('timestamp')).toMatchObject({
      state: 'holds',
      values: { trusted: 'yes', of: 'original' },
    });
  });

  it('of a real authority holds over the manifest and over the checkpoint', async () => {
    const input = await samplePackageInput();
    const proof = await sampleReceipt(
      await sha256Hex(canonicalBytes(input.manifest)),
      input.signer,
    );
    const claims = JSON.parse(
      Buffer.from(proof.receipt.split('.')[1] ?? '', 'base64url').toString(),
    );
    const timestamps: Timestamps = {
      ...tokens(tsa.stamp(canonicalBytes(input.manifest))),
      timestamps: [
        ...tokens(tsa.stamp(canonicalBytes(input.manifest))).timestamps,
        ...tokens(tsa.stamp(canonicalBytes(claims.checkpoint)), 'checkpoint').timestamps,
      ],
    };
    const records = { 'evidence/receipt.json': proof, 'evidence/timestamp.json': timestamps };
    const trusting = await verifyWith(input, records, { ...later, timestampRoots: [tsa.root] });
    expect(trusting('timestamp')).toMatchObject({
      state: 'holds',
      values: { trusted: 'yes', root: await sha256Hex(tsa.root) },
    });
    const wary = await verifyWith(input, records, later);
    expect(wary('timestamp')).toMatchObject({ state: 'holds', values: { trusted: 'no' } });
    const point = wary('timestamp');
    const verdict = { holds: true, points: point === undefined ? [] : [point], sizeBytes: 0 };
    const [described] = describeVerdict(verdict, verdictTexts['zh-Hans']).points;
    expect(described?.meaning).toContain('您是否信任：否');
  });

  it('without its root, as authorities send it, holds by the certificate that came along, and is not trusted', async () => {
    const input = await samplePackageInput();
    const rootless = { ...tokens(tsa.stamp(canonicalBytes(input.manifest))), certificates: [] };
    const records = { 'evidence/timestamp.json': rootless };
    const wary = (await verifyWith(input, records, later))('timestamp');
    expect(wary).toMatchObject({ state: 'holds', values: { trusted: 'no' } });
    expect(wary?.values['root']).not.toBe(await sha256Hex(tsa.root));
    const trusting = await verifyWith(input, records, { ...later, timestampRoots: [tsa.root] });
    expect(trusting('timestamp')).toMatchObject({
      state: 'holds',
      values: { trusted: 'yes', root: await sha256Hex(tsa.root) },
    });
  });

  it('fails over other data, from another authority, damaged, or ahead of the clock', async () => {
    const input = await samplePackageInput();
    const good = tsa.stamp(canonicalBytes(input.manifest));
    const damaged = good.slice();
    damaged[damaged.length - 9] = (damaged[damaged.length - 9] as number) ^ 1;
    const cases: [Timestamps, Partial<VerifyOptions>][] = [
      [tokens(tsa.stamp(utf8('other'))), later],
      [tokens(good), { ...later, timestampRoots: [stranger.root] }],
      [tokens(damaged), later],
      [tokens(utf8('not DER')), later],
      [tokens(good), { now: new Date(Date.now() - 60_000) }],
      [tokens(good, 'checkpoint'), later],
    ];
    for (const [timestamps, options] of cases) {
      const point = await verifyWith(input, { 'evidence/timestamp.json': timestamps }, options);
      expect(point('timestamp')?.state).toBe('fails');
    }
  });
});

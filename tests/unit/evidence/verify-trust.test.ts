import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '../../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import type { Redactions } from '../../../utils/evidence/redactions.ts';
import type { Timestamps } from '../../../utils/evidence/timestamps.ts';
import { describeVerdict } from '../../../utils/evidence/verify/describe-verdict.ts';
import type { Point, PointId, Verdict } from '../../../utils/evidence/verify/verdict.ts';
import {
  type VerifyOptions,
  verifyPackage,
} from '../../../utils/evidence/verify/verify-package.ts';
import { verdictTexts } from '../../../utils/i18n/verdict.ts';
import type { EvidenceManifest } from '../../../utils/protocol/evidence.ts';
import { Forgery } from './forge/forgery.ts';
import { createLocalTsa, type LocalTsa } from './local-tsa.ts';
import { reportId, samplePackageInput, soonAfter } from './sample-package.ts';
import { sampleReceipt } from './sample-receipt.ts';

const digestOf = (manifest: EvidenceManifest): Promise<string> =>
  sha256Hex(canonicalBytes(manifest));

const pointOf = ({ points }: Verdict, id: PointId): Point | undefined =>
  points.find((point) => point.id === id);

const reasonsOf = (verdict: Verdict, id: PointId) =>
  pointOf(verdict, id)?.findings.map(({ reason }) => reason);

const verify = async (forgery: Forgery, options: Partial<VerifyOptions> = {}): Promise<Verdict> =>
  verifyPackage(await forgery.build(), { now: soonAfter, ...options });

const redactionsOf = (originalManifestSha256: string, count = 1): Redactions => ({
  type: 'plaint.redactions/1',
  reportId,
  originalManifestSha256,
  redactions: Array.from({ length: count }, () => ({
    kind: 'text',
    reason: 'other',
    where: 'document',
    commitment: 'b'.repeat(64),
  })),
});

/** Says that the forgery is a redacted copy of that evidence. */
function claimOriginal(forgery: Forgery, sha256: string, count = 1, isSigned = true): void {
  const redactions = redactionsOf(sha256, count);
  forgery.extras = { ...forgery.extras, redactions };
  forgery.files.set('evidence/redactions.json', canonicalBytes(redactions));
  if (isSigned) forgery.manifest.original = { manifestSha256: sha256 };
}

function enclose(forgery: Forgery, path: `evidence/${string}`, value: unknown): void {
  forgery.files.set(path, canonicalBytes(value));
}

describe('a foreign timestamp', () => {
  let tsa: LocalTsa;
  let token: Timestamps;
  let victim: string;
  beforeAll(async () => {
    tsa = createLocalTsa();
    const { manifest } = await samplePackageInput();
    victim = await digestOf(manifest);
    token = {
      type: 'plaint.timestamps/1',
      timestamps: [
        { over: 'evidence-manifest', token: toBase64(tsa.stamp(canonicalBytes(manifest))) },
      ],
      certificates: [toBase64(tsa.root)],
    };
  });
  afterAll(() => tsa.close());

  const later = () => ({ now: new Date(Date.now() + 60_000), timestampRoots: [tsa.root] });

  const withToken = async (): Promise<Forgery> => {
    const forgery = await Forgery.begin();
    forgery.extras = { timestamps: token };
    enclose(forgery, 'evidence/timestamp.json', token);
    return forgery;
  };

  it('is none of this evidence where no original is named', async () => {
    const verdict = await verify(await withToken(), later());
    expect(reasonsOf(verdict, 'timestamp')).toEqual(['signature']);
  });

  it('is refused where nothing that the report’s key signed names that original', async () => {
    const forgery = await withToken();
    claimOriginal(forgery, victim, 1, false);
    const verdict = await verify(forgery, later());
    expect(reasonsOf(verdict, 'timestamp')).toEqual(['unnamed-original']);
    expect(verdict.holds).toBe(false);
  });

  it('confirms the original named here, not this copy, where the report’s key names it', async () => {
    const forgery = await withToken();
    claimOriginal(forgery, victim);
    const verdict = await verify(forgery, later());
    expect(verdict.points.flatMap(({ findings }) => findings)).toEqual([]);
    expect(pointOf(verdict, 'timestamp')?.values['of']).toBe('original');
    const said = describeVerdict(verdict, verdictTexts.en).points.find(
      ({ id }) => id === 'timestamp',
    );
    expect(said?.meaning).toContain('confirms the original named here, not this copy');
  });

  it('is refused of a copy that states that nothing was taken out', async () => {
    const forgery = await withToken();
    claimOriginal(forgery, victim, 0);
    const verdict = await verify(forgery, later());
    expect(reasonsOf(verdict, 'redactions')).toEqual(['nothing-redacted']);
    expect(verdict.holds).toBe(false);
  });

  it('is refused where the list of redactions names another original than the manifest', async () => {
    const forgery = await withToken();
    claimOriginal(forgery, victim);
    forgery.manifest.original = { manifestSha256: 'f'.repeat(64) };
    const verdict = await verify(forgery, later());
    expect(reasonsOf(verdict, 'redactions')).toEqual(['contradicts']);
  });

  it('that is older than the capture is refused', async () => {
    for (const isOriginal of [true, false]) {
      const at = new Date(Date.now() + 26 * 60 * 60_000).toISOString();
      const forgery = await Forgery.begin();
      Object.assign(forgery.manifest, { capturedAt: at, clocks: { browser: at } });
      forgery.page = { ...forgery.page, capturedAt: at };
      forgery.created = at;
      if (isOriginal) claimOriginal(forgery, victim);
      const stamped = isOriginal
        ? token
        : {
            ...token,
            timestamps: [
              {
                over: 'evidence-manifest',
                token: toBase64(tsa.stamp(canonicalBytes(forgery.manifest))),
              },
            ],
          };
      enclose(forgery, 'evidence/timestamp.json', stamped);
      const now = new Date(Date.now() + 27 * 60 * 60_000);
      const verdict = await verify(forgery, { now, timestampRoots: [tsa.root] });
      expect(reasonsOf(verdict, 'timestamp')).toEqual(['before-capture']);
    }
  });

  it('that was asked for and is not there fails, and so does a root that is none', async () => {
    const forgery = await Forgery.begin();
    const missing = await verify(forgery, { timestampRoots: [tsa.root] });
    expect(reasonsOf(missing, 'timestamp')).toEqual(['asked-for']);
    expect(missing.holds).toBe(false);
    const own = await withToken();
    claimOriginal(own, victim);
    for (const root of [new Uint8Array(), new Uint8Array([1, 2, 3])]) {
      const verdict = await verify(own, { ...later(), timestampRoots: [tsa.root, root] });
      expect(reasonsOf(verdict, 'timestamp')).toContain('not-a-certificate');
      expect(verdict.holds).toBe(false);
    }
  });
});

describe('a receipt', () => {
  it('that was asked for and is not there fails', async () => {
    const verdict = await verify(await Forgery.begin(), { trustedRootKids: ['some-key'] });
    expect(reasonsOf(verdict, 'receipt')).toEqual(['asked-for']);
    expect(verdict.holds).toBe(false);
  });

  it('for other content under the same key does not confirm this', async () => {
    const forgery = await Forgery.begin();
    const proof = await sampleReceipt('a'.repeat(64), forgery.signer);
    forgery.extras = { receipt: proof };
    enclose(forgery, 'evidence/receipt.json', proof);
    expect(reasonsOf(await verify(forgery), 'receipt')).toEqual(['other-report']);
  });

  it('for the original of a copy says that the original was received, not this copy', async () => {
    const forgery = await Forgery.begin();
    const proof = await sampleReceipt('a'.repeat(64), forgery.signer);
    forgery.extras = { receipt: proof };
    enclose(forgery, 'evidence/receipt.json', proof);
    claimOriginal(forgery, 'a'.repeat(64));
    const verdict = await verify(forgery);
    expect(verdict.points.flatMap(({ findings }) => findings)).toEqual([]);
    const said = {
      en: 'received the original named here, not this copy',
      'zh-Hans': '收到的是此处所指的原件，而不是此副本',
      'zh-Hant': '收到的是此處所指的原件，而不是此副本',
    } as const;
    for (const [language, words] of Object.entries(said)) {
      const texts = verdictTexts[language as keyof typeof said];
      const { points, standing } = describeVerdict(verdict, texts);
      expect(points.find(({ id }) => id === 'receipt')?.meaning).toContain(words);
      expect(standing).toBe('claimed');
    }
  });

  it('that is older than the capture is refused, beyond what the clocks state', async () => {
    const received = '2026-03-04T02:06:07.890Z';
    const offsets: [offsetMs: number, uncertaintyMs: number, isRefused: boolean][] = [
      [0, 0, true],
      [-3 * 60 * 60_000, 200, false],
      [-1.9 * 60 * 60_000, 0, true],
      [-2.1 * 60 * 60_000, 0, false],
    ];
    for (const [offsetMs, uncertaintyMs, isRefused] of offsets) {
      const forgery = await Forgery.begin();
      const { capturedAt: measuredAt } = forgery.manifest;
      forgery.manifest.clocks.endpoint = { offsetMs, uncertaintyMs, measuredAt };
      const proof = await sampleReceipt(
        await digestOf(forgery.manifest),
        forgery.signer,
        {},
        received,
      );
      forgery.extras = { receipt: proof };
      enclose(forgery, 'evidence/receipt.json', proof);
      const reasons = reasonsOf(await verify(forgery), 'receipt');
      expect(reasons).toEqual(isRefused ? ['before-capture'] : []);
    }
  });
});

describe('what is said first', () => {
  it.each(Object.entries(verdictTexts))(
    'of a forgery in %s is that anybody can make it',
    async (_, texts) => {
      const forgery = await Forgery.begin();
      const described = describeVerdict(await verify(forgery), texts);
      expect(described.summary).toBe(texts.summaries.alone);
      expect(described.stated.map(({ value }) => value)).toEqual([
        forgery.manifest.url,
        reportId,
        forgery.signer.publicKey.kid,
      ]);
      const all = JSON.stringify(described);
      expect(all).not.toMatch(/unaltered since|Plaint’s manifest|未被改动。"|未被更動。"/);
    },
  );

  it('of one that an endpoint confirms depends on whether it was named', async () => {
    const forgery = await Forgery.begin();
    const proof = await sampleReceipt(await digestOf(forgery.manifest), forgery.signer);
    forgery.extras = { receipt: proof };
    enclose(forgery, 'evidence/receipt.json', proof);
    const standing = async (options: Partial<VerifyOptions>) =>
      describeVerdict(await verify(forgery, options), verdictTexts.en).standing;
    const { kid } = proof.descriptor.descriptor.rootKey;
    expect(await standing({})).toBe('claimed');
    expect(await standing({ trustedRootKids: [kid] })).toBe('confirmed');
    expect(await standing({ trustedRootKids: ['other'] })).toBe('fails');
  });
});

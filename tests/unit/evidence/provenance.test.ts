import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { appendCustody, beginCustody } from '../../../utils/evidence/custody.ts';
import { type Provenance, provenanceSchema } from '../../../utils/evidence/provenance.ts';
import { provenanceRecords } from '../../../utils/evidence/provenance-records.ts';
import {
  type RecordedEvidence,
  renderProvenance,
} from '../../../utils/evidence/render-provenance.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { provenanceTexts } from '../../../utils/i18n/provenance.ts';
import { sampleStory } from './sample-history.ts';
import { capturedAt, pageUrl, reportId, samplePackageInput, soonAfter } from './sample-package.ts';

const jsdom: { JSDOM: new (html: string) => { window: typeof globalThis } } = createRequire(
  import.meta.url,
)('jsdom');

const hostile = '<img src=x onerror=alert(1)>"&\u202e';

const provenance: Provenance = {
  type: 'plaint.provenance/1',
  reportId,
  capturedAt,
  page: { shown: pageUrl, title: `Thread ${hostile}` },
  software: { name: 'plaint', version: '0.1.0', engine: 'example/1' },
  browser: 'Example 1',
  clocks: {
    browser: capturedAt,
    endpoint: { offsetMs: 12.3, uncertaintyMs: 4, measuredAt: capturedAt },
  },
  utcOffsetMinutes: 480,
  arrival: { how: 'navigate', redirectCount: 2, referrer: `https://y.example.org/${hostile}` },
  login: 'unknown',
  durationMs: 41.2,
  nodes: 10,
  mutationsDuring: 0,
  frames: [{ url: `https://x.example.org/${hostile}`, captured: false, nodes: 0 }],
  cuts: [
    {
      what: 'image',
      why: 'cross-origin',
      count: 2,
      examples: [`https://x.example.org/${hostile}`],
    },
  ],
};

async function sampleEvidence(input: Pick<PackageInput, 'manifest'>): Promise<RecordedEvidence> {
  const custody = await appendCustody(beginCustody(reportId), {
    action: 'captured',
    at: capturedAt,
  });
  return { provenance, manifest: input.manifest, custody };
}

const used = { host: '$& {salt}', salt: '5a'.repeat(16), sha256: 'e'.repeat(64) };

describe('the capture record', () => {
  it.each(Object.entries(provenanceTexts))(
    'says in %s by what the posts of a discussion were told',
    async (language, texts) => {
      const evidence = await sampleEvidence(await samplePackageInput());
      const textOf = (siteProfile: NonNullable<Provenance['siteProfile']>) =>
        renderProvenance(
          { ...evidence, provenance: { ...provenance, siteProfile } },
          texts,
          language,
        );
      expect(renderProvenance(evidence, texts, language)).not.toContain(texts.fields.siteProfile);
      expect(textOf({ fit: 'none' })).toContain(texts.siteProfile.none);
      for (const fit of ['whole', 'part', 'broken'] as const) {
        const html = textOf({ fit, ...used });
        expect(html).toContain(texts.fields.siteProfile);
        for (const word of ['$&amp; {salt}', used.salt, used.sha256]) expect(html).toContain(word);
      }
    },
  );

  it.each(Object.entries(provenanceTexts))(
    'says in %s which way the clock of the endpoint differs',
    async (language, texts) => {
      const evidence = await sampleEvidence(await samplePackageInput());
      const textOf = (offsetMs: number) => {
        const endpoint = { offsetMs, uncertaintyMs: 4, measuredAt: capturedAt };
        const clocks = { ...provenance.clocks, endpoint };
        return renderProvenance(
          { ...evidence, provenance: { ...provenance, clocks } },
          texts,
          language,
        );
      };
      expect(textOf(12.3)).toMatch(/\+12 (?:ms|毫秒)/);
      expect(textOf(-310.2)).toMatch(/−310 (?:ms|毫秒)/);
    },
  );

  it('goes into the package in machine form and in three languages, and follows from the facts', async () => {
    const input = await samplePackageInput();
    const records = await sampleStory(input);
    expect(records.slice(0, 4).map((record) => record.path)).toEqual([
      'evidence/provenance.json',
      'evidence/provenance.en.html',
      'evidence/provenance.zh-hans.html',
      'evidence/provenance.zh-hant.html',
    ]);
    const file = await packWacz({ ...input, records: [...input.records, ...records] });
    const verdict = await verifyPackage(file, { now: soonAfter });
    expect(verdict.points.flatMap((point) => point.findings)).toEqual([]);
    expect(verdict.points.find(({ id }) => id === 'provenance')?.state).toBe('holds');
    const json = JSON.parse(new TextDecoder().decode(records[0]?.bytes as Uint8Array));
    expect(provenanceSchema.parse(json)).toEqual(json);
  });

  it.each(Object.entries(provenanceTexts))(
    'reads well in %s, whatever the page holds',
    async (language, texts) => {
      const input = await samplePackageInput();
      const records = provenanceRecords(await sampleEvidence(input), provenanceTexts);
      const record = records.find(({ path }) => path.endsWith(`.${language.toLowerCase()}.html`));
      const html = new TextDecoder().decode(record?.bytes as Uint8Array);
      const { document } = new jsdom.JSDOM(html).window;
      expect(document.documentElement.lang).toBe(language);
      expect(document.querySelectorAll('img, script, a, link, iframe')).toHaveLength(0);
      expect(document.querySelector('h1')?.textContent).toBe(texts.title);
      const text = document.body.textContent ?? '';
      expect(text).toContain('onerror=alert(1)');
      expect(text).not.toContain('\u202e');
      expect(text).toContain(texts.what.image);
      expect(text).toContain(texts.why['cross-origin']);
      for (const paragraph of texts.limits) expect(text).toContain(paragraph);
      for (const { sha256 } of input.manifest.artefacts) expect(text).toContain(sha256);
      expect(text).toContain(texts.custody.captured);
      expect(text).toContain(texts.unconfirmed);
      expect(text).toContain(texts.redirects.replace('{count}', '2'));
      expect(text).toContain('2026-03-04 13:06:07 UTC+08:00');
      expect(text).not.toMatch(/undefined|\{\w+\}/);
    },
  );

  it('of a redacted and confirmed copy says so, and why what was taken out', async () => {
    const evidence: RecordedEvidence = {
      ...(await sampleEvidence(await samplePackageInput())),
      redactions: {
        type: 'plaint.redactions/1',
        reportId,
        originalManifestSha256: 'a'.repeat(64),
        redactions: [
          { kind: 'pixels', reason: 'minor', where: 'screenshot', commitment: 'b'.repeat(64) },
        ],
      },
      confirmation: {
        receivedAt: '2026-03-04T05:10:00.000Z',
        leafIndex: 3,
        size: 9,
        rootKey: 'thumbprint-of-the-root',
        isTimestamped: true,
      },
    };
    const texts = provenanceTexts.en;
    const html = renderProvenance(evidence, texts, 'en');
    const text = new jsdom.JSDOM(html).window.document.body.textContent ?? '';
    expect(text).toContain(texts.redacted);
    expect(text).toContain(texts.reasons.minor);
    expect(text).toContain('2026-03-04 05:10:00.000 UTC');
    expect(text).toContain('number 3 of 9');
    expect(text).toContain('thumbprint-of-the-root');
    expect(text).toContain(texts.timestamps.enclosed);
    expect(text).not.toContain(texts.unconfirmed);
  });
});

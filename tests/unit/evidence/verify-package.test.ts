import { beforeAll, describe, expect, it } from 'vitest';
import { readBlob } from '../../../utils/evidence/blob-chunks.ts';
import type { Bytes } from '../../../utils/evidence/bytes.ts';
import { describeVerdict } from '../../../utils/evidence/verify/describe-verdict.ts';
import type { PointId, Verdict } from '../../../utils/evidence/verify/verdict.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { locales } from '../../../utils/i18n/language.ts';
import { verdictTexts, verdictTextsFor } from '../../../utils/i18n/verdict.ts';
import { mutate, seededRandom } from './mutate-package.ts';
import { sampleStory } from './sample-history.ts';
import { samplePackageInput, soonAfter } from './sample-package.ts';

const verify = (bytes: Bytes): Promise<Verdict> =>
  verifyPackage(new Blob([bytes]), { now: soonAfter });

const failing = (verdict: Verdict): PointId[] =>
  verdict.points.filter((point) => point.state === 'fails').map((point) => point.id);

describe('verifyPackage', () => {
  let bytes: Bytes;
  beforeAll(async () => {
    const input = await samplePackageInput();
    const records = [...input.records, ...(await sampleStory(input))];
    bytes = await readBlob(await packWacz({ ...input, records }));
  });

  it('holds for what we pack', async () => {
    const verdict = await verify(bytes);
    expect(failing(verdict)).toEqual([]);
    expect(verdict.points.filter((point) => point.state === 'unchecked')).toEqual([]);
    expect(verdict.holds).toBe(true);
  });

  it('fails after a byte is changed, and names what was changed', async () => {
    for (let at = 0; at < bytes.length; at += 97) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      const verdict = await verify(changed);
      const isNamed = verdict.points.some((point) => point.findings.length > 0);
      expect({ at, holds: verdict.holds, isNamed }).toEqual({ at, holds: false, isNamed: true });
    }
  });

  it('names the picture whose byte was changed', async () => {
    const text = new TextDecoder('latin1').decode(bytes);
    const changed = bytes.slice();
    const at = text.indexOf('urn:view:') + 1000;
    changed[at] = (changed[at] as number) ^ 1;
    const verdict = await verify(changed);
    const records = verdict.points.find((point) => point.id === 'records');
    expect(records?.findings).toMatchObject([
      { subject: expect.stringMatching(/^urn:view:/), reason: 'digest' },
    ]);
  });

  it('fails after any of 1,000 random mutations, and crashes on none', async () => {
    const random = seededRandom(20260304);
    for (let round = 0; round < 1000; round++) {
      const mutant = mutate(bytes, random);
      if (Buffer.compare(mutant, bytes) === 0) continue;
      expect({ round, holds: (await verify(mutant)).holds }).toEqual({ round, holds: false });
    }
  }, 60_000);

  it.each(Object.entries(verdictTexts))('is put into words of %s', async (_, texts) => {
    const good = describeVerdict(await verify(bytes), texts);
    expect(good.summary).toBe(texts.summaries.alone);
    expect(good.points.every((point) => point.meaning !== '')).toBe(true);
    const bad = describeVerdict(await verify(bytes.slice(1)), texts);
    expect(bad.summary).toBe(texts.summaries.fails);
    const shown = good.points.map((point) => point.meaning).join('\n');
    expect(shown).not.toMatch(/\{[a-z]/);
  });

  it.each(locales)('says times in %s as its readers have them', async (locale) => {
    const texts = verdictTextsFor(locale);
    const verdict = await verify(bytes);
    const signature = verdict.points.find(({ id }) => id === 'package-signature');
    const { points } = describeVerdict(verdict, texts);
    const told = points.find(({ id }) => id === 'package-signature')?.meaning;
    expect(told).toContain(texts.when(String(signature?.values['created'])));
    expect(JSON.stringify(points)).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
  });
});

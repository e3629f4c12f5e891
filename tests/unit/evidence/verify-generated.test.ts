import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import { parseJson } from '../../../utils/parse-json.ts';
import { evidenceManifestSchema } from '../../../utils/protocol/evidence.ts';
import { Forgery } from './forge/forgery.ts';
import { readLenientZip } from './forge/lenient-zip.ts';
import { mutateForgery } from './forge/mutations.ts';
import { replay, unsignedWords } from './forge/replay.ts';
import { seededRandom } from './mutate-package.ts';
import { soonAfter } from './sample-package.ts';

/** 5,000 and more with `PLAINT_FORGERIES=5000`; a seed of one's own with `PLAINT_SEED`. */
const count = Number(process.env['PLAINT_FORGERIES'] ?? 250);
const seed = Number(process.env['PLAINT_SEED'] ?? 20260304);

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function misled(file: Blob): Promise<string[]> {
  const entries = new Map(readLenientZip(Buffer.from(await file.arrayBuffer())));
  const text = (name: string): string => entries.get(name)?.toString() ?? '';
  const manifest = parseJson(evidenceManifestSchema, text('evidence/manifest.json'));
  if (manifest === undefined) return ['no manifest'];
  const roleOf = (role: string) => manifest.artefacts.find((each) => each.role === role)?.sha256;
  const [, line = '{}'] = text('pages/pages.jsonl').split('\n');
  const page = JSON.parse(line);
  const { title } = JSON.parse(text('evidence/facts.json')).page;
  const isFacts = digestOf(text('evidence/facts.json')) === roleOf('facts');
  const isText = digestOf(String(page.text)) === roleOf('text');
  const words = unsignedWords(await replay(file), manifest, { title, text: page.text });
  return [...words, ...(isText ? [] : ['text']), ...(isFacts ? [] : ['facts'])];
}

describe('generated forgeries, each signed wholly anew', () => {
  it(`none of ${count} both verifies and shows a reader what was not signed`, async () => {
    const random = seededRandom(seed);
    let verified = 0;
    for (let round = 0; round < count; round++) {
      const forgery = await Forgery.begin();
      const change = await mutateForgery(forgery, random);
      const file = await forgery.build();
      if (!(await verifyPackage(file, { now: soonAfter })).holds) continue;
      verified++;
      expect({ round, change, misled: await misled(file) }).toEqual({ round, change, misled: [] });
    }
    process.stdout.write(`${count} forgeries of seed ${seed}: ${verified} hold, none misleads\n`);
  }, 3_600_000);

  it('would tell: an honest package shows what was signed, and contradicting ones do not', async () => {
    expect(await misled(await (await Forgery.begin()).build())).toEqual([]);
    const random = seededRandom(seed);
    let misleading = 0;
    for (let round = 0; round < 60; round++) {
      const forgery = await Forgery.begin();
      await mutateForgery(forgery, random);
      const words = await misled(await forgery.build()).catch(() => []);
      if (words.length > 0) misleading++;
    }
    expect(misleading).toBeGreaterThan(10);
  }, 120_000);
});

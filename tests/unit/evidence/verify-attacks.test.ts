import { describe, expect, it } from 'vitest';
import type { Point, PointId, Verdict } from '../../../utils/evidence/verify/verdict.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import { isLowS } from '../../../utils/evidence/wacz/package-key.ts';
import { type Attack, contradictions, extraFiles } from './forge/attacks.ts';
import { Forgery } from './forge/forgery.ts';
import { mirrorS } from './forge/mirror-s.ts';
import { zip } from './forge/zip.ts';
import { packedAt, reportId, soonAfter } from './sample-package.ts';

const verify = (file: Blob): Promise<Verdict> => verifyPackage(file, { now: soonAfter });

const pointOf = ({ points }: Verdict, id: PointId): Point | undefined =>
  points.find((point) => point.id === id);

describe('a package that somebody signs wholly anew', () => {
  it('holds as long as nothing in it contradicts anything', async () => {
    const forgery = await Forgery.begin();
    const verdict = await verify(await forgery.build());
    expect(verdict.points.flatMap(({ findings }) => findings)).toEqual([]);
    expect(verdict.holds).toBe(true);
  });

  it.each(
    [...extraFiles, ...contradictions].map((attack): [string, Attack] => [attack.name, attack]),
  )('fails for %s', async (_, { forge, point }) => {
    const forgery = await Forgery.begin();
    await forge(forgery);
    const verdict = await verify(await forgery.build());
    expect(verdict.holds).toBe(false);
    expect(pointOf(verdict, point)?.state).toBe('fails');
  });

  it.each([
    'con.txt',
    'evidence/con.txt',
    'evidence/nul',
    'evidence/facts.json.',
    'evidence/facts.json/x',
    'archive',
    'evidence/lpt1.json',
    'archive/data.warc.gz/1',
    'evidence/a.json ',
    'evidence/a:b',
  ])('fails with a file called %s, which some systems cannot hold', async (name) => {
    const forgery = await Forgery.begin();
    forgery.added.push([name, new Uint8Array(1)]);
    const verdict = await verify(await forgery.build());
    expect(verdict.holds).toBe(false);
  });
});

describe('half of a character, which has no canonical form', () => {
  it.each([
    ['evidence/manifest.json', '"Example 1"', 'manifest-signature'],
    ['evidence/facts.json', 'Thread', 'artefacts'],
    ['evidence/provenance.json', 'Thread', 'provenance'],
    ['evidence/custody.json', reportId, 'custody'],
  ])('fails in %s', async (path, words, point) => {
    const forgery = await Forgery.begin();
    forgery.rewrites.set(path, [words, words.startsWith('"') ? '"\\ud800"' : '\\uD83D']);
    const verdict = await verify(await forgery.build());
    expect(pointOf(verdict, point as PointId)?.state).toMatch(/fails|unchecked/);
    expect(verdict.holds).toBe(false);
  });
});

describe('the signature of a package', () => {
  it('has one form: its mirror image, which verifies as well, is another file', async () => {
    const forgery = await Forgery.begin();
    let isMirrored = false;
    forgery.changeSignature = (signature) => {
      expect(isLowS(signature)).toBe(true);
      isMirrored = true;
      return mirrorS(signature);
    };
    const verdict = await verify(await forgery.build());
    expect(isMirrored).toBe(true);
    expect(pointOf(verdict, 'package-signature')?.findings).toEqual([
      { subject: 'datapackage-digest.json', reason: 'spelling' },
    ]);
  });

  it('may be in either form in a package of the first release', async () => {
    for (const changeSignature of [mirrorS, (signature: string) => signature]) {
      const forgery = await Forgery.begin();
      forgery.format = 'plaint.evidence-signature/1';
      forgery.changeSignature = changeSignature;
      expect((await verify(await forgery.build())).holds).toBe(true);
    }
  });
});

describe('a zip of our layout that is none of our packages', () => {
  it('is refused before anything of it is read', async () => {
    const many = Array.from({ length: 3_000 }, (_, number) => {
      return [`evidence/part-${number}.json`, new Uint8Array(8)] as const;
    });
    const verdict = await verify(await zip(many, new Date(packedAt)));
    expect(pointOf(verdict, 'package-list')?.findings[0]).toMatchObject({ reason: 'foreign' });
    expect(pointOf(verdict, 'digests')?.state).toBe('unchecked');
  });
});

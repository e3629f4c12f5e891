import { describe, expect, it } from 'vitest';
import { readBlob } from '../../../utils/evidence/blob-chunks.ts';
import type { PointId, Verdict } from '../../../utils/evidence/verify/verdict.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { samplePackageInput, soonAfter } from './sample-package.ts';

const verify = (file: Blob): Promise<Verdict> => verifyPackage(file, { now: soonAfter });

const failing = (verdict: Verdict): PointId[] =>
  verdict.points.filter((point) => point.state === 'fails').map((point) => point.id);

describe('verifyPackage', () => {
  it('holds for what we pack', async () => {
    const verdict = await verify(await packWacz(await samplePackageInput()));
    expect(failing(verdict)).toEqual([]);
    expect(verdict.points.filter((point) => point.state === 'unchecked')).toEqual([]);
    expect(verdict.holds).toBe(true);
  });

  it('fails after a single byte is changed, wherever, and names something', async () => {
    const bytes = await readBlob(await packWacz(await samplePackageInput()));
    for (let at = 0; at < bytes.length; at += 29) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      const verdict = await verify(new Blob([changed]));
      const names = verdict.points.flatMap((point) => point.findings);
      expect({ at, holds: verdict.holds, named: names.length > 0 }).toEqual({
        at,
        holds: false,
        named: true,
      });
    }
  }, 120_000);
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';

const fixtures = new URL('../../fixtures/packages/', import.meta.url);

/**
 * Packages as earlier releases wrote them. Where one of these fails after words or layout of the capture
 * record were changed, the old ones belong into `provenance-editions.ts`.
 */
describe('a package of an earlier release', () => {
  it.each([
    ['release-0.1.0-original.wacz', 'this'],
    ['release-0.1.0-redacted.wacz', 'original'],
  ])('%s still holds', async (name, of) => {
    const file = new Blob([new Uint8Array(readFileSync(new URL(name, fixtures)))]);
    const verdict = await verifyPackage(file, { now: new Date('2026-03-04T06:00:00.000Z') });
    expect(verdict.points.flatMap(({ findings }) => findings)).toEqual([]);
    expect(verdict.holds).toBe(true);
    expect(verdict.points.find(({ id }) => id === 'receipt')?.values['of']).toBe(of);
  });
});

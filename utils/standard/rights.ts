import type { RightsEntry, Standard } from './schema.ts';

const dayMs = 86_400_000;

/**
 * The rights matrix with, for each entry, whether it was last checked longer ago than the standard allows
 * (A3d).
 */
export function readRights(
  standard: Standard,
  nowMs: number,
): readonly { readonly entry: RightsEntry; readonly isStale: boolean }[] {
  const oldestMs = nowMs - standard.rightsStaleDays * dayMs;
  return standard.rights.map((entry) => ({
    entry,
    isStale: Date.parse(entry.checkedAt) < oldestMs,
  }));
}

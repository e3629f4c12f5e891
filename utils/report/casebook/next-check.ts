import type { CaseItem } from '../case-item.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Only what was reported is looked after. A day further away than the schedule is one of a longer schedule, given up since. */
export function isDue(
  { draftId, reportId, nextCheckAt }: Pick<CaseItem, 'draftId' | 'reportId' | 'nextCheckAt'>,
  everyDays: number,
  nowMs: number,
): boolean {
  if (draftId === undefined && reportId === undefined) return false;
  if (nextCheckAt === undefined) return true;
  const waitMs = Date.parse(nextCheckAt) - nowMs;
  return waitMs <= 0 || waitMs > everyDays * dayMs;
}

export function nextCheckAfter(everyDays: number, nowMs: number): string {
  return new Date(nowMs + everyDays * dayMs).toISOString();
}

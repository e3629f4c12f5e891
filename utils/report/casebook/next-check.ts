import type { CaseItem } from '../case-item.ts';
import type { CasebookCase } from '../casebook-case.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Only what was reported is looked after. A day further away than the schedule is one of a longer schedule,
 * given up since.
 */
export function isRecheckDue(
  { draftId, reportId, nextCheckAt }: Pick<CaseItem, 'draftId' | 'reportId' | 'nextCheckAt'>,
  everyDays: number,
  nowMs: number,
): boolean {
  if (draftId === undefined && reportId === undefined) return false;
  if (nextCheckAt === undefined) return true;
  const waitMs = Date.parse(nextCheckAt) - nowMs;
  return waitMs <= 0 || waitMs > everyDays * dayMs;
}

/**
 * The item when it is looked at now: no longer held back, and due again by the schedule of its case, if there
 * is one.
 */
export function withNextCheck(
  { notAllowedSince: _, ...item }: CaseItem,
  everyDays: number | undefined,
  nowMs: number,
): CaseItem {
  if (everyDays === undefined) return item;
  return { ...item, nextCheckAt: nextCheckAfter(everyDays, nowMs) };
}

/** What a schedule would have looked at, had its site been allowed; without the schedule nothing waits. */
export function waitingForPermission(
  items: readonly CaseItem[],
  cases: readonly Pick<CasebookCase, 'id' | 'recheckEveryDays'>[],
): CaseItem[] {
  const planned = new Set(cases.filter((each) => each.recheckEveryDays).map(({ id }) => id));
  return items.filter((item) => item.notAllowedSince !== undefined && planned.has(item.caseId));
}

export function nextCheckAfter(everyDays: number, nowMs: number): string {
  return new Date(nowMs + everyDays * dayMs).toISOString();
}

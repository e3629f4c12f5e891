import type { CaseItem } from '../case-item.ts';
import type { CasebookCase } from '../casebook-case.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Whether the address of an item is to be looked at again now. That holds for reported items alone. A time
 * that lies further away than one turn of the schedule was set by a longer schedule, since given up: it is
 * due too.
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
 * The item after a recheck that was made now. It is no longer held back, and due again by the schedule of its
 * case, if that has one.
 */
export function withNextCheck(
  { notAllowedSince: _, ...item }: CaseItem,
  everyDays: number | undefined,
  nowMs: number,
): CaseItem {
  if (everyDays === undefined) return item;
  return { ...item, nextCheckAt: nextCheckAfter(everyDays, nowMs) };
}

/**
 * The items that a schedule would have rechecked, had their sites been allowed. In a case without a schedule
 * nothing waits.
 */
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

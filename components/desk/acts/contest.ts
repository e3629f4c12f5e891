import type { CaseEvent } from '../../../utils/casework/case-event.ts';

export type Contest = 'complaint' | 'appeal';

/**
 * What was decided before a contest was lodged, which is what it is about: the last of each kind, oldest
 * first.
 */
export function decidedBefore(
  contest: Contest,
  events: readonly CaseEvent[],
): readonly CaseEvent[] {
  const lodged = events.findLastIndex(({ type }) => type === `${contest}.lodged`);
  const before = lodged === -1 ? events : events.slice(0, lodged);
  const last = new Map<string, CaseEvent>();
  for (const event of before) {
    if (!decisions.has(event.type)) continue;
    last.delete(event.type);
    last.set(event.type, event);
  }
  return [...last.values()];
}

const decisions: ReadonlySet<string> = new Set([
  'case.accepted',
  'case.declined',
  'case.judged',
  'measures.proposed',
  'measures.signed-off',
  'case.replied',
  'complaint.decided',
  'appeal.decided',
]);

/** What somebody lodged, and about what. */
export function lodgedOf(contest: Contest, events: readonly CaseEvent[]): CaseEvent | undefined {
  return events.findLast(({ type }) => type === `${contest}.lodged`);
}

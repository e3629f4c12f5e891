import type { Case } from '../../utils/casework/case.ts';
import { nextClockAt } from '../../utils/casework/clock.ts';
import { dueTimes, isFirst } from '../../utils/casework/due.ts';
import type { Times } from '../../utils/casework/times.ts';
import type { CaseTable } from '../db/schema.ts';

/** Where what is never due stands in the order. */
export const never = '9999-12-31T23:59:59.999Z';

/** The row of a case: the same for the same steps, whoever makes it and when. */
export function caseRow(current: Case, times: Times): CaseTable {
  const [first] = dueTimes(current, times);
  return {
    report_id: current.reportId,
    seq: current.seq,
    state: current.state,
    lane: current.lane,
    lane_rule: current.laneRule,
    rank: isFirst(current, times) ? 0 : 1,
    owner: current.owner ?? 0,
    due_at: first?.dueAt ?? never,
    warn_at: first?.warnAt ?? never,
    due_timer: first?.timer ?? null,
    clock_at: nextClockAt(current, times) ?? never,
    closed_at: current.closedAt,
    projection: JSON.stringify(current),
  };
}

/** What was written by `caseRow`, and only ever by it. */
export function readProjection({ projection }: Pick<CaseTable, 'projection'>): Case {
  return JSON.parse(projection);
}

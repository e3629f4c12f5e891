import type { Case } from '../../utils/casework/case.ts';
import { nextClockAt } from '../../utils/casework/clock.ts';
import { dueTimes, rankOf } from '../../utils/casework/due.ts';
import type { Times } from '../../utils/casework/times.ts';
import type { CaseTable } from '../db/schema.ts';

/** The due time of a case that is never due: it comes last in the order. */
export const never = '9999-12-31T23:59:59.999Z';

/** The columns of a case that follow from its steps; the others come from its report. */
export type CaseRow = Omit<CaseTable, 'language' | 'flags'>;

/** The row of a case: the same for the same steps, whoever makes it and when. */
export function caseRow(current: Case, times: Times): CaseRow {
  const [first] = dueTimes(current, times);
  return {
    report_id: current.reportId,
    seq: current.seq,
    state: current.state,
    lane: current.lane,
    lane_rule: current.laneRule,
    rank: rankOf(current, times),
    owner: current.owner ?? 0,
    due_at: first?.dueAt ?? never,
    warn_at: first?.warnAt ?? never,
    due_timer: first?.timer ?? null,
    clock_at: nextClockAt(current, times) ?? never,
    closed_at: current.closedAt,
    projection: JSON.stringify(current),
  };
}

/** Reads the case out of its row. Only what `caseRow` wrote is ever there, so that it is not checked. */
export function readProjection({ projection }: Pick<CaseTable, 'projection'>): Case {
  const kept = JSON.parse(projection);
  // Absent in rows of earlier releases, where nobody was kept from a case that was reopened, and no demand
  // had a time. What is there keeps its place: a row that is made anew is the same to the byte.
  return { ...kept, reviewedBefore: kept.reviewedBefore ?? [], demand: kept.demand ?? null };
}

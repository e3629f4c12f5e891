import * as z from 'zod/mini';
import type { Case } from '../../utils/casework/case.ts';
import type { Timer } from '../../utils/casework/case-event.ts';
import { noticeOf } from '../../utils/casework/due.ts';
import type { DeskCounts, Queue, QueuedCase } from '../../utils/casework/wire.ts';
import { toBase64url, utf8 } from '../../utils/evidence/bytes.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { instantSchema, reportIdSchema } from '../../utils/protocol/primitives.ts';
import { caseStepSchema } from '../../utils/protocol/status.ts';
import type { Database } from '../db/database.ts';
import type { CaseTable, ReportTable } from '../db/schema.ts';
import { never, readProjection } from './case-row.ts';

export interface QueueFilter {
  readonly lane?: string;
  /** Absent: whatever is not closed. */
  readonly state?: string;
  /** 0 is nobody. */
  readonly owner?: number;
  /** Whose first due time is over, or is of this timer. */
  readonly due?: 'overdue' | 'complaint' | 'appeal';
}

/** Where a page begins: after this row. */
const placeSchema = z.tuple([
  z.int().check(z.minimum(0), z.maximum(1)),
  instantSchema,
  reportIdSchema,
]);
export type Place = z.infer<typeof placeSchema>;

const pageSize = 100;

function writePlace({ rank, due_at, report_id }: CaseTable): string {
  return toBase64url(utf8(JSON.stringify([rank, due_at, report_id])));
}

/** Undefined for what no page named. */
export function readPlace(text: string): Place | undefined {
  if (!/^[\w-]{1,300}$/.test(text)) return undefined;
  return parseJson(placeSchema, Buffer.from(text, 'base64url').toString());
}

const columns = ['report.category', 'report.platform'] as const;
export type QueueRow = CaseTable & Pick<ReportTable, 'category' | 'platform'>;

/** One row as handlers see it. */
export function queuedCase(row: QueueRow, now: string): QueuedCase {
  const current: Case = readProjection(row);
  const { due_at, warn_at, due_timer } = row;
  return {
    reportId: row.report_id,
    seq: row.seq,
    state: current.state,
    lane: row.lane,
    laneRule: row.lane_rule,
    owner: current.owner,
    ...(due_timer !== null && { due: { timer: due_timer as Timer, dueAt: due_at } }),
    notice: noticeOf({ warnAt: warn_at, dueAt: due_at }, now),
    receivedAt: current.receivedAt,
    category: row.category,
    platform: row.platform,
    isContested: current.complaintAt !== null || current.appealAt !== null,
    linked: current.linked.length,
    ...(isToSign(current) && { isToSign: true as const }),
  };
}

/** Measures were proposed, and fewer have signed than their grade asks. */
function isToSign({ state, proposal }: Case): boolean {
  return state === 'accepted' && proposal !== null;
}

/** A page of the queue: what stands first, then what is due first. */
export async function readQueue(
  db: Database,
  filter: QueueFilter,
  after: Place | undefined,
  now: string,
): Promise<Queue> {
  const { lane, state, owner, due } = filter;
  let query = db
    .selectFrom('case')
    .innerJoin('report', 'report.id', 'case.report_id')
    .selectAll('case')
    .select(columns)
    .orderBy('case.rank')
    .orderBy('case.due_at')
    .orderBy('case.report_id')
    .limit(pageSize + 1);
  if (lane !== undefined) query = query.where('case.lane', '=', lane);
  if (owner !== undefined) query = query.where('case.owner', '=', owner);
  if (due === 'overdue') query = query.where('case.due_at', '<=', now);
  else if (due !== undefined) query = query.where('case.due_timer', '=', due);
  query =
    state === undefined
      ? query.where('case.due_at', '<', never)
      : query.where('case.state', '=', state);
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('case.rank', 'case.due_at', 'case.report_id'), '>', eb.tuple(...after)),
    );
  const rows = await query.execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    cases: page.map((row) => queuedCase(row, now)),
    ...(rows.length > pageSize && last !== undefined && { next: writePlace(last) }),
  };
}

/** How many cases there are by lane, state and owner; what is not there is none. */
export async function readCounts(db: Database): Promise<DeskCounts> {
  const rows = await db
    .selectFrom('case_count')
    .selectAll()
    .orderBy('lane')
    .orderBy('state')
    .orderBy('owner')
    .execute();
  return {
    counts: rows.map(({ lane, state, owner, count }) => ({
      lane,
      state: caseStepSchema.parse(state),
      owner: owner === 0 ? null : owner,
      count,
    })),
  };
}

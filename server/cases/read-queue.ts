import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Case } from '../../utils/casework/case.ts';
import type { Timer } from '../../utils/casework/case-event.ts';
import { noticeOf } from '../../utils/casework/due.ts';
import { waitsOf } from '../../utils/casework/marks.ts';
import type { DeskCounts, Queue, QueuedCase, Wait } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import { toBase64url, utf8 } from '../../utils/evidence/bytes.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { instantSchema, reportIdSchema } from '../../utils/protocol/primitives.ts';
import { caseStepSchema } from '../../utils/protocol/status.ts';
import type { Database } from '../db/database.ts';
import type { CaseTable, ReportTable } from '../db/schema.ts';
import { readFlags, withFlag } from './case-flags.ts';
import { never, readProjection } from './case-row.ts';
import { readWaitCounts } from './case-waits.ts';

export interface QueueFilter {
  readonly lane?: string;
  /** The state of a case; where absent, every case that is not closed. */
  readonly state?: string;
  /** The number of a handler; 0 for cases without an owner. */
  readonly owner?: number;
  /** Only cases whose first due time is over. */
  readonly due?: 'overdue';
  /** The language of the report's words, as its header names it. */
  readonly language?: string;
  readonly flag?: string;
  /** Only cases that wait for this, whatever else is due in them. */
  readonly waits?: Wait;
}

/** Where a page begins: after this row. */
const placeSchema = z.tuple([
  z.int().check(z.minimum(0), z.maximum(9)),
  instantSchema,
  reportIdSchema,
]);
export type QueuePlace = z.infer<typeof placeSchema>;

const pageSize = 100;

function writePlace({ rank, due_at, report_id }: CaseTable): string {
  return toBase64url(utf8(JSON.stringify([rank, due_at, report_id])));
}

/** Reads the place after which a page of the queue begins; undefined for a text that no page gave. */
export function readPlace(text: string): QueuePlace | undefined {
  if (!/^[\w-]{1,300}$/.test(text)) return undefined;
  return parseJson(placeSchema, Buffer.from(text, 'base64url').toString());
}

const columns = ['report.category', 'report.platform'] as const;
export type StoredQueueRow = CaseTable & Pick<ReportTable, 'category' | 'platform'>;

/** One row as handlers see it. */
export function queuedCase(row: StoredQueueRow, now: string): QueuedCase {
  const current: Case = readProjection(row);
  const { due_at, warn_at, due_timer } = row;
  const waits = waitsOf(current);
  return {
    reportId: row.report_id,
    seq: row.seq,
    state: current.state,
    lane: row.lane,
    laneRule: row.lane_rule,
    owner: current.owner,
    ...defined({
      due: due_timer === null ? undefined : { timer: due_timer as Timer, dueAt: due_at },
    }),
    notice: noticeOf({ warnAt: warn_at, dueAt: due_at }, now),
    receivedAt: current.receivedAt,
    category: row.category,
    platform: row.platform,
    ...defined({ language: row.language ?? undefined }),
    flags: readFlags(row.flags),
    isContested: current.complaintAt !== null || current.appealAt !== null,
    linked: current.linked.length,
    ...(waits.includes('signature') && { isToSign: true as const }),
    ...(waits.length > 0 && { waits: [...waits] }),
    ...(current.late > 0 && { late: current.late }),
  };
}

/** A page of the queue: what stands first, then what is due first. */
export async function readQueue(
  db: Database,
  filter: QueueFilter,
  after: QueuePlace | undefined,
  now: string,
): Promise<Queue> {
  const [first, ...others] = partsOf(filter).map((part) => partQuery(db, part, filter, after, now));
  if (first === undefined) return { cases: [] };
  // In one statement, so that a case that goes from one part to another is in one of them.
  const rows = await others
    .reduce((all, part) => all.unionAll(wrapped(db, part)), wrapped(db, first))
    .orderBy('rank')
    .orderBy('due_at')
    .orderBy('report_id')
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    cases: page.map((row) => queuedCase(row, now)),
    ...(rows.length > pageSize && last !== undefined && { next: writePlace(last) }),
  };
}

/** A table of its own for the statement: in SQLite only that may bring an order and a limit into a union. */
function wrapped(db: Database, part: ReturnType<typeof partQuery>) {
  return db.selectFrom(part.as('part')).selectAll();
}

/**
 * Cases that nothing happened to yet, and the others: each part has indexes of its own, and the first needs
 * few (`partCaseIndexes`).
 */
type Part = 'new' | 'begun';

/**
 * The parts in which a filter finds anything. A new case is nobody's, and waits for nothing but to be begun.
 */
function partsOf({ state, owner, due, waits }: QueueFilter): Part[] {
  const isNewAsked =
    waits === undefined &&
    (state ?? 'received') === 'received' &&
    (owner ?? 0) === 0 &&
    (due === undefined || due === 'overdue');
  return isNewAsked ? ['new', 'begun'] : ['begun'];
}

/** The first of one part, in the queue's order. */
function partQuery(
  db: Database,
  part: Part,
  filter: QueueFilter,
  after: QueuePlace | undefined,
  now: string,
) {
  const { lane, state, owner, due, language, flag, waits } = filter;
  // Only the table that the order is taken from has an index by it.
  const order = waits === undefined ? 'case' : 'case_wait';
  const places = (['rank', 'due_at', 'report_id'] as const).map((column) =>
    sql.ref(`${order}.${column}`),
  );
  let query = db
    .selectFrom('case')
    .innerJoin('report', 'report.id', 'case.report_id')
    .$if(waits !== undefined, (each) =>
      each.innerJoin('case_wait', (join) =>
        join
          .onRef('case_wait.report_id', '=', 'case.report_id')
          .on('case_wait.wait', '=', waits ?? ''),
      ),
    )
    .selectAll('case')
    .select(columns)
    // Spelled as the indexes have it: what is bound to a statement later is not compared with them.
    .where('case.seq', part === 'new' ? '=' : '>', sql.lit(0))
    .limit(pageSize + 1);
  for (const place of places) query = query.orderBy(place);
  if (lane !== undefined) query = query.where('case.lane', '=', lane);
  if (owner !== undefined) query = query.where('case.owner', '=', owner);
  if (language !== undefined) query = query.where('case.language', '=', language);
  if (flag !== undefined)
    query = query
      .where('case.flags', '<>', sql.lit(''))
      .where('case.flags', 'like', withFlag(flag));
  if (due === 'overdue') query = query.where('case.due_at', '<=', now);
  if (state !== undefined) query = query.where('case.state', '=', state);
  else if (waits === undefined) query = query.where('case.due_at', '<', never);
  if (after !== undefined)
    query = query.where(sql<boolean>`(${sql.join(places)}) > (${sql.join(after)})`);
  return query;
}

/**
 * How many cases there are by lane and state, and how many of them are `me`'s or nobody's. Combinations
 * without a case are left out.
 */
export async function readCounts(db: Database, me: number): Promise<DeskCounts> {
  const rows = await db
    .selectFrom('case_count')
    .select(['lane', 'state'])
    .select(({ fn }) => [
      fn.sum<number>('count').as('count'),
      sql<number>`sum(case when owner = ${me} then count else 0 end)`.as('mine'),
      sql<number>`sum(case when owner = 0 then count else 0 end)`.as('unclaimed'),
    ])
    .groupBy(['lane', 'state'])
    .orderBy('lane')
    .orderBy('state')
    .execute();
  return {
    waiting: await readWaitCounts(db),
    counts: rows.map(({ lane, state, count, mine, unclaimed }) => ({
      lane,
      state: caseStepSchema.parse(state),
      // PostgreSQL sums to a text, since a sum may be larger than a number.
      count: Number(count),
      mine: Number(mine),
      unclaimed: Number(unclaimed),
    })),
  };
}

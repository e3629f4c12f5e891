import { type Linked, mostLinked } from '../../utils/casework/desk-wire.ts';
import type { Database } from '../db/database.ts';
import { readProjection } from './case-row.ts';
import { queuedCase } from './read-queue.ts';

type By = Linked['cases'][number]['by'][number];

/** Which cases hang together with this one, and by what. */
async function findOthers(
  db: Database,
  reportId: string,
  byHand: readonly string[],
): Promise<Map<string, By[]>> {
  const others = new Map<string, By[]>();
  const add = (id: string, by: By) => {
    const known = others.get(id) ?? [];
    if (!known.includes(by)) others.set(id, [...known, by]);
  };
  const limit = mostLinked * 2;
  const content = await db
    .selectFrom('content_link as mine')
    .innerJoin('content_link as other', 'other.tag', 'mine.tag')
    .select(['other.report_id', 'other.about'])
    .distinct()
    .where('mine.report_id', '=', reportId)
    .where('other.report_id', '!=', reportId)
    .orderBy('other.report_id')
    .orderBy('other.about')
    .limit(limit)
    .execute();
  const accounts = await db
    .selectFrom('case_mark as mine')
    .innerJoin('case_mark as other', (join) =>
      join.onRef('other.kind', '=', 'mine.kind').onRef('other.mark', '=', 'mine.mark'),
    )
    .select('other.report_id')
    .distinct()
    .where('mine.kind', '=', 'account')
    .where('mine.report_id', '=', reportId)
    .where('other.report_id', '!=', reportId)
    .orderBy('other.report_id')
    .limit(limit)
    .execute();
  for (const other of byHand) add(other, 'hand');
  for (const { report_id, about } of content) add(report_id, about);
  for (const { report_id } of accounts) add(report_id, 'account');
  return others;
}

/** The group of a case: at most so many as can be handled together; undefined if there is no such case. */
export async function readLinked(
  db: Database,
  reportId: string,
  now: string,
): Promise<Linked | undefined> {
  const own = await db
    .selectFrom('case')
    .select('projection')
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  if (own === undefined) return undefined;
  const others = await findOthers(db, reportId, readProjection(own).linked);
  if (others.size === 0) return { cases: [], isMore: false };
  const rows = await db
    .selectFrom('case')
    .innerJoin('report', 'report.id', 'case.report_id')
    .selectAll('case')
    .select(['report.category', 'report.platform'])
    .where('case.report_id', 'in', [...others.keys()])
    .orderBy('case.rank')
    .orderBy('case.due_at')
    .orderBy('case.report_id')
    .limit(mostLinked + 1)
    .execute();
  return {
    cases: rows.slice(0, mostLinked).map((row) => ({
      ...queuedCase(row, now),
      by: others.get(row.report_id) ?? [],
    })),
    isMore: rows.length > mostLinked,
  };
}

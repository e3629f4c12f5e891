import { sql } from 'kysely';
import type { Supervision } from '../../utils/casework/desk-wire.ts';
import type { Database } from '../db/database.ts';

/** Platforms are counted over so many of the most urgent: each takes a look at its report. */
const mostOfPlatforms = 2000;

type Counted = readonly { readonly key: string; readonly count: number }[];

/**
 * Counted over the indexes alone, which are apart for cases that nothing happened to yet (`partCaseIndexes`):
 * the rows themselves are large.
 */
async function countBy(
  db: Database,
  key: 'owner' | 'lane',
  part: 'new' | 'begun',
  now: string,
): Promise<Counted> {
  const rows = await db
    .selectFrom('case')
    .select((eb) => [eb.ref(key).as('key'), eb.fn.countAll<number>().as('count')])
    .where('seq', part === 'new' ? '=' : '>', sql.lit(0))
    .where('due_at', '<=', now)
    .groupBy(key)
    .execute();
  return rows.map((row) => ({ key: String(row.key), count: Number(row.count) }));
}

/** Several counts as one, the most first. */
function addUp(lists: readonly Counted[]): Counted {
  const counts = new Map<string, number>();
  for (const { key, count } of lists.flat()) counts.set(key, (counts.get(key) ?? 0) + count);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .toSorted((one, other) => other.count - one.count);
}

async function countPlatforms(db: Database, now: string): Promise<Supervision['byPlatform']> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('case')
        .select('report_id')
        .where('seq', '>', sql.lit(0))
        .where('due_at', '<=', now)
        .orderBy('rank')
        .orderBy('due_at')
        .orderBy('report_id')
        .limit(mostOfPlatforms)
        .as('overdue'),
    )
    .innerJoin('report', 'report.id', 'overdue.report_id')
    .select('report.platform')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('report.platform')
    .orderBy('count', 'desc')
    .orderBy('report.platform')
    .limit(200)
    .execute();
  return rows.map(({ platform, count }) => ({ platform, count: Number(count) }));
}

/**
 * How much is overdue, and whose and where it is (A4c): what the queue lists with `due=overdue`. A case that
 * nothing happened to is nobody's; the clock notes that it ran out within a minute, and that is a step.
 */
export async function readSupervision(db: Database, now: string): Promise<Supervision> {
  const unbegun = await countBy(db, 'lane', 'new', now);
  const nobodys = unbegun.reduce((sum, { count }) => sum + count, 0);
  const owners = await countBy(db, 'owner', 'begun', now);
  const byOwner = addUp([owners, nobodys > 0 ? [{ key: '0', count: nobodys }] : []]);
  const byLane = addUp([unbegun, await countBy(db, 'lane', 'begun', now)]);
  return {
    overdue: byLane.reduce((sum, { count }) => sum + count, 0),
    byOwner: byOwner.map(({ key, count }) => ({ owner: Number(key) || null, count })),
    byLane: byLane.map(({ key, count }) => ({ lane: key, count })),
    byPlatform: await countPlatforms(db, now),
  };
}

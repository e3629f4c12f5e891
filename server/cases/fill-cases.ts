import type { Times } from '../../utils/casework/times.ts';
import type { Database } from '../db/database.ts';
import { lockHead } from '../ledger/append-events.ts';
import { arrivedColumns, openCases } from './open-cases.ts';

const batchSize = 500;

/**
 * Makes the cases of reports that an earlier release took in; resolves to how many. It goes from the newest
 * to the oldest, so that the oldest report's case says that all are there, and it can be broken off anywhere.
 */
export async function fillCases(db: Database, times: Times): Promise<number> {
  let filled = 0;
  if (await isOldestThere(db)) return filled;
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      await lockHead(tx);
      const reports = await tx
        .selectFrom('report')
        .select(arrivedColumns)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('case')
                .select('case.report_id')
                .whereRef('case.report_id', '=', 'report.id'),
            ),
          ),
        )
        .orderBy('leaf_index', 'desc')
        .limit(batchSize)
        .execute();
      await openCases(tx, reports, times);
      return reports.length;
    });
    filled += count;
    if (count < batchSize) return filled;
  }
}

async function isOldestThere(db: Database): Promise<boolean> {
  const oldest = await db
    .selectFrom('report')
    .leftJoin('case', 'case.report_id', 'report.id')
    .select('case.report_id')
    .orderBy('report.leaf_index')
    .limit(1)
    .executeTakeFirst();
  return oldest === undefined || oldest.report_id !== null;
}

import { dueTimes } from '../../utils/casework/due.ts';
import { readTimes } from '../../utils/casework/times.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { Database } from '../db/database.ts';
import { readProjection } from './case-row.ts';
import { loadSteps } from './case-steps.ts';
import { headerOf } from './header-of.ts';
import { readLedTo } from './load-grading.ts';
import { queuedCase } from './read-queue.ts';

/** A case with all its steps, as the desk sees it. */
export async function readDeskCase(
  db: Database,
  reportId: string,
  standard: Standard,
  now: string,
): Promise<DeskCase | undefined> {
  const row = await db
    .selectFrom('case')
    .innerJoin('report', 'report.id', 'case.report_id')
    .selectAll('case')
    .select(['report.category', 'report.platform', 'report.envelope'])
    .where('case.report_id', '=', reportId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const current = readProjection(row);
  const due = dueTimes(current, readTimes(standard));
  return {
    ...queuedCase(row, now),
    ...defined({
      header: headerOf(row.envelope),
      ledTo: await readLedTo(db, current, standard),
    }),
    dueTimes: due.map(({ timer, of, dueAt }) => ({ timer, of, dueAt })),
    steps: [...(await loadSteps(db, reportId))],
  };
}

import type { Case } from '../../utils/casework/case.ts';
import type { Database } from '../db/database.ts';
import { readProjection } from './case-row.ts';

/** The case of a report as it stands; undefined if there is no such report. */
export async function loadCase(db: Database, reportId: string): Promise<Case | undefined> {
  const row = await db
    .selectFrom('case')
    .select('projection')
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return row && readProjection(row);
}

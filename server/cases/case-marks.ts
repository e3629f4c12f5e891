import type { Case } from '../../utils/casework/case.ts';
import { type Mark, marksOf } from '../../utils/casework/marks.ts';
import type { Database } from '../db/database.ts';
import type { CaseMarkTable } from '../db/schema.ts';

const rowOf = (reportId: string, { kind, mark, number, until }: Mark): CaseMarkTable => ({
  kind,
  mark,
  report_id: reportId,
  number,
  until,
});

/** All marks of a case that has none in the table yet. */
export function markRows(current: Case): CaseMarkTable[] {
  return marksOf(current).map((mark) => rowOf(current.reportId, mark));
}

/** Brings the marks from what a case was to what it is; most steps change none, and write nothing. */
export async function writeMarks(tx: Database, before: Case, after: Case): Promise<void> {
  const [was, is] = [marksOf(before), marksOf(after)];
  const isSame = (one: Mark, other: Mark) =>
    one.kind === other.kind &&
    one.mark === other.mark &&
    one.number === other.number &&
    one.until === other.until;
  const gone = was.filter((one) => !is.some((other) => isSame(one, other)));
  const come = is.filter((one) => !was.some((other) => isSame(one, other)));
  for (const { kind, mark } of gone)
    await tx
      .deleteFrom('case_mark')
      .where('kind', '=', kind)
      .where('mark', '=', mark)
      .where('report_id', '=', after.reportId)
      .execute();
  if (come.length === 0) return;
  const rows = come.map((mark) => rowOf(after.reportId, mark));
  await tx.insertInto('case_mark').values(rows).execute();
}

/** The case and the number of the notice that a capability belongs to; undefined if it belongs to none. */
export async function findNotice(
  db: Database,
  kind: 'appeal' | 'answer',
  capabilitySha256: string,
): Promise<{ readonly reportId: string; readonly number: number } | undefined> {
  const row = await db
    .selectFrom('case_mark')
    .select(['report_id', 'number'])
    .where('kind', '=', kind)
    .where('mark', '=', capabilitySha256)
    .executeTakeFirst();
  return row && { reportId: row.report_id, number: row.number };
}

import { openCase } from '../../utils/casework/case.ts';
import type { Times } from '../../utils/casework/times.ts';
import type { Database } from '../db/database.ts';
import type { CaseTable, ReportTable } from '../db/schema.ts';
import { caseRow } from './case-row.ts';
import { countCases } from './counters.ts';

/** What a case begins with, out of the row of its report. */
export type ArrivedReport = Pick<
  ReportTable,
  'id' | 'received_at' | 'lane' | 'lane_rule' | 'language' | 'flags'
>;

export const arrivedColumns = [
  'id',
  'received_at',
  'lane',
  'lane_rule',
  'language',
  'flags',
] as const;

/** What a case has from its report, whatever becomes of it. */
export function ofReport({
  language,
  flags,
}: ArrivedReport): Pick<CaseTable, 'language' | 'flags'> {
  return { language, flags };
}

export function arrivalOf(report: ArrivedReport): Parameters<typeof openCase>[0] {
  return {
    reportId: report.id,
    receivedAt: report.received_at,
    lane: report.lane,
    laneRule: report.lane_rule,
  };
}

/** Makes the cases of reports that were taken in, in the transaction that takes them in. */
export async function openCases(
  tx: Database,
  reports: readonly ArrivedReport[],
  times: Times,
): Promise<void> {
  if (reports.length === 0) return;
  const rows = reports.map((report) => ({
    ...caseRow(openCase(arrivalOf(report)), times),
    ...ofReport(report),
  }));
  await tx.insertInto('case').values(rows).execute();
  await countCases(tx, rows, 1);
}

import { caseEventSchema } from '../../utils/casework/case-event.ts';
import { projectCase } from '../../utils/casework/project-case.ts';
import type { Times } from '../../utils/casework/times.ts';
import { parseJson } from '../../utils/parse-json.ts';
import type { Database } from '../db/database.ts';
import type { CaseEventTable } from '../db/schema.ts';
import { lockHead } from '../ledger/append-events.ts';
import { markRows } from './case-marks.ts';
import { caseRow } from './case-row.ts';
import { loadSteps } from './case-steps.ts';
import { addWaits, waitRows } from './case-waits.ts';
import { countCases } from './counters.ts';
import { arrivalOf, arrivedColumns, ofReport } from './open-cases.ts';

const batchSize = 500;

/**
 * Makes every case anew out of the ledger and the reports, in one transaction; resolves to how many there
 * are. The tables of cases hold nothing else, so that the rows are those that were there before.
 */
export async function rebuildCases(db: Database, times: Times): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockHead(tx);
    await tx.deleteFrom('case').execute();
    await tx.deleteFrom('case_event').execute();
    await tx.deleteFrom('case_count').execute();
    await tx.deleteFrom('case_mark').execute();
    await tx.deleteFrom('case_wait').execute();
    await tx.deleteFrom('wait_count').execute();
    await placeSteps(tx);
    return project(tx, times);
  });
}

async function placeSteps(tx: Database): Promise<void> {
  for (let last = -1; ; ) {
    const entries = await tx
      .selectFrom('ledger_entry')
      .select(['leaf_index', 'event'])
      .where('leaf_index', '>', last)
      .orderBy('leaf_index')
      .limit(batchSize)
      .execute();
    const steps = entries.flatMap(({ leaf_index, event }): CaseEventTable[] => {
      // Other kinds of entry are no steps, and neither is what a release of another time wrote.
      const step = parseJson(caseEventSchema, event);
      if (step === undefined) return [];
      return [{ report_id: step.reportId, seq: step.seq, id: step.id, leaf_index }];
    });
    if (steps.length > 0) await tx.insertInto('case_event').values(steps).execute();
    last = entries.at(-1)?.leaf_index ?? -1;
    if (last === -1) return;
  }
}

async function project(tx: Database, times: Times): Promise<number> {
  let count = 0;
  for (let last = -1; ; ) {
    const reports = await tx
      .selectFrom('report')
      .select([...arrivedColumns, 'leaf_index'])
      .where('leaf_index', '>', last)
      .orderBy('leaf_index')
      .limit(batchSize)
      .execute();
    if (reports.length === 0) return count;
    const rows = [];
    const marks = [];
    const waits = [];
    for (const report of reports) {
      const steps = await loadSteps(tx, report.id);
      const current = projectCase(
        arrivalOf(report),
        steps.map(({ event }) => event),
      );
      const row = caseRow(current, times);
      rows.push({ ...row, ...ofReport(report) });
      marks.push(...markRows(current));
      waits.push(...waitRows(current, row));
    }
    await tx.insertInto('case').values(rows).execute();
    await addWaits(tx, waits);
    for (let at = 0; at < marks.length; at += batchSize)
      await tx
        .insertInto('case_mark')
        .values(marks.slice(at, at + batchSize))
        .execute();
    await countCases(tx, rows, 1);
    count += rows.length;
    last = reports.at(-1)?.leaf_index ?? last;
  }
}

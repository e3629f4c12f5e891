import { dueTimes } from '../../utils/casework/due.ts';
import { isShownToReporter, isTimerOfReporter } from '../../utils/casework/table.ts';
import type { Times } from '../../utils/casework/times.ts';
import type { ReportCase } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import type { CheckpointClaims } from '../../utils/protocol/ledger.ts';
import type { Database } from '../db/database.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { checkpointAt, readCheckpoint } from '../ledger/proofs.ts';
import { readProjection } from './case-row.ts';
import { loadSteps } from './case-steps.ts';
import { proveStep } from './prove-step.ts';

/** So many steps at a time: each with its proof is 2 kB. */
const pageSize = 100;

/**
 * Which steps of a case are asked for: those after `after`, proved under the head of the ledger at `size`.
 */
export interface CasePageRequest {
  /** The number of the last step that the reader has; 0 for the first page. */
  readonly after: number;
  /**
   * The size of the ledger at the first page, so that all pages lead to one head; absent when the first page
   * is asked for.
   */
  readonly size?: number;
}

/**
 * What a reporter may see of their case, each step with its proof; for the holder of the capability alone.
 * Undefined also for a head that the ledger has not reached.
 */
export async function readReportCase(
  ports: {
    readonly db: Database;
    readonly times: Times;
    readonly signClaims: SignClaims;
    readonly now: () => Date;
  },
  reportId: string,
  capabilitySha256: string,
  page: CasePageRequest = { after: 0 },
): Promise<ReportCase | undefined> {
  const { db, times, signClaims, now } = ports;
  const row = await db
    .selectFrom('report')
    .innerJoin('case', 'case.report_id', 'report.id')
    .select('case.projection')
    .where('report.id', '=', reportId)
    .where('report.capability_sha256', '=', capabilitySha256)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const current = readProjection(row);
  const steps = await loadSteps(db, reportId, page.after);
  // After the steps, so that all of them are in it.
  const { checkpoint: newest, at } = await readCheckpoint(db, now());
  const { size = newest.size } = page;
  if (size > newest.size) return undefined;
  const checkpoint = size === newest.size ? newest : await checkpointAt(db, size);
  const claims: CheckpointClaims = { type: 'plaint.checkpoint/1', at, checkpoint };
  const shown = steps.filter(
    ({ event, leafIndex }) =>
      event.seq <= current.seq && leafIndex < size && isShownToReporter(event),
  );
  const here = shown.slice(0, pageSize);
  const due = dueTimes(current, times).find(({ timer }) => isTimerOfReporter(timer));
  return {
    reportId,
    state: current.state,
    since: current.since,
    ...defined({ due: due && { timer: due.timer, of: due.of, dueAt: due.dueAt } }),
    checkpoint: signClaims(claims),
    steps: await Promise.all(here.map((step) => proveStep(db, step, size))),
    ...(shown.length > here.length && { isMore: true }),
  };
}

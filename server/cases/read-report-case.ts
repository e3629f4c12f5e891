import { dueTimes } from '../../utils/casework/due.ts';
import { isShownToReporter } from '../../utils/casework/table.ts';
import type { Times } from '../../utils/casework/times.ts';
import type { ReportCase } from '../../utils/casework/wire.ts';
import type { CheckpointClaims } from '../../utils/protocol/ledger.ts';
import type { Database } from '../db/database.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { proveInclusion, readCheckpoint } from '../ledger/proofs.ts';
import { readProjection } from './case-row.ts';
import { loadSteps, type PlacedStep } from './case-steps.ts';

/** A step that is older than the checkpoint is in it, or the ledger is damaged. */
async function prove(db: Database, { event, leafIndex }: PlacedStep, size: number) {
  const proof = await proveInclusion(db, leafIndex, size);
  if (proof === undefined) throw new Error('a step is not in the ledger');
  return { event, leafIndex, inclusionPath: proof.inclusionPath };
}

/** What a reporter may see of their case, each step with its proof; for the holder of the capability alone. */
export async function readReportCase(
  ports: {
    readonly db: Database;
    readonly times: Times;
    readonly signClaims: SignClaims;
    readonly now: () => Date;
  },
  reportId: string,
  capabilitySha256: string,
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
  const steps = await loadSteps(db, reportId);
  // After the steps, so that all of them are in it.
  const { checkpoint, at } = await readCheckpoint(db, now());
  const claims: CheckpointClaims = { type: 'plaint.checkpoint/1', at, checkpoint };
  const shown = steps.filter(
    ({ event }) => event.seq <= current.seq && isShownToReporter(event.type),
  );
  const [due] = dueTimes(current, times);
  return {
    reportId,
    state: current.state,
    since: current.since,
    ...(due && { due: { timer: due.timer, of: due.of, dueAt: due.dueAt } }),
    checkpoint: signClaims(claims),
    steps: await Promise.all(shown.map((step) => prove(db, step, checkpoint.size))),
  };
}

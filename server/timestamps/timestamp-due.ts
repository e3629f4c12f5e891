import { toBase64 } from '../../utils/evidence/bytes.ts';
import type { Database } from '../db/database.ts';
import type { TimestampTable } from '../db/schema.ts';
import { describeFault, type Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { claimDue, longestPauseMs } from './claim-due.ts';
import { requestTimestamp } from './request-timestamp.ts';

export interface TimestampPorts {
  readonly db: Database;
  readonly tsaUrl: string;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'count'>;
  readonly now: () => Date;
}

const requestMs = 15_000;
const firstPauseMs = 15_000;

/** Doubles from attempt to attempt: an authority that is down for a day is asked a few dozen times. */
function pauseAfter(attempts: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts, 20));
}

/**
 * Gets every stamp that is due, and puts off those that the authority did not give. Nothing waits for it:
 * reports are taken in whether it answers or not. Resolves to how many it got.
 */
export async function timestampDue(ports: TimestampPorts, signal: AbortSignal): Promise<number> {
  let stamped = 0;
  while (!signal.aborted) {
    const due = await claimDue(ports.db, ports.now());
    if (due.length === 0) return stamped;
    for (const row of due) stamped += (await stamp(row, ports, signal)) ? 1 : 0;
  }
  return stamped;
}

async function stamp(row: TimestampTable, ports: TimestampPorts, signal: AbortSignal) {
  const { db, tsaUrl, log, metrics, now } = ports;
  const update = db
    .updateTable('timestamp')
    .where('report_id', '=', row.report_id)
    .where('subject', '=', row.subject);
  try {
    const timeout = AbortSignal.any([signal, AbortSignal.timeout(requestMs)]);
    const token = await requestTimestamp(tsaUrl, row.imprint, timeout);
    await update.set({ token: toBase64(token) }).execute();
    metrics.count('plaint_timestamps_total', { outcome: 'given' });
    return true;
  } catch (cause) {
    // A stop is no fault of the authority's: the claim runs out, and the stamp falls due again.
    if (signal.aborted) return false;
    log('warn', 'timestamp.failed', { ...describeFault(cause), attempts: row.attempts + 1 });
    metrics.count('plaint_timestamps_total', { outcome: 'failed' });
    const dueAt = new Date(now().getTime() + pauseAfter(row.attempts)).toISOString();
    await update.set({ due_at: dueAt }).execute();
    return false;
  }
}

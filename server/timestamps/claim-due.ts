import type { Database } from '../db/database.ts';
import type { TimestampTable } from '../db/schema.ts';
import { skipClaimed } from '../db/skip-claimed.ts';

/** So many at a time: each is a request to the authority. */
const batchSize = 16;

/**
 * The longest that a stamp is put off. One that is due later still was put off under a clock that has been
 * set back since.
 */
export const longestPauseMs = 6 * 3_600_000;

/** Longer than all requests of one batch may take; then another process may think that this one died. */
const leaseMs = 10 * 60_000;

/**
 * Takes due stamps for this process alone: their rows are locked while they are taken, rows that another
 * process is taking are passed over, and their next attempt is put off until this one must be over. A process
 * that dies meanwhile leaves them to fall due again.
 */
export async function claimDue(db: Database, now: Date): Promise<readonly TimestampTable[]> {
  return db.transaction().execute(async (tx) => {
    const due = await skipClaimed(
      tx
        .selectFrom('timestamp')
        .selectAll()
        .where('token', 'is', null)
        .where((eb) =>
          eb.or([
            eb('due_at', '<=', now.toISOString()),
            eb('due_at', '>', new Date(now.getTime() + longestPauseMs).toISOString()),
          ]),
        )
        .orderBy('due_at')
        .limit(batchSize),
      tx,
    ).execute();
    for (const { report_id, subject } of due)
      await tx
        .updateTable('timestamp')
        .set((eb) => ({
          attempts: eb('attempts', '+', 1),
          due_at: new Date(now.getTime() + leaseMs).toISOString(),
        }))
        .where('report_id', '=', report_id)
        .where('subject', '=', subject)
        .execute();
    return due;
  });
}

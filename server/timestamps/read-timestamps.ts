import type { CheckpointResponse } from '../../utils/protocol/ledger.ts';
import type { ReportTimestamps } from '../../utils/protocol/status.ts';
import type { Database } from '../db/database.ts';
import { checkpointAt } from '../ledger/proofs.ts';

/** The timestamps of a report; undefined if none were ever asked for. */
export async function readTimestamps(
  db: Database,
  reportId: string,
): Promise<ReportTimestamps | undefined> {
  const rows = await db
    .selectFrom('timestamp')
    .select(['subject', 'token'])
    .where('report_id', '=', reportId)
    .execute();
  if (rows.length === 0) return undefined;
  const given = rows.flatMap(({ subject, token }) => (token === null ? [] : [[subject, token]]));
  return Object.fromEntries(given);
}

/** The newest head of the ledger that is stamped, among those of at most `size` leaves. */
export async function readCheckpointTimestamp(
  db: Database,
  size: number,
): Promise<CheckpointResponse['timestamp']> {
  const row = await db
    .selectFrom('timestamp')
    .select(['checkpoint_size', 'token'])
    .where('subject', '=', 'checkpoint')
    .where('token', 'is not', null)
    .where('checkpoint_size', '<=', size)
    .orderBy('checkpoint_size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row?.token == null) return undefined;
  return { checkpoint: await checkpointAt(db, row.checkpoint_size), token: row.token };
}

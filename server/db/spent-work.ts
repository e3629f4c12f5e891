import { createBatch } from '../concurrency/batch.ts';
import type { SpendWork } from '../http/work-shown.ts';
import type { Database } from './database.ts';

/** Forgotten after so long, or the table would grow for ever. Each row cost its sender the work it names. */
const keptMs = 90 * 24 * 3_600_000;

/**
 * Spends work in the database, for all processes and over restarts: who inserts the digest spends it. Those
 * who come at the same time share a commit.
 */
export function createSpendWork(db: Database, now: () => Date): SpendWork {
  return createBatch(async (digests: readonly string[]) => {
    const at = now().toISOString();
    const rows = await db
      .insertInto('spent_work')
      .values([...new Set(digests)].map((digest) => ({ digest, at })))
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .returning('digest')
      .execute();
    const fresh = new Set(rows.map(({ digest }) => digest));
    // Of two that are the same the first has it.
    return digests.map((digest) => fresh.delete(digest));
  });
}

/** Deletes what was spent so long ago that it is of no use to remember it. */
export async function forgetSpentWork(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs).toISOString();
  await db.deleteFrom('spent_work').where('at', '<', before).execute();
}

import type { Case } from '../../utils/casework/case.ts';
import { waitsOf } from '../../utils/casework/marks.ts';
import { type Wait, waitSchema } from '../../utils/casework/wire.ts';
import type { Database } from '../db/database.ts';
import type { CaseWaitTable } from '../db/schema.ts';
import type { CaseRow } from './case-row.ts';

/** What a case waits for, each with the case's place in the queue; none of a case that has just arrived. */
export function waitRows(current: Case, { rank, due_at }: CaseRow): CaseWaitTable[] {
  return waitsOf(current).map((wait) => ({ report_id: current.reportId, wait, rank, due_at }));
}

/** Adds to what waits and to how many do. Call it only under the lock of the ledger's head. */
export async function addWaits(tx: Database, rows: readonly CaseWaitTable[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insertInto('case_wait').values(rows).execute();
  await countWaits(tx, rows, 1);
}

/** Brings the waits from what a case was to what it is; most steps change none, and write nothing. */
export async function writeWaits(
  tx: Database,
  was: readonly CaseWaitTable[],
  is: readonly CaseWaitTable[],
): Promise<void> {
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  for (const { report_id } of was.slice(0, 1))
    await tx.deleteFrom('case_wait').where('report_id', '=', report_id).execute();
  await countWaits(tx, was, -1);
  await addWaits(tx, is);
}

async function countWaits(
  tx: Database,
  rows: readonly CaseWaitTable[],
  change: 1 | -1,
): Promise<void> {
  const sums = new Map<string, number>();
  for (const { wait } of rows) sums.set(wait, (sums.get(wait) ?? 0) + change);
  for (const [wait, count] of sums)
    await tx
      .insertInto('wait_count')
      .values({ wait, count })
      .onConflict((conflict) =>
        conflict.column('wait').doUpdateSet((eb) => ({
          count: eb('wait_count.count', '+', count),
        })),
      )
      .execute();
  if (change === -1) await tx.deleteFrom('wait_count').where('count', '=', 0).execute();
}

/** How many cases wait for what. */
export async function readWaitCounts(
  db: Database,
): Promise<{ readonly wait: Wait; readonly count: number }[]> {
  const rows = await db.selectFrom('wait_count').selectAll().orderBy('wait').execute();
  return rows.map(({ wait, count }) => ({ wait: waitSchema.parse(wait), count: Number(count) }));
}

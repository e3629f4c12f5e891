import type { Database } from '../db/database.ts';
import type { CaseTable } from '../db/schema.ts';

type Cell = Pick<CaseTable, 'lane' | 'state' | 'owner'>;

/**
 * Changes the case counters: the cases of `rows` are added or, with -1, taken away. Call it only under the
 * lock of the ledger's head.
 */
export async function countCases(
  tx: Database,
  rows: readonly Cell[],
  change: 1 | -1,
): Promise<void> {
  const cells = new Map<string, Cell & { count: number }>();
  for (const { lane, state, owner } of rows) {
    const key = JSON.stringify([lane, state, owner]);
    const cell = cells.get(key) ?? { lane, state, owner, count: 0 };
    cells.set(key, { ...cell, count: cell.count + change });
  }
  for (const cell of cells.values())
    await tx
      .insertInto('case_count')
      .values(cell)
      .onConflict((conflict) =>
        conflict.columns(['lane', 'state', 'owner']).doUpdateSet((eb) => ({
          count: eb('case_count.count', '+', cell.count),
        })),
      )
      .execute();
  if (change === -1) await tx.deleteFrom('case_count').where('count', '=', 0).execute();
}

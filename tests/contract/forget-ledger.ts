import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** An operator with the database and the keys, who makes reports disappear as if they had never come. */
export function forgetLedger(dataDir: string): void {
  const db = new DatabaseSync(join(dataDir, 'plaint.sqlite'));
  for (const table of ['report', 'ledger_entry', 'ledger_node']) db.exec(`delete from ${table}`);
  db.exec("update ledger_head set size = 0, frontier = '[]'");
  db.close();
}

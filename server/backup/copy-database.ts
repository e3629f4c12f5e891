import { sql } from 'kysely';
import { toHex } from '../../utils/evidence/bytes.ts';
import { rootHash } from '../../utils/evidence/merkle.ts';
import type { Database } from '../db/database.ts';
import type { Tables } from '../db/schema.ts';
import { ledgerSize } from '../ledger/proofs.ts';
import { subtreeReader } from '../ledger/tree-store.ts';
import { sha256Sync } from '../sha256-sync.ts';

/** The target holds reports already: copying into it would mix two ledgers. */
class TargetNotEmpty extends Error {
  override readonly name = 'TargetNotEmpty';
}

const batchSize = 500;

interface Copied {
  readonly reports: number;
  readonly entries: number;
  readonly rootHash: string;
}

async function rootOf(db: Database): Promise<string> {
  return toHex(await rootHash(await ledgerSize(db), subtreeReader(db), sha256Sync));
}

type Row = Readonly<Record<string, unknown>>;

/**
 * By which columns each table is read in order; the compiler asks for every table. The head of the ledger is
 * one row, which the target has already.
 */
const keys: {
  readonly [Table in Exclude<keyof Tables, 'ledger_head'>]: readonly (keyof Tables[Table] &
    string)[];
} = {
  report: ['leaf_index'],
  ledger_entry: ['leaf_index'],
  ledger_node: ['position'],
  timestamp: ['report_id', 'subject'],
  spent_work: ['digest'],
  content_link: ['report_id', 'tag'],
  case: ['report_id'],
  case_event: ['report_id', 'seq'],
  case_count: ['lane', 'state', 'owner'],
  case_message: ['report_id', 'number'],
  case_mark: ['kind', 'mark', 'report_id'],
  case_wait: ['report_id', 'wait'],
  wait_count: ['wait'],
  case_word: ['report_id', 'sha256'],
  notice_file: ['capability_sha256', 'sha256'],
  handler: ['number'],
  invitation: ['secret_sha256'],
  key_box: ['id'],
  key_grant: ['sha256'],
  role_change: ['sha256'],
  roster: ['id'],
  exposure_week: ['week'],
  exposure_seen: ['id'],
};

async function readAfter(
  from: Database,
  table: string,
  key: readonly string[],
  last: Row | undefined,
): Promise<readonly Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const later = last && sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  const select = sql<Row>`select * from ${sql.table(table)} ${later ?? sql``}
    order by ${columns} limit ${batchSize}`;
  return (await select.execute(from)).rows;
}

async function writeRows(to: Database, table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    values ${sql.join(values)}`.execute(to);
}

/** Reads a table by its key, a batch at a time, so that its size does not matter. */
async function copyTable(
  from: Database,
  to: Database,
  table: string,
  key: readonly string[],
): Promise<number> {
  let count = 0;
  let last: Row | undefined;
  for (;;) {
    const rows = await readAfter(from, table, key, last);
    if (rows.length === 0) return count;
    await writeRows(to, table, rows);
    count += rows.length;
    last = rows.at(-1);
  }
}

async function copyAll(
  from: Database,
  to: Database,
): Promise<{ reports: number; entries: number }> {
  const counts = new Map<string, number>();
  for (const [table, key] of Object.entries(keys))
    counts.set(table, await copyTable(from, to, table, key));
  const head = await from.selectFrom('ledger_head').selectAll().executeTakeFirstOrThrow();
  await to.updateTable('ledger_head').set(head).where('id', '=', head.id).execute();
  return { reports: counts.get('report') ?? 0, entries: counts.get('ledger_entry') ?? 0 };
}

/**
 * Copies everything from a database at rest into an empty one, in one transaction, and proves it: the root of
 * the ledger in the target, computed from what is there, is the root in the source. Rejects, with the target
 * as it was, if anything is amiss.
 */
export async function copyDatabase(from: Database, to: Database): Promise<Copied> {
  return to.transaction().execute(async (tx) => {
    if ((await ledgerSize(tx)) > 0) throw new TargetNotEmpty('the target has a ledger already');
    const copied = await copyAll(from, tx);
    const [source, target] = [await rootOf(from), await rootOf(tx)];
    if (source !== target) throw new Error('the copied ledger has another root');
    return { ...copied, rootHash: target };
  });
}

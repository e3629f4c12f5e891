import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { SqliteAnswer, SqliteFault, SqliteQuery, SqliteRows } from './node-sqlite.ts';

/** Enough for every query of the endpoint; beyond it the oldest statement is prepared anew. */
const maxStatements = 200;

interface Prepared {
  readonly statement: StatementSync;
  readonly isReader: boolean;
}

const port = parentPort;
if (port === null) throw new Error('this is the thread of the database, not a program');

const database = new DatabaseSync(String(workerData), { timeout: 5000 });
database.exec('pragma journal_mode = wal');
database.exec('pragma synchronous = full');
database.exec('pragma foreign_keys = on');
const statements = new Map<string, Prepared>();

/** `begin` takes the write lock at once: every transaction here writes, and an upgrade could fail late. */
function immediate(sql: string): string {
  return sql === 'begin' ? 'begin immediate' : sql;
}

function prepare(sql: string): Prepared {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  const statement = database.prepare(immediate(sql));
  const oldest = statements.keys().next();
  if (statements.size >= maxStatements && !oldest.done) statements.delete(oldest.value);
  const prepared = { statement, isReader: statement.columns().length > 0 };
  statements.set(sql, prepared);
  return prepared;
}

/**
 * The transaction that the main thread believes to be in, and why it is not if it is not: it never began, or
 * a full disk ended it (lang_transaction.html). What was to be part of it must not be done on its own.
 */
let transaction: { broken?: SqliteFault } | undefined;

function runNow(sql: string, parameters: readonly unknown[]): SqliteRows {
  const { statement, isReader } = prepare(sql);
  // Kysely passes only what the query builder made: strings, numbers and null.
  const values = parameters as SQLInputValue[];
  if (isReader) return { rows: statement.all(...values), changes: 0n };
  return { rows: [], changes: BigInt(statement.run(...values).changes) };
}

function execute({ id, sql, parameters }: SqliteQuery): SqliteAnswer {
  if (sql === 'begin') transaction = {};
  const broken = transaction?.broken;
  if (sql === 'rollback') transaction = undefined;
  if (broken !== undefined)
    return sql === 'rollback' ? { id, rows: [], changes: 0n } : { id, failure: broken };
  try {
    const result = runNow(sql, parameters);
    if (sql === 'commit') transaction = undefined;
    return { id, ...result };
  } catch (cause) {
    const { message, errcode = 0 } = cause as Error & { errcode?: number };
    const failure = { message, errcode };
    if (transaction !== undefined && (sql === 'begin' || !database.isTransaction))
      transaction.broken = failure;
    return { id, failure };
  }
}

port.on('message', (queries: readonly SqliteQuery[] | 'close') => {
  if (queries === 'close') {
    database.close();
    port.close();
  } else port.postMessage(queries.map(execute));
});
port.postMessage('open');

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { SqliteAnswer, SqliteQuery } from './node-sqlite.ts';

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

/** A full disk ends a transaction by itself: to roll it back once more would fail, and hide why (lang_transaction.html). */
function isOver(sql: string): boolean {
  return sql === 'rollback' && !database.isTransaction;
}

function execute({ id, sql, parameters }: SqliteQuery): SqliteAnswer {
  try {
    if (isOver(sql)) return { id, rows: [], changes: 0n };
    const { statement, isReader } = prepare(sql);
    // Kysely passes only what the query builder made: strings, numbers and null.
    const values = parameters as SQLInputValue[];
    if (isReader) return { id, rows: statement.all(...values), changes: 0n };
    return { id, rows: [], changes: BigInt(statement.run(...values).changes) };
  } catch (cause) {
    const { message, errcode = 0 } = cause as Error & { errcode?: number };
    return { id, failure: { message, errcode } };
  }
}

port.on('message', (query: SqliteQuery | 'close') => {
  if (query === 'close') {
    database.close();
    port.close();
  } else port.postMessage(execute(query));
});
port.postMessage('open');

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

/** Enough for every query of the endpoint; beyond it the oldest statement is prepared anew. */
const maxStatements = 200;

function adaptStatement(statement: StatementSync): SqliteStatement {
  // Kysely passes only what the query builder made: strings, numbers and null.
  const bind = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  };
}

/** `begin` takes the write lock at once: every transaction here writes, and an upgrade could fail late. */
function immediate(sql: string): string {
  return sql === 'begin' ? 'begin immediate' : sql;
}

function adaptDatabase(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = adaptStatement(database.prepare(immediate(sql)));
      const oldest = statements.keys().next();
      if (statements.size >= maxStatements && !oldest.done) statements.delete(oldest.value);
      statements.set(sql, statement);
      return statement;
    },
  };
}

/**
 * A Kysely dialect over `node:sqlite`. A commit that returned has been fsynced: WAL with synchronous=FULL.
 * Foreign to Kysely's better-sqlite3 dialect only in how values are bound.
 */
export function nodeSqliteDialect(path: string): SqliteDialect {
  return new SqliteDialect({
    database: async () => {
      const database = new DatabaseSync(path, { timeout: 5000 });
      database.exec('pragma journal_mode = wal');
      database.exec('pragma synchronous = full');
      database.exec('pragma foreign_keys = on');
      return adaptDatabase(database);
    },
  });
}

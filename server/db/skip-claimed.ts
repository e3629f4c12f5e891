import { PostgresAdapter, type SelectQueryBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

/**
 * Locks the rows that a query finds, and passes over those that another process has locked (`FOR UPDATE SKIP
 * LOCKED`). SQLite lets one transaction write at a time, so there it is the query as it is.
 */
export function skipClaimed<Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  tx: Database,
): SelectQueryBuilder<Tables, Table, Row> {
  const isPostgres = tx.getExecutor().adapter instanceof PostgresAdapter;
  return isPostgres ? query.forUpdate().skipLocked() : query;
}

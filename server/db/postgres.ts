import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** PostgreSQL's `bigint`, which pg gives as text: sizes and places here stay far below 2^53. */
const int8 = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

/**
 * A Kysely dialect over a pool. `onLost` hears of connections that broke while they waited for the next
 * query.
 */
export function postgresDialect(url: string, onLost: (cause: Error) => void): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    types,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    application_name: 'plaint',
  });
  pool.on('error', onLost);
  // The pool listens to idle connections alone: one that breaks between two queries of a transaction would
  // otherwise end the process (https://node-postgres.com/apis/pool#events).
  pool.on('connect', (client) => client.on('error', onLost));
  return new PostgresDialect({ pool });
}

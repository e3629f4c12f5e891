import { PostgresAdapter, sql } from 'kysely';
import type { Database } from './database.ts';

/** A report being taken in shares its capability with others that are; whoever deletes has it alone. */
export type CapabilityLock = 'shared' | 'alone';

const tryLock = {
  shared: sql.raw('pg_try_advisory_xact_lock_shared'),
  alone: sql.raw('pg_try_advisory_xact_lock'),
} as const;

/**
 * Locks capabilities until the transaction ends, across all processes, and resolves to those it got: others
 * are held by somebody who has them otherwise, and are not waited for. SQLite lets one transaction write at a
 * time, so there it gets them all; PostgreSQL locks the first 64 bits of each, which is a hash already.
 */
export async function lockCapabilities(
  tx: Database,
  capabilities: readonly string[],
  lock: CapabilityLock,
): Promise<ReadonlySet<string>> {
  const isPostgres = tx.getExecutor().adapter instanceof PostgresAdapter;
  if (!isPostgres || capabilities.length === 0) return new Set(capabilities);
  const { rows } = await sql<{ capability: string }>`
    select capability from unnest(${[...new Set(capabilities)]}::text[]) as capability
    where ${tryLock[lock]}(('x' || left(capability, 16))::bit(64)::bigint)`.execute(tx);
  return new Set(rows.map(({ capability }) => capability));
}

import { join } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import type { EndpointConfig } from '../config.ts';
import { makePrivateFile } from '../private-files.ts';
import { migrateDatabase } from './migrations.ts';
import { nodeSqliteDialect } from './node-sqlite.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;

async function chooseDialect(
  { databaseUrl, dataDir }: Pick<EndpointConfig, 'databaseUrl' | 'dataDir'>,
  onLost: (cause: Error) => void,
): Promise<Dialect> {
  if (databaseUrl === undefined) {
    const path = join(dataDir, 'plaint.sqlite');
    // Its journal takes the rights that the database has.
    makePrivateFile(path);
    return nodeSqliteDialect(path);
  }
  const { postgresDialect } = await import('./postgres.ts');
  return postgresDialect(databaseUrl, onLost);
}

/** SQLite in the data directory, or the PostgreSQL that the configuration names; with the newest tables. */
export async function openDatabase(
  config: Pick<EndpointConfig, 'databaseUrl' | 'dataDir'>,
  onLost: (cause: Error) => void,
): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: await chooseDialect(config, onLost) });
  try {
    await migrateDatabase(db);
    return db;
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
}

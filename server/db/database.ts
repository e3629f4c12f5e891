import { Kysely } from 'kysely';
import { migrateDatabase } from './migrations.ts';
import { nodeSqliteDialect } from './node-sqlite.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;

/** The embedded store, brought to the newest tables. */
export async function openSqlite(path: string): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(path) });
  try {
    await migrateDatabase(db);
    return db;
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
}

import { copyDatabase } from '../backup/copy-database.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';

const usage = `npm run copy-database

Copies the SQLite database in PLAINT_DATA_DIR into the empty PostgreSQL of PLAINT_DATABASE_URL, and compares the
roots of their ledgers. Stop the endpoint first; start it with PLAINT_DATABASE_URL afterwards. Evidence and keys
stay where they are.`;

const config = readConfig(process.env);
if (config.databaseUrl === undefined) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const rethrow = (cause: Error) => {
    throw cause;
  };
  const from = await openDatabase({ ...config, databaseUrl: undefined }, rethrow);
  const to = await openDatabase(config, rethrow);
  try {
    console.log(JSON.stringify(await copyDatabase(from, to)));
  } finally {
    await from.destroy();
    await to.destroy();
  }
}

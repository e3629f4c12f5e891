import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { backUp } from '../backup/back-up.ts';
import { readConfig } from '../config.ts';

const usage = `npm run backup -- --out DIR

Copies the endpoint’s data directory into DIR, which must not exist, while the endpoint runs: SQLite as it is at one
moment, then evidence, keys and the desk’s public keys. With PLAINT_DATABASE_URL or PLAINT_S3_URL the database or the
evidence are elsewhere, and backed up with pg_dump or by the store; the rest is copied.`;

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const { out } = values;
const isTaken = async (path: string) =>
  access(path).then(
    () => true,
    (_notThere) => false,
  );

if (out === undefined || (await isTaken(out))) {
  console.error(usage);
  process.exitCode = 1;
} else console.log(JSON.stringify(await backUp(readConfig(process.env), out)));

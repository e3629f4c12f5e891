import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { openReport } from '../desk/open-report.ts';
import { isLockedKeyFile, unlockDeskKey } from '../keys/desk-key-file.ts';
import { readStandard } from '../standard/read-standard.ts';
import { readPassphrase } from './read-passphrase.ts';

const usage = `npm run open-report -- --id UUID --key FILE --reason TEXT

Opens the sealed body of one report and prints it as JSON. The access, with its reason and the key's id, is
written to the ledger first, for good: keep names out of the reason.`;

const { values } = parseArgs({
  options: { id: { type: 'string' }, key: { type: 'string' }, reason: { type: 'string' } },
});

async function open(id: string, keyFile: string, reason: string): Promise<void> {
  const text = await readFile(keyFile, 'utf8');
  const passphrase = isLockedKeyFile(text)
    ? await readPassphrase('Passphrase of the key: ')
    : undefined;
  const key = await unlockDeskKey(text, passphrase);
  const config = readConfig(process.env);
  const { standard } = await readStandard(config.standardFile);
  const db = await openDatabase(config, () => undefined);
  try {
    const opened = await openReport(db, { id, reason, key, standard }, new Date());
    console.log(JSON.stringify(opened, null, 2));
  } finally {
    await db.destroy();
  }
}

const { id, key, reason } = values;
if (id === undefined || key === undefined || reason === undefined || reason.trim().length < 3) {
  console.error(usage);
  process.exitCode = 1;
} else await open(id, key, reason.trim());

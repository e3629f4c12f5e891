import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defined } from '../../utils/defined.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { openByKeyFile } from '../desk/open-report.ts';
import { type DeskPrivateKey, isLockedKeyFile, unlockDeskKey } from '../keys/desk-key-file.ts';
import { readStandard } from '../standard/read-standard.ts';
import { readPassphrase } from './read-passphrase.ts';

const usage = `npm run open-report -- --id UUID --key FILE [--identity-key FILE] --reason TEXT

Opens the sealed body of one report and prints it as JSON, who reports apart from the rest. That opens with
the desk's key, or with the identity key where there is one. The access, with its reason and each key's id,
is written to the ledger first, for good: keep names out of the reason.`;

const { values } = parseArgs({
  options: {
    id: { type: 'string' },
    key: { type: 'string' },
    'identity-key': { type: 'string' },
    reason: { type: 'string' },
  },
});

async function unlock(keyFile: string, asked: string): Promise<DeskPrivateKey> {
  const text = await readFile(keyFile, 'utf8');
  return unlockDeskKey(text, isLockedKeyFile(text) ? await readPassphrase(asked) : undefined);
}

async function open(id: string, keyFile: string, reason: string): Promise<void> {
  const key = await unlock(keyFile, 'Passphrase of the key: ');
  const identityFile = values['identity-key'];
  const identityKey =
    identityFile === undefined
      ? undefined
      : await unlock(identityFile, 'Passphrase of the identity key: ');
  const config = readConfig(process.env);
  const { standard } = await readStandard(config.standardFile);
  const db = await openDatabase(config, () => undefined);
  try {
    const opened = await openByKeyFile(
      db,
      { id, reason, key, standard, ...defined({ identityKey }) },
      new Date(),
    );
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

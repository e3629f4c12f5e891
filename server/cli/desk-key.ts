import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import {
  createDeskKey,
  type DeskPrivateKey,
  isLockedKeyFile,
  lockDeskKey,
  publicDeskKey,
  unlockDeskKey,
} from '../keys/desk-key-file.ts';
import { type DeskKeys, readDeskKeys, writeDeskKeys } from '../keys/desk-keys.ts';
import { readTextIfAny, writeFileDurably } from '../keys/key-file.ts';
import { choosePassphrase, readPassphrase } from './read-passphrase.ts';

const usage = `Keys that open reports. The endpoint gets the public halves; keep the private files elsewhere.

  npm run desk-key -- make    --out DIR [ROLE]   a first key
  npm run desk-key -- rotate  --out DIR [ROLE]   a new key; the old one still opens old reports
  npm run desk-key -- backup  --key FILE --out DIR   a second copy, under a passphrase of its own
  npm run desk-key -- restore --key FILE [ROLE]  puts a key's public half back where the endpoint looks
  npm run desk-key -- list

  ROLE  --recovery: the offline key (not to be rotated)
        --identity: of those who may see who reports; without one, whoever has the desk's key may
        neither: the desk's key
  --insecure-no-passphrase    leave the file unprotected: for a trial on your own machine only
The passphrase is asked on the terminal, or read as one line from a pipe. PLAINT_DATA_DIR and
PLAINT_DESK_KEYS say where the endpoint looks; restart it after a change.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    key: { type: 'string' },
    recovery: { type: 'boolean', default: false },
    identity: { type: 'boolean', default: false },
    'insecure-no-passphrase': { type: 'boolean', default: false },
  },
});
const { deskKeysFile } = readConfig(process.env);

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new RangeError(`--${name} is missing\n\n${usage}`);
  return value;
}

/** Never replaces a key file: what it opens would be lost. */
async function writeKeyFile(directory: string, name: string, text: string): Promise<string> {
  const path = join(directory, name);
  if ((await readTextIfAny(path)) !== undefined) throw new RangeError(`${path} exists already`);
  await writeFileDurably(path, text, 0o600);
  return path;
}

/** Of the keys there is one each of: not the desk's, of which the earlier ones stay known. */
const role = values.recovery ? 'recovery' : values.identity ? 'identity' : undefined;

async function createKeyFile(kind: 'desk' | 'recovery' | 'identity') {
  const key = await createDeskKey();
  const passphrase = values['insecure-no-passphrase'] ? undefined : await choosePassphrase();
  const text = await lockDeskKey(key, passphrase);
  const path = await writeKeyFile(required(values.out, 'out'), `${kind}-${key.kid}.key`, text);
  return { publicKey: publicDeskKey(key), path };
}

async function make(): Promise<string> {
  const known = await readDeskKeys(deskKeysFile);
  if (role !== undefined) {
    if (known === undefined) throw new RangeError('make the desk key first');
    if (known[role] !== undefined)
      throw new RangeError(`there is already a key of this role: ${role}`);
    const { publicKey, path } = await createKeyFile(role);
    await writeDeskKeys(deskKeysFile, { ...known, [role]: publicKey });
    return path;
  }
  if (known !== undefined) throw new RangeError('there is a desk key already; rotate replaces it');
  const { publicKey, path } = await createKeyFile('desk');
  await writeDeskKeys(deskKeysFile, { current: publicKey, previous: [] });
  return path;
}

async function rotate(): Promise<string> {
  const known = await readDeskKeys(deskKeysFile);
  if (known === undefined || (role !== undefined && known[role] === undefined))
    throw new RangeError(`there is no ${role ?? 'desk'} key to replace`);
  if (role === 'recovery') throw new RangeError('the recovery key is not rotated');
  if (role === 'identity') {
    const { publicKey, path } = await createKeyFile(role);
    await writeDeskKeys(deskKeysFile, { ...known, identity: publicKey });
    return path;
  }
  const { publicKey, path } = await createKeyFile('desk');
  const previous = [known.current, ...known.previous].slice(0, 16);
  const next: DeskKeys = { ...known, current: publicKey, previous };
  await writeDeskKeys(deskKeysFile, next);
  return path;
}

async function unlock(): Promise<DeskPrivateKey> {
  const text = await readFile(required(values.key, 'key'), 'utf8');
  const passphrase = isLockedKeyFile(text)
    ? await readPassphrase('Passphrase of the key: ')
    : undefined;
  return unlockDeskKey(text, passphrase);
}

async function backup(): Promise<string> {
  const key = await unlock();
  const copy = await lockDeskKey(key, await choosePassphrase());
  return writeKeyFile(required(values.out, 'out'), `backup-${key.kid}.key`, copy);
}

/** From a key file or its backup: all that the endpoint needs is in the private half. */
async function restore(): Promise<string> {
  const key = await unlock();
  const publicKey = publicDeskKey(key);
  const known = await readDeskKeys(deskKeysFile);
  if (role !== undefined) {
    if (known === undefined) throw new RangeError('restore the desk key first');
    await writeDeskKeys(deskKeysFile, { ...known, [role]: publicKey });
  } else await writeDeskKeys(deskKeysFile, withDeskKey(known, publicKey));
  return key.kid;
}

/** The key as the current one if there is none, else among those whose reports are still taken in. */
function withDeskKey(known: DeskKeys | undefined, key: DeskKeys['current']): DeskKeys {
  if (known === undefined) return { current: key, previous: [] };
  const isKnown = [known.current, ...known.previous].some(({ kid }) => kid === key.kid);
  return isKnown ? known : { ...known, previous: [key, ...known.previous].slice(0, 16) };
}

async function list(): Promise<string> {
  const keys = await readDeskKeys(deskKeysFile);
  return JSON.stringify(keys ?? {}, null, 2);
}

const commands: Readonly<Record<string, () => Promise<string>>> = {
  make,
  rotate,
  backup,
  restore,
  list,
};

try {
  const command = commands[positionals[0] ?? ''];
  if (command === undefined) throw new RangeError(usage);
  console.log(await command());
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = 1;
}

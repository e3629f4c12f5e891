import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { type Role, roleSchema, roles } from '../../utils/casework/roles.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { enrolHandler, handlerKeysSchema, loadHandlers, revokeHandler } from '../team/handlers.ts';

const usage = `npm run team -- add --keys FILE --roles ROLE,ROLE [--certified-until 2027-01-31]
npm run team -- list
npm run team -- revoke NUMBER

Puts somebody on the team that handles reports, and prints the number by which the ledger knows them; lists the team;
takes somebody off it. FILE holds the public halves of their keys as JSON, {"signingKey", "sealingKey"}. Names are not
kept: note who has which number elsewhere. Roles: ${roles.join(', ')}.
With --certified-until they judge no report after that day; without, no certificate is asked for.`;

class Misused extends Error {
  override readonly name = 'Misused';
}

function readRoles(list: string | undefined): Role[] {
  const parsed = z.array(roleSchema).check(z.minLength(1)).safeParse(list?.split(','));
  if (!parsed.success) throw new Misused('roles');
  return [...new Set(parsed.data)];
}

function readDay(day: string | undefined): string | null {
  if (day === undefined) return null;
  const end = Date.parse(`${day}T23:59:59.999Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(end)) throw new Misused('certified-until');
  return new Date(end).toISOString();
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    keys: { type: 'string' },
    roles: { type: 'string' },
    'certified-until': { type: 'string' },
  },
});

async function add(db: Database): Promise<object> {
  const chosen = readRoles(values.roles);
  const certifiedUntil = readDay(values['certified-until']);
  if (values.keys === undefined) throw new Misused('keys');
  const keys = handlerKeysSchema.parse(JSON.parse(await readFile(values.keys, 'utf8')));
  const number = await enrolHandler(db, { ...keys, roles: chosen, certifiedUntil }, new Date());
  return { handler: number, roles: chosen };
}

async function list(db: Database): Promise<object> {
  const handlers = await loadHandlers(db);
  return handlers.map(({ number, roles: held, certifiedUntil, signingKey, revokedAt }) => ({
    handler: number,
    roles: held,
    certifiedUntil,
    kid: signingKey.kid,
    revokedAt,
  }));
}

async function revoke(db: Database): Promise<object> {
  const number = Number(positionals[1]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Misused('number');
  return { handler: number, revoked: await revokeHandler(db, number, new Date()) };
}

const commands: Readonly<Record<string, (db: Database) => Promise<object>>> = { add, list, revoke };
const command = commands[positionals[0] ?? ''];
if (command === undefined) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const db = await openDatabase(readConfig(process.env), (cause) => {
    throw cause;
  });
  try {
    console.log(JSON.stringify(await command(db)));
  } catch (cause) {
    if (!(cause instanceof Misused)) throw cause;
    console.error(usage);
    process.exitCode = 1;
  } finally {
    await db.destroy();
  }
}

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { type Role, roleSchema, roles } from '../../utils/casework/roles.ts';
import { defined } from '../../utils/defined.ts';
import { compareWords } from '../../utils/desk/compare-words.ts';
import {
  createInvitation,
  invitationFragment,
  secretSha256,
} from '../../utils/desk/invitation-link.ts';
import { sealGrant } from '../../utils/desk/key-grant.ts';
import type { Colleague, Purpose } from '../../utils/desk/team-wire.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { type DeskPrivateKey, isLockedKeyFile, unlockDeskKey } from '../keys/desk-key-file.ts';
import { readDeskKeys } from '../keys/desk-keys.ts';
import { loadSigningKeys } from '../keys/signing-keys.ts';
import { RequestRefused } from '../problem.ts';
import { askRoles } from '../team/change-roles.ts';
import { placeGrant } from '../team/grants.ts';
import {
  enrolHandler,
  loadHandlers,
  publicHandlerKeysSchema,
  revokeHandler,
} from '../team/handlers.ts';
import { invite } from '../team/invitations.ts';
import { readTeam } from '../team/read-team.ts';
import { readPassphrase } from './read-passphrase.ts';

const usage = `npm run team -- init [--roles ROLE,ROLE]
npm run team -- invite --roles ROLE,ROLE [--certified-until 2027-01-31] [--days 7]
npm run team -- words NUMBER
npm run team -- grant NUMBER --key FILE --words "SIX WORDS"
npm run team -- change NUMBER [--roles ROLE,ROLE] [--certified-until 2027-01-31 | --certified-until none]
npm run team -- list
npm run team -- revoke NUMBER
npm run team -- recover NUMBER
npm run team -- add --keys FILE --roles ROLE,ROLE [--certified-until 2027-01-31]

init    the first invitation, for an administrator (with --roles, for more than that); only while nobody is on the team
invite  an invitation for one more; good for once. It prints what follows the address of the desk: hand it over by a
        way that you trust, since whoever has it joins
words   six words of somebody who joined by an invitation: they have the same on their screen
grant   gives them the private key in FILE: the desk's, or the identity key. The words are those that they read out
change  other roles for somebody who stays, or another certificate, or both: keys that these do not work with go, and in a case where they reviewed
        they dispose of nothing. Rotate a key that went (npm run desk-key -- rotate)
revoke  takes somebody off the team, with their boxes and grants
recover takes somebody off who has lost all ways to their keys, and invites them anew with the same roles
add     puts somebody on it by the public halves of their keys as JSON, {"signingKey", "sealingKey"}

Once there are three on the team, an invitation, a grant or other roles wait until a second person has approved it at the desk.
Names are not kept: note who has which number elsewhere. Roles: ${roles.join(', ')}.
With --certified-until they judge no report after that day; without, no certificate is asked for.`;

class Misused extends Error {
  override readonly name = 'Misused';
}

const config = readConfig(process.env);

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
    key: { type: 'string' },
    words: { type: 'string' },
    roles: { type: 'string' },
    days: { type: 'string', default: '7' },
    'certified-until': { type: 'string' },
  },
});

function readNumber(): number {
  const number = Number(positionals[1]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Misused('number');
  return number;
}

const readRoot = async () => (await loadSigningKeys(config.dataDir, 'root')).current;

/** An invitation by the operator, with the endpoint's root key as the one that words are compared for. */
async function createLink(
  db: Database,
  chosen: readonly Role[],
  certifiedUntil: string | null,
): Promise<object> {
  const days = Number(values.days);
  if (!Number.isSafeInteger(days) || days < 1 || days > 30) throw new Misused('days');
  const root = await readRoot();
  const invitation = createInvitation(root.publicKey.kid);
  const now = new Date();
  const expiresAt = new Date(now.getTime() + days * 86_400_000 - 1000).toISOString();
  const sha256 = await secretSha256(invitation.secret);
  const told = { secretSha256: sha256, roles: [...chosen], certifiedUntil, expiresAt };
  const { waiting } = await invite(db, told, { number: 0, key: root.publicKey }, now);
  return { invitation: invitationFragment(invitation), roles: chosen, expiresAt, waiting };
}

async function init(db: Database): Promise<object> {
  const isStarted = (await loadHandlers(db)).length > 0;
  if (isStarted) throw new RangeError('there is a team already: npm run team -- invite');
  const chosen = readRoles(values.roles ?? 'administrator');
  return createLink(db, [...new Set<Role>(['administrator', ...chosen])], null);
}

async function inviteOne(db: Database): Promise<object> {
  return createLink(db, readRoles(values.roles), readDay(values['certified-until']));
}

async function findColleague(db: Database, number: number): Promise<Colleague> {
  const { team } = await readTeam(db, new Date());
  const found = team.find(({ handler, revokedAt }) => handler === number && revokedAt === null);
  if (found === undefined) throw new RangeError(`nobody has number ${number}`);
  return found;
}

async function wordsOf({ joined, signingKey, sealingKey }: Colleague): Promise<string> {
  if (joined === undefined) throw new RangeError('they joined by no invitation');
  const words = await compareWords({
    secretSha256: joined.secretSha256,
    inviter: joined.invitedBy.key.kid,
    signing: signingKey.kid,
    sealing: sealingKey.kid,
  });
  return words.join(' ');
}

async function words(db: Database): Promise<object> {
  const handler = readNumber();
  return { handler, words: await wordsOf(await findColleague(db, handler)) };
}

/** What a private key is for, by where its public half stands. */
async function purposeOf({ kid }: DeskPrivateKey): Promise<Purpose> {
  const keys = await readDeskKeys(config.deskKeysFile);
  if (keys?.identity?.kid === kid) return 'identity';
  const ofDesk = [keys?.current, keys?.recovery, ...(keys?.previous ?? [])];
  if (ofDesk.some((key) => key?.kid === kid)) return 'desk';
  throw new RangeError('this is no key of this desk');
}

async function grant(db: Database): Promise<object> {
  const handler = readNumber();
  if (values.key === undefined || values.words === undefined) throw new Misused('key, words');
  const colleague = await findColleague(db, handler);
  const read = values.words.trim().toLowerCase().replace(/\s+/g, ' ');
  if (read !== (await wordsOf(colleague)))
    throw new RangeError('these are not their words: give nothing, and find out why');
  const text = await readFile(values.key, 'utf8');
  const passphrase = isLockedKeyFile(text)
    ? await readPassphrase('Passphrase of the key: ')
    : undefined;
  const key = await unlockDeskKey(text, passphrase);
  const root = await readRoot();
  const now = new Date();
  const purpose = await purposeOf(key);
  const sealed = await sealGrant(
    key,
    {
      purpose,
      to: { handler, sealingKey: colleague.sealingKey },
      by: { endpoint: root.publicKey.kid },
      at: now.toISOString(),
    },
    root.privateKey,
  );
  const placed = await placeGrant(db, sealed, { number: 0, key: root.publicKey }, now);
  return { handler, purpose, keyId: key.kid, ...placed };
}

async function add(db: Database): Promise<object> {
  const chosen = readRoles(values.roles);
  const certifiedUntil = readDay(values['certified-until']);
  if (values.keys === undefined) throw new Misused('keys');
  const keys = publicHandlerKeysSchema.parse(JSON.parse(await readFile(values.keys, 'utf8')));
  const number = await enrolHandler(db, { ...keys, roles: chosen, certifiedUntil }, new Date());
  return { handler: number, roles: chosen };
}

async function list(db: Database): Promise<object> {
  const { team } = await readTeam(db, new Date());
  return team.map(
    ({ handler, roles: held, certifiedUntil, signingKey, methods, grants, revokedAt }) => ({
      handler,
      roles: held,
      certifiedUntil,
      kid: signingKey.kid,
      methods,
      keys: grants.map(({ purpose }) => purpose),
      revokedAt,
    }),
  );
}

async function revoke(db: Database): Promise<object> {
  const number = readNumber();
  return { handler: number, revoked: await revokeHandler(db, number, new Date()) };
}

async function change(db: Database): Promise<object> {
  const handler = readNumber();
  const day = values['certified-until'];
  if (values.roles === undefined && day === undefined) throw new Misused('roles, certified-until');
  const { roles: held } = await findColleague(db, handler);
  const told = {
    handler,
    roles: values.roles === undefined ? held : readRoles(values.roles),
    ...defined({ certifiedUntil: day === 'none' ? null : day && readDay(day) }),
  };
  const { waiting } = await askRoles(db, told, { number: 0 }, new Date());
  return { ...told, waiting };
}

async function recover(db: Database): Promise<object> {
  const handler = readNumber();
  const lost = await findColleague(db, handler);
  await revokeHandler(db, handler, new Date());
  return { revoked: handler, ...(await createLink(db, lost.roles, lost.certifiedUntil)) };
}

const commands: Readonly<Record<string, (db: Database) => Promise<object>>> = {
  init,
  invite: inviteOne,
  words,
  grant,
  add,
  change,
  list,
  revoke,
  recover,
};
const command = commands[positionals[0] ?? ''];

/** What the team's rules do not allow, in their own word. */
function toldBy({ code, options }: RequestRefused): string {
  return [code, ...(options.errors ?? []).map((each) => each.code)].join(': ');
}

if (command === undefined) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const db = await openDatabase(config, (cause) => {
    throw cause;
  });
  try {
    console.log(JSON.stringify(await command(db)));
  } catch (cause) {
    if (cause instanceof RequestRefused) console.error(toldBy(cause));
    else if (cause instanceof RangeError) console.error(cause.message);
    else if (cause instanceof Misused) console.error(usage);
    else throw cause;
    process.exitCode = 1;
  } finally {
    await db.destroy();
  }
}

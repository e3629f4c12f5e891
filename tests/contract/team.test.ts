import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeskKey, lockDeskKey, publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { compareWords } from '../../utils/desk/compare-words.ts';
import { readInvitation, secretSha256 } from '../../utils/desk/invitation-link.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import { ledgerEventSchema } from '../../utils/protocol/ledger.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { askDesk, sendStep, signStep, type TestHandler, withDatabase } from './handler.ts';
import { createReport, sendReport } from './reporter.ts';
import { learn, prepare, redeem } from './vault-person.ts';

const cli = (name: string) => new URL(`../../server/cli/${name}.ts`, import.meta.url).pathname;

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.remove());

const run = (name: string, ...args: string[]) => runAt(endpoint, name, ...args);

async function runAt({ config }: TestEndpoint, name: string, ...args: string[]): Promise<unknown> {
  const env = { PATH: process.env['PATH'], PLAINT_DATA_DIR: config.dataDir };
  const { stdout } = await promisify(execFile)(process.execPath, [cli(name), ...args], { env });
  return JSON.parse(stdout);
}

async function enrolByCommand(roles: string): Promise<TestHandler> {
  const pair = await createSigningPair();
  const keys = join(endpoint.config.dataDir, `${pair.publicKey.kid}.json`);
  const sealingKey = publicDeskKey(await createDeskKey());
  await writeFile(keys, JSON.stringify({ signingKey: pair.publicKey, sealingKey }));
  const args = ['add', '--keys', keys, '--roles', roles, '--certified-until', '2099-01-31'];
  const added = (await run('team', ...args)) as { handler: number };
  await expect(run('team', ...args)).rejects.toThrow('KeyKnown');
  return { number: added.handler, pair };
}

it('operators put people on the team and take them off it, while the endpoint runs', async () => {
  const [one, other] = [
    await enrolByCommand('reviewer,disposer'),
    await enrolByCommand('administrator'),
  ];
  expect([one.number, other.number]).toEqual([1, 2]);
  expect(await run('team', 'list')).toMatchObject([
    { handler: 1, roles: ['reviewer', 'disposer'], certifiedUntil: '2099-01-31T23:59:59.999Z' },
    { handler: 2, roles: ['administrator'], kid: other.pair.publicKey.kid, revokedAt: null },
  ]);
  const report = await createReport(endpoint.descriptor.descriptor.deskKey);
  await sendReport(endpoint.url, report);
  const step = await signStep(one, { reportId: report.id, seq: 1 }, 'case.claimed', {});
  expect((await sendStep(endpoint, one, step)).status).toBe(201);
  expect(await run('rebuild-cases')).toEqual({ cases: 1 });
  expect(await run('team', 'revoke', '1')).toEqual({ handler: 1, revoked: true });
  expect(await run('team', 'revoke', '1')).toEqual({ handler: 1, revoked: false });
  expect((await askDesk(endpoint, one, paths.deskCases)).status).toBe(401);
  // Numbers are not given twice.
  expect((await enrolByCommand('reviewer')).number).toBe(3);
  const entries = await withDatabase(endpoint, (db) =>
    db.selectFrom('ledger_entry').select('event').where('type', 'like', 'team.%').execute(),
  );
  const events = entries.map(({ event }) => ledgerEventSchema.parse(JSON.parse(event)));
  expect(events.map(({ type }) => type)).toEqual([
    'team.enrolled',
    'team.enrolled',
    'team.revoked',
    'team.enrolled',
  ]);
  expect(events[0]).toMatchObject({ handler: 1, signingKey: one.pair.publicKey });
}, 60_000);

describe('a team of one', () => {
  let alone: TestEndpoint;
  beforeAll(async () => {
    alone = await startTestEndpoint();
  });
  afterAll(() => alone.remove());

  const asked = (...args: string[]) => runAt(alone, 'team', ...args);

  it('begins by two commands, the second with words that the first person reads out', async () => {
    const first = (await asked('init', '--roles', 'reviewer')) as { invitation: string };
    expect(first).toMatchObject({ roles: ['administrator', 'reviewer'], waiting: false });
    const invitation = readInvitation(first.invitation);
    if (invitation === undefined) throw new Error('no invitation');
    const person = await redeem(alone, await prepare(alone, invitation));
    await expect(asked('init')).rejects.toThrow('there is a team already');
    const own = await compareWords({
      secretSha256: await secretSha256(invitation.secret),
      inviter: person.joined.invitedBy.key.kid,
      signing: person.enrolment.signingKey.kid,
      sealing: person.enrolment.sealingKey.kid,
    });
    expect(await asked('words', '1')).toEqual({ handler: 1, words: own.join(' ') });
    const file = join(alone.config.dataDir, 'desk-private.json');
    await writeFile(file, await lockDeskKey(alone.deskKey, undefined));
    const other = [...own.slice(1), own[0]].join(' ');
    await expect(asked('grant', '1', '--key', file, '--words', other)).rejects.toThrow(
      'not their words',
    );
    await expect(asked('grant', '1', '--key', file)).rejects.toThrow('npm run team');
    const stranger = join(alone.config.dataDir, 'strange.json');
    await writeFile(stranger, await lockDeskKey(await createDeskKey(), undefined));
    const said = own.join('  ').toUpperCase();
    await expect(asked('grant', '1', '--key', stranger, '--words', said)).rejects.toThrow(
      'no key of this desk',
    );
    expect(await asked('grant', '1', '--key', file, '--words', said)).toMatchObject({
      handler: 1,
      purpose: 'desk',
      keyId: alone.deskKey.kid,
      waiting: false,
    });
    expect((await learn(alone, person)).held).toHaveLength(1);
    expect(await asked('list')).toMatchObject([
      { handler: 1, methods: ['passphrase', 'recovery'], keys: ['desk'], revokedAt: null },
    ]);
  }, 60_000);

  it('goes on when all ways to the keys are lost', async () => {
    const anew = (await asked('recover', '1')) as { invitation: string };
    expect(anew).toMatchObject({ revoked: 1, roles: ['administrator', 'reviewer'] });
    const invitation = readInvitation(anew.invitation);
    if (invitation === undefined) throw new Error('no invitation');
    const person = await redeem(alone, await prepare(alone, invitation));
    expect(person.joined).toMatchObject({ handler: 2, roles: ['administrator', 'reviewer'] });
    await expect(asked('recover', '1')).rejects.toThrow('nobody has number 1');
    expect(await asked('invite', '--roles', 'disposer', '--days', '2')).toMatchObject({
      roles: ['disposer'],
      waiting: false,
    });
  }, 60_000);
});

it('says what it needs and does nothing if it is told too little', async () => {
  for (const args of [
    [],
    ['add'],
    ['add', '--roles', 'king'],
    ['revoke'],
    ['revoke', 'x'],
    ['grant'],
    ['invite'],
  ])
    await expect(run('team', ...args)).rejects.toThrow('npm run team');
});

import { readdir, readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeskKey } from '../../server/keys/desk-key-file.ts';
import { revokeHandler } from '../../server/team/handlers.ts';
import type { CaseEventType } from '../../utils/casework/case-event.ts';
import type { Role } from '../../utils/casework/roles.ts';
import { defined } from '../../utils/defined.ts';
import { compareWords } from '../../utils/desk/compare-words.ts';
import type { HandlerKeys } from '../../utils/desk/handler-keys.ts';
import { createInvitation, secretSha256 } from '../../utils/desk/invitation-link.ts';
import { openBox } from '../../utils/desk/key-box.ts';
import { importSharedKey, sealGrant } from '../../utils/desk/key-grant.ts';
import { createLinkKey, vouchFor } from '../../utils/desk/link-key.ts';
import {
  type Enrolment,
  type KeyGrant,
  placedSchema,
  type TeamAnswer,
  teamSchema,
} from '../../utils/desk/team-wire.ts';
import { verifyCaseRecord } from '../../utils/desk/verify-record.ts';
import { signCanonical } from '../../utils/evidence/signature.ts';
import { type LedgerEvent, ledgerEventSchema } from '../../utils/protocol/ledger.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import {
  askDesk,
  enrol as enrolByKeys,
  sendStep,
  signStep,
  tellDesk,
  withDatabase,
} from './handler.ts';
import { createReport, sendReport } from './reporter.ts';
import { createSecondReport } from './second-body.ts';
import {
  ask,
  got,
  grantByOperator,
  inviteByOperator,
  join,
  learn,
  openReport,
  type Person,
  passphrase,
  post,
  prepare,
  readMe,
  redeem,
} from './vault-person.ts';

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REQUESTS_PER_MINUTE: '0' } });
});
afterEach(() => endpoint.remove());

async function why(answer: Response): Promise<string> {
  const { type, errors } = problemSchema.parse(await answer.json());
  return [answer.status, type.split(':').at(-1), ...(errors ?? []).map(({ code }) => code)].join(
    ' ',
  );
}

async function readTeamOf(person: Person): Promise<TeamAnswer> {
  return teamSchema.parse(await (await ask(endpoint, person, 'GET', paths.deskTeam)).json());
}

function readLedger(type: string): LedgerEvent[] {
  const db = new DatabaseSync(joinPath(endpoint.config.dataDir, 'plaint.sqlite'), {
    readOnly: true,
  });
  const rows = db.prepare('select event from ledger_entry where type like ?').all(`${type}%`);
  db.close();
  return rows.map(({ event }) => ledgerEventSchema.parse(JSON.parse(String(event))));
}

/** An administrator's own invitation; the secret stays with them. */
async function inviteBy(person: Person, roles: readonly Role[], days = 1) {
  const invitation = createInvitation(endpoint.descriptor.descriptor.rootKey.kid);
  const sha256 = await secretSha256(invitation.secret);
  const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString();
  const told = { secretSha256: sha256, roles, certifiedUntil: null, expiresAt };
  const answer = await ask(endpoint, person, 'POST', paths.deskInvitations, told);
  return { ...invitation, sha256, answer };
}

async function grantBy(giver: Person, taker: Person): Promise<Response> {
  const to = { handler: taker.number, sealingKey: taker.enrolment.sealingKey };
  const request = { purpose: 'desk' as const, keyId: endpoint.deskKey.kid, to };
  return ask(endpoint, giver, 'POST', paths.deskGrants, got(await giver.vault.grantKey(request)));
}

async function approveBy(person: Person, of: 'grant' | 'invitation', sha256: string) {
  const approval = got(await person.vault.approve(of, sha256));
  return ask(endpoint, person, 'POST', paths.deskApprovals, approval);
}

const placedOf = async (answer: Response) => placedSchema.parse(await answer.json());

describe('an invitation', () => {
  it('lets one person in, once, with the roles that it names and the same words on both sides', async () => {
    const invited = await inviteByOperator(endpoint, ['administrator', 'reviewer']);
    const prepared = await prepare(endpoint, invited);
    const person = await redeem(endpoint, prepared);
    expect(person.joined).toMatchObject({ handler: 1, roles: ['administrator', 'reviewer'] });
    // The answer was lost on its way: the same again is the same.
    const again = await post(endpoint.url + paths.deskEnrol, prepared.enrolment);
    expect([again.status, await again.json()]).toEqual([200, person.joined]);
    const second = await prepare(endpoint, invited);
    expect(await why(await post(endpoint.url + paths.deskEnrol, second.enrolment))).toBe(
      '404 not-found',
    );
    const { team } = await readTeamOf(person);
    const [shown] = team;
    const theirs = await compareWords({
      secretSha256: shown?.joined?.secretSha256 ?? '',
      inviter: shown?.joined?.invitedBy.key.kid ?? '',
      signing: shown?.signingKey.kid ?? '',
      sealing: shown?.sealingKey.kid ?? '',
    });
    const own = await compareWords({
      secretSha256: await secretSha256(invited.secret),
      inviter: person.joined.invitedBy.key.kid,
      signing: prepared.enrolment.signingKey.kid,
      sealing: prepared.enrolment.sealingKey.kid,
    });
    expect(own).toEqual(theirs);
    expect(shown).toMatchObject({ handler: 1, methods: ['passphrase', 'recovery'], grants: [] });
    expect(readLedger('team.')).toMatchObject([
      {
        type: 'team.enrolled',
        handler: 1,
        invitedBy: 0,
        signingKey: prepared.enrolment.signingKey,
      },
    ]);
  });

  it('is refused when it is unknown, has run out, or what redeems it is forged', async () => {
    const gone = await prepare(endpoint, await inviteByOperator(endpoint, ['reviewer'], 1));
    const unknown = await prepare(
      endpoint,
      createInvitation(endpoint.descriptor.descriptor.rootKey.kid),
    );
    for (const { enrolment } of [gone, unknown])
      expect(await why(await post(endpoint.url + paths.deskEnrol, enrolment))).toBe(
        '404 not-found',
      );
    const invited = await inviteByOperator(endpoint, ['reviewer']);
    const { enrolment } = await prepare(endpoint, invited);
    const other = await prepare(endpoint, invited);
    const forged: Partial<Enrolment>[] = [
      { sealingKey: other.enrolment.sealingKey },
      { signingKey: other.enrolment.signingKey },
      { endpoint: other.enrolment.signingKey.kid },
      { boxes: other.enrolment.boxes },
    ];
    for (const change of forged) {
      const answer = await post(endpoint.url + paths.deskEnrol, { ...enrolment, ...change });
      expect(await why(answer)).toBe('422 wrong-signature wrong');
    }
    const one = { ...enrolment, boxes: enrolment.boxes.slice(0, 1) };
    expect((await post(endpoint.url + paths.deskEnrol, one)).status).toBe(422);
    const leak = { ...enrolment.boxes[0], jwe: enrolment.boxes.find((box) => 'jwe' in box) };
    expect(
      (await post(endpoint.url + paths.deskEnrol, { ...enrolment, boxes: [leak] })).status,
    ).toBe(422);
    expect((await post(endpoint.url + paths.deskEnrol, enrolment)).status).toBe(201);
  });

  it('that several redeem at once lets one in', async () => {
    const invited = await inviteByOperator(endpoint, ['reviewer']);
    const all = await Promise.all(Array.from({ length: 6 }, () => prepare(endpoint, invited)));
    // Each twice, as a client does that did not wait for its answer.
    const answers = await Promise.all(
      [...all, ...all].map(({ enrolment }) => post(endpoint.url + paths.deskEnrol, enrolment)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 201, ...Array(10).fill(404)]);
    expect(readLedger('team.enrolled')).toHaveLength(1);
  });

  it('is no second way in for a key that is or was on the team', async () => {
    const person = await join(endpoint, ['reviewer']);
    const { secret } = await inviteByOperator(endpoint, ['administrator']);
    const { signature: _, ...first } = person.enrolment;
    const unsigned = { ...first, invitation: secret };
    const { signing } = await openKeys(person);
    const signer = await signerOf({ signing });
    const signature = await signCanonical(signingDomains.enrolment, unsigned, signer);
    for (const leave of [false, true]) {
      if (leave) await withDatabase(endpoint, (db) => revokeHandler(db, person.number, new Date()));
      const answer = await post(endpoint.url + paths.deskEnrol, { ...unsigned, signature });
      expect(await why(answer)).toBe('409 conflict');
    }
    expect(readLedger('team.enrolled')).toHaveLength(1);
  });

  it('is by administrators alone, for a month at most, and cannot be changed', async () => {
    const administrator = await join(endpoint, ['administrator']);
    const reviewer = await join(endpoint, ['reviewer']);
    expect(await why((await inviteBy(reviewer, ['reviewer'])).answer)).toBe(
      '403 team-refused wrong-role',
    );
    expect(await why((await inviteBy(administrator, ['reviewer'], 31)).answer)).toBe(
      '422 invalid out-of-range',
    );
    expect((await inviteBy(administrator, [])).answer.status).toBe(422);
    const { answer, sha256 } = await inviteBy(administrator, ['reviewer']);
    expect(await placedOf(answer)).toEqual({ sha256, waiting: false });
    const raised = {
      secretSha256: sha256,
      roles: ['administrator'],
      certifiedUntil: null,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const other = await ask(endpoint, administrator, 'POST', paths.deskInvitations, raised);
    expect(await why(other)).toBe('409 conflict');
  });

  it('of a team of three waits for a second person, who is not the first', async () => {
    const administrator = await join(endpoint, ['administrator']);
    const supervisor = await join(endpoint, ['supervisor']);
    const reviewer = await join(endpoint, ['reviewer']);
    const { answer, sha256, ...invited } = await inviteBy(administrator, ['reviewer']);
    expect(await placedOf(answer)).toEqual({ sha256, waiting: true });
    const prepared = await prepare(endpoint, invited);
    const early = await post(endpoint.url + paths.deskEnrol, prepared.enrolment);
    expect(await why(early)).toBe('403 team-refused waiting');
    expect((await readTeamOf(reviewer)).waiting.invitations).toMatchObject([
      { secretSha256: sha256, roles: ['reviewer'], by: administrator.number },
    ]);
    expect(await why(await approveBy(administrator, 'invitation', sha256))).toBe(
      '403 team-refused same-person',
    );
    expect(await why(await approveBy(reviewer, 'invitation', sha256))).toBe(
      '403 team-refused wrong-role',
    );
    const approval = got(await supervisor.vault.approve('invitation', sha256));
    const byAnother = await ask(endpoint, reviewer, 'POST', paths.deskApprovals, approval);
    expect(await why(byAnother)).toBe('422 wrong-signature wrong');
    expect((await approveBy(supervisor, 'invitation', sha256)).status).toBe(204);
    expect((await approveBy(supervisor, 'invitation', sha256)).status).toBe(204);
    const joined = await redeem(endpoint, prepared);
    expect(readLedger('team.').at(-1)).toMatchObject({
      handler: joined.number,
      invitedBy: administrator.number,
      approvedBy: supervisor.number,
    });
  });
});

describe('a grant', () => {
  it('goes from the operator to the first, and from whoever holds the key to the next', async () => {
    const first = await join(endpoint, ['administrator', 'reviewer']);
    const second = await join(endpoint, ['disposer']);
    await grantByOperator(endpoint, first, endpoint.deskKey);
    await learn(endpoint, first);
    expect(await placedOf(await grantBy(first, second))).toMatchObject({ waiting: false });
    expect((await learn(endpoint, second)).held).toHaveLength(1);
    const { descriptor } = endpoint.descriptor;
    const words = { name: 'A. Example', quote: 'said' };
    const { report } = await createSecondReport(descriptor.deskKey, descriptor.deskKey, words);
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
    const content = await openReport(endpoint, second, report, 1);
    expect(got(await second.vault.openBody(content))).toMatchObject({ answers: { quote: 'said' } });
    expect(readLedger('key.')).toMatchObject([
      { type: 'key.granted', handler: 1, by: 0, purpose: 'desk', keyId: endpoint.deskKey.kid },
      { type: 'key.granted', handler: 2, by: 1, purpose: 'desk', keyId: endpoint.deskKey.kid },
    ]);
  });

  it('is refused from who does not hold the key, to who has one way in, is another or has left', async () => {
    const holder = await join(endpoint, ['reviewer']);
    const stranger = await join(endpoint, ['administrator']);
    await grantByOperator(endpoint, holder, endpoint.deskKey);
    await learn(endpoint, holder);
    const forge = async (giver: Person, taker: Person, change: Partial<KeyGrant> = {}) => {
      const made = got(await holder.vault.grantKey(requestFor(taker)));
      return ask(endpoint, giver, 'POST', paths.deskGrants, { ...made, ...change });
    };
    const requestFor = (taker: Person) => ({
      purpose: 'desk' as const,
      keyId: endpoint.deskKey.kid,
      to: { handler: taker.number, sealingKey: taker.enrolment.sealingKey },
    });
    // Somebody else's grant in one's own name, and one that was changed.
    expect(await why(await forge(stranger, stranger))).toBe('422 wrong-signature wrong');
    expect(await why(await forge(holder, stranger, { purpose: 'identity' }))).toBe(
      '422 wrong-signature wrong',
    );
    // A key that the stranger made up, granted as the desk's.
    const made = await createDeskKey();
    const keys = await openKeys(stranger);
    const sealed = await sealGrant(
      { ...made },
      {
        purpose: 'desk',
        to: { handler: holder.number, sealingKey: holder.enrolment.sealingKey },
        by: { handler: stranger.number, kid: keys.signing.kid },
        at: new Date().toISOString(),
      },
      await signerOf(keys),
    );
    expect(await why(await ask(endpoint, stranger, 'POST', paths.deskGrants, sealed))).toBe(
      '403 team-refused wrong-role',
    );
    // Put on the team by keys alone: no box, hence no grant.
    const bare = await enrolByKeys(endpoint, ['reviewer']);
    const sealingKey = (await readTeamOf(holder)).team.find(
      (one) => one.handler === bare.number,
    )?.sealingKey;
    if (sealingKey === undefined) throw new Error('nobody');
    const toBare = { handler: bare.number, sealingKey };
    const one = got(await holder.vault.grantKey({ ...requestFor(holder), to: toBare }));
    expect(await why(await ask(endpoint, holder, 'POST', paths.deskGrants, one))).toBe(
      '403 team-refused one-method',
    );
    // To the number of one with the key of another.
    const mixed = { handler: stranger.number, sealingKey: holder.enrolment.sealingKey };
    const other = got(await holder.vault.grantKey({ ...requestFor(holder), to: mixed }));
    expect(await why(await ask(endpoint, holder, 'POST', paths.deskGrants, other))).toBe(
      '403 team-refused no-handler',
    );
    await withDatabase(endpoint, (db) => revokeHandler(db, stranger.number, new Date()));
    expect(await why(await grantBy(holder, stranger))).toBe('403 team-refused no-handler');
    expect(readLedger('key.granted')).toHaveLength(1);
  });

  it('of a team of three waits for a second person, and is nobody’s until then', async () => {
    const holder = await join(endpoint, ['reviewer']);
    const supervisor = await join(endpoint, ['supervisor']);
    const disposer = await join(endpoint, ['disposer']);
    const placed = await grantByOperator(endpoint, holder, endpoint.deskKey);
    expect(placed.waiting).toBe(true);
    expect((await readMe(endpoint, holder)).grants).toEqual([]);
    expect(await why(await approveBy(holder, 'grant', placed.sha256))).toMatch('team-refused');
    expect((await approveBy(supervisor, 'grant', placed.sha256)).status).toBe(204);
    await learn(endpoint, holder);
    const next = await placedOf(await grantBy(holder, disposer));
    expect(next.waiting).toBe(true);
    expect((await readTeamOf(disposer)).waiting.grants).toMatchObject([
      { to: { handler: disposer.number } },
    ]);
    expect(await why(await approveBy(holder, 'grant', next.sha256))).toBe(
      '403 team-refused same-person',
    );
    expect((await approveBy(supervisor, 'grant', next.sha256)).status).toBe(204);
    expect((await approveBy(supervisor, 'grant', next.sha256)).status).toBe(204);
    expect((await learn(endpoint, disposer)).held).toHaveLength(1);
    expect(readLedger('key.granted')).toMatchObject([
      { handler: holder.number, by: 0, approvedBy: supervisor.number },
      { handler: disposer.number, by: holder.number, approvedBy: supervisor.number },
    ]);
  });

  it('swapped by the endpoint is not believed', async () => {
    const person = await join(endpoint, ['reviewer']);
    const other = await join(endpoint, ['reviewer']);
    await grantByOperator(endpoint, person, endpoint.deskKey);
    await grantByOperator(endpoint, other, endpoint.deskKey);
    const me = await readMe(endpoint, person);
    const [true_] = me.grants;
    const [theirs] = (await readMe(endpoint, other)).grants;
    if (true_ === undefined || theirs === undefined) throw new Error('no grants');
    // The endpoint knows everything but the private halves: it seals a key of its own.
    const forger = await prepare(endpoint, await inviteByOperator(endpoint, ['reviewer']));
    const own = await openKeys(forger);
    const forged = await sealGrant(
      await createDeskKey(),
      {
        purpose: 'desk',
        to: { handler: person.number, sealingKey: person.enrolment.sealingKey },
        by: { endpoint: own.signing.kid },
        at: new Date().toISOString(),
      },
      await signerOf(own),
    );
    const { d: _, ...granter } = own.signing;
    const learnt = got(
      await person.vault.learn({
        ...me,
        grants: [
          { grant: forged, granter },
          theirs,
          { ...true_, granter },
          { ...true_, grant: { ...true_.grant, sealed: forged.sealed } },
        ],
      }),
    );
    expect(learnt.held).toEqual([]);
    expect(learnt.refused.map(({ reason }) => reason)).toEqual([
      'other-endpoint',
      'other-handler',
      'other-endpoint',
      'not-authentic',
    ]);
  });

  it('of a link key that the endpoint made up is not believed, so that it reads nothing from tags', async () => {
    const person = await join(endpoint, ['reviewer']);
    await grantByOperator(endpoint, person, endpoint.deskKey);
    const forger = await prepare(endpoint, await inviteByOperator(endpoint, ['reviewer']));
    const own = await openKeys(forger);
    const { d: _, ...granter } = own.signing;
    const { key, publicKey } = await importSharedKey(own.sealing, 'desk');
    if (publicKey === undefined) throw new Error('no key');
    const link = await vouchFor(await createLinkKey(), { key, publicKey });
    const grant = await sealGrant(
      link,
      {
        purpose: 'link',
        to: { handler: person.number, sealingKey: person.enrolment.sealingKey },
        by: { handler: 2, kid: granter.kid },
        at: new Date().toISOString(),
      },
      await signerOf(own),
    );
    const me = await readMe(endpoint, person);
    const learnt = got(
      await person.vault.learn({ ...me, grants: [...me.grants, { grant, granter }] }),
    );
    expect(learnt.refused).toEqual([{ keyId: link.kid, reason: 'not-authentic' }]);
    expect(await person.vault.tagContent({ targets: ['x'], documents: [] })).toEqual({
      ok: false,
      error: 'no-key',
    });
  });

  it('of a first link key is made by who holds the desk’s, for themselves, and then handed on', async () => {
    const first = await join(endpoint, ['reviewer']);
    const second = await join(endpoint, ['disposer']);
    const linkFor = async (giver: Person, taker: Person, keyId?: string) => {
      const to = { handler: taker.number, sealingKey: taker.enrolment.sealingKey };
      const request = { purpose: 'link' as const, to, ...defined({ keyId }) };
      const grant = got(await giver.vault.grantKey(request));
      return { grant, answer: await ask(endpoint, giver, 'POST', paths.deskGrants, grant) };
    };
    const to = { handler: first.number, sealingKey: first.enrolment.sealingKey };
    expect(await first.vault.grantKey({ purpose: 'link', to })).toMatchObject({ error: 'no-key' });
    await grantByOperator(endpoint, first, endpoint.deskKey);
    await learn(endpoint, first);
    expect((await linkFor(first, second)).answer.status).toBe(403);
    const { grant, answer } = await linkFor(first, first);
    expect(answer.status).toBe(200);
    // A second one would part the team's links.
    expect((await linkFor(first, first)).answer.status).toBe(403);
    await learn(endpoint, first);
    expect((await linkFor(first, second, grant.keyId)).answer.status).toBe(200);
    // Nobody vouches for it to somebody without the desk's key.
    expect((await learn(endpoint, second)).refused).toEqual([
      { keyId: grant.keyId, reason: 'not-authentic' },
    ]);
    await grantByOperator(endpoint, second, endpoint.deskKey);
    expect((await learn(endpoint, second)).refused).toEqual([]);
    const about = { targets: ['https://forum.example.org/t/1'], documents: [] };
    const tags = got(await first.vault.tagContent(about));
    expect(tags).toHaveLength(1);
    expect(got(await second.vault.tagContent(about))).toEqual(tags);
  });
});

it('whoever leaves loses boxes and grants, and the ledger says which', async () => {
  const person = await join(endpoint, ['reviewer']);
  const stays = await join(endpoint, ['administrator']);
  const { sha256 } = await grantByOperator(endpoint, person, endpoint.deskKey);
  const [, byCode] = person.boxes;
  expect((await fetch(endpoint.url + paths.deskBox(byCode?.id ?? ''))).status).toBe(200);
  await withDatabase(endpoint, (db) => revokeHandler(db, person.number, new Date()));
  expect((await fetch(endpoint.url + paths.deskBox(byCode?.id ?? ''))).status).toBe(404);
  expect((await ask(endpoint, person, 'GET', paths.deskMe)).status).toBe(401);
  const { team } = await readTeamOf(stays);
  expect(team[0]).toMatchObject({ methods: [], grants: [], revokedAt: expect.any(String) });
  expect(readLedger('key.revoked')).toMatchObject([{ handler: 1, grantSha256: sha256 }]);
});

it('somebody is taken off by an administrator alone, who is in the ledger, and never the last one', async () => {
  const first = await join(endpoint, ['administrator']);
  const person = await join(endpoint, ['reviewer']);
  const revoke = (by: Person, handler: number) =>
    ask(endpoint, by, 'POST', paths.deskRevocations, { handler });
  expect(await why(await revoke(person, first.number))).toBe('403 team-refused wrong-role');
  expect(await why(await revoke(first, first.number))).toMatch(/last-administrator$/);
  expect(await why(await revoke(first, 99))).toMatch(/no-handler$/);
  expect((await revoke(first, person.number)).status).toBe(204);
  expect((await ask(endpoint, person, 'GET', paths.deskMe)).status).toBe(401);
  expect(readLedger('team.revoked')).toMatchObject([{ handler: person.number, by: first.number }]);
});

describe('roles are changed by an administrator', () => {
  const change = (by: Person, handler: number, roles: readonly Role[], more: object = {}) =>
    ask(endpoint, by, 'POST', paths.deskRoles, { handler, roles, ...more });

  const approveRoles = async (by: Person, sha256: string) =>
    ask(endpoint, by, 'POST', paths.deskApprovals, got(await by.vault.approve('roles', sha256)));

  /** By somebody whose keys are here, and in no vault. */
  const approveByKeys = async (
    { number, pair }: Awaited<ReturnType<typeof enrolByKeys>>,
    sha256: string,
  ) => {
    const by = { handler: number, kid: pair.publicKey.kid };
    const unsigned = { type: 'plaint.approval/1' as const, of: 'roles' as const, sha256, by };
    const signature = await signCanonical(signingDomains.approval, unsigned, pair.privateKey);
    const told = { ...unsigned, signature };
    return tellDesk(endpoint, { number, pair }, 'POST', paths.deskApprovals, told);
  };

  it('at once in a small team; keys that the new roles do not use go, and the ledger says which', async () => {
    const first = await join(endpoint, ['administrator']);
    const person = await join(endpoint, ['reviewer']);
    const { sha256 } = await grantByOperator(endpoint, person, endpoint.deskKey);
    expect(await why(await change(person, person.number, ['disposer']))).toMatch(/wrong-role$/);
    expect(await why(await change(first, 99, ['disposer']))).toMatch(/no-handler$/);
    expect(await why(await change(first, first.number, ['reviewer']))).toMatch(
      /last-administrator$/,
    );
    expect((await change(first, person.number, [])).status).toBe(422);
    const told = placedSchema.parse(
      await (await change(first, person.number, ['disposer'])).json(),
    );
    expect(told.waiting).toBe(false);
    expect(await readMe(endpoint, person)).toMatchObject({ roles: ['disposer'] });
    expect((await readMe(endpoint, person)).grants).toHaveLength(1);
    await change(first, person.number, ['administrator']);
    expect(await readMe(endpoint, person)).toMatchObject({ roles: ['administrator'], grants: [] });
    expect(readLedger('team.changed')).toMatchObject([
      { handler: person.number, roles: ['disposer'], by: first.number },
      { handler: person.number, roles: ['administrator'], by: first.number },
    ]);
    expect(readLedger('key.revoked')).toMatchObject([
      { handler: person.number, grantSha256: sha256 },
    ]);
    // Now there is another one.
    expect((await change(first, first.number, ['reviewer'])).status).toBe(200);
  });

  it('and so is a certificate that ran out: renewed, it lets judge again, and the record shows when', async () => {
    const first = await join(endpoint, ['administrator', 'reviewer']);
    const over = new Date(Date.now() - 86_400_000).toISOString();
    const reviewer = await enrolByKeys(endpoint, ['reviewer'], over);
    const report = await createReport(endpoint.descriptor.descriptor.deskKey);
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
    const reportId = report.id;
    const assess = async () => {
      const facts = { complete: true, disagreements: 0 };
      const step = await signStep(reviewer, { reportId, seq: 1 }, 'case.assessed', facts);
      return sendStep(endpoint, reviewer, step);
    };
    expect(await why(await assess())).toBe('403 step-refused no-certificate');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const renewed = { certifiedUntil: until };
    expect((await change(first, reviewer.number, ['reviewer'], renewed)).status).toBe(200);
    expect((await assess()).status).toBe(201);
    // Other roles alone leave it as it is.
    expect((await change(first, reviewer.number, ['disposer'])).status).toBe(200);
    const [told] = (await readTeamOf(first)).team.filter((one) => one.handler === reviewer.number);
    expect(told).toMatchObject({ roles: ['disposer'], certifiedUntil: until });
    const none = { certifiedUntil: null };
    expect((await change(first, reviewer.number, ['disposer'], none)).status).toBe(200);
    expect(readLedger('team.changed')).toMatchObject([{ certifiedUntil: until }, {}, none]);
    expect(readLedger('team.changed')[1]).not.toHaveProperty('certifiedUntil');
    const record = await askDesk(endpoint, reviewer, paths.deskRecord(reportId));
    const standards = [guideline2023];
    expect((await verifyCaseRecord(await record.json(), { standards })).findings).toEqual([]);
  });

  it('a certificate waits for a second person from three on, and is not one’s own to approve', async () => {
    const first = await join(endpoint, ['administrator']);
    const person = await join(endpoint, ['reviewer', 'supervisor']);
    const third = await enrolByKeys(endpoint, ['supervisor']);
    const certifiedUntil = '2099-01-31T23:59:59.999Z';
    const roles: Role[] = ['reviewer', 'supervisor'];
    const asked = await change(first, person.number, roles, { certifiedUntil });
    const { sha256, waiting } = placedSchema.parse(await asked.json());
    expect(waiting).toBe(true);
    expect((await readTeamOf(first)).waiting.roles).toMatchObject([{ sha256, certifiedUntil }]);
    expect(await why(await approveRoles(person, sha256))).toMatch(/same-person$/);
    expect((await readMe(endpoint, person)).certifiedUntil).toBe(null);
    expect((await approveByKeys(third, sha256)).status).toBe(204);
    expect((await readMe(endpoint, person)).certifiedUntil).toBe(certifiedUntil);
  });

  it('by two people from three on; neither who asks nor whose roles they are', async () => {
    const first = await join(endpoint, ['administrator']);
    const person = await join(endpoint, ['reviewer', 'supervisor']);
    const third = await enrolByKeys(endpoint, ['supervisor']);
    const placed = placedSchema.parse(
      await (await change(first, person.number, ['disposer', 'supervisor'])).json(),
    );
    expect(placed.waiting).toBe(true);
    expect(await readMe(endpoint, person)).toMatchObject({ roles: ['reviewer', 'supervisor'] });
    const { waiting } = await readTeamOf(first);
    expect(waiting.roles).toEqual([
      {
        handler: person.number,
        roles: ['disposer', 'supervisor'],
        sha256: placed.sha256,
        by: first.number,
      },
    ]);
    for (const one of [first, person])
      expect(await why(await approveRoles(one, placed.sha256))).toMatch(/same-person$/);
    const told = await approveByKeys(third, placed.sha256);
    expect(told.status).toBe(204);
    expect(await readMe(endpoint, person)).toMatchObject({ roles: ['disposer', 'supervisor'] });
    expect((await readTeamOf(first)).waiting.roles).toEqual([]);
    expect(readLedger('team.changed')).toMatchObject([{ by: first.number, approvedBy: 3 }]);
  });

  it('and in an open case whoever reviewed disposes of nothing under other roles, as its record shows', async () => {
    const first = await enrolByKeys(endpoint, ['administrator', 'supervisor']);
    const reviewer = await enrolByKeys(endpoint, ['reviewer']);
    const report = await createReport(endpoint.descriptor.descriptor.deskKey);
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
    const reportId = report.id;
    const step = async (seq: number, ...told: [CaseEventType, object]) =>
      sendStep(
        endpoint,
        reviewer,
        await signStep(reviewer, { reportId, seq }, told[0], told[1] as never),
      );
    await step(1, 'case.assessed', { complete: true, disagreements: 0 });
    await step(2, 'case.accepted', { clause: 'insult' });
    await step(3, 'case.judged', { finding: 'upheld', clauses: ['insult'] });
    const changed = await tellDesk(endpoint, first, 'POST', paths.deskRoles, {
      handler: reviewer.number,
      roles: ['disposer'],
    });
    expect(changed.status).toBe(200);
    const remove = { grade: 2, signOffs: 1, rule: 0, measures: [{ id: 'remove' }] };
    expect(await why(await step(4, 'measures.proposed', remove))).toBe(
      '403 step-refused both-sides',
    );
    const other = await enrolByKeys(endpoint, ['disposer']);
    const proposed = await signStep(other, { reportId, seq: 4 }, 'measures.proposed', remove);
    expect((await sendStep(endpoint, other, proposed)).status).toBe(201);
    // Whoever verifies sees who was what when: the review by a reviewer then, a disposer now.
    const record = await askDesk(endpoint, first, paths.deskRecord(reportId));
    const standards = [guideline2023];
    expect((await verifyCaseRecord(await record.json(), { standards })).findings).toEqual([]);
  });
});

it('boxes are replaced as a whole, two methods at least, and nobody’s by another', async () => {
  const person = await join(endpoint, ['reviewer']);
  const other = await join(endpoint, ['reviewer']);
  const { boxes } = await readMe(endpoint, person);
  expect(boxes.find(({ method }) => method === 'passphrase')).not.toHaveProperty('jwe');
  const put = (told: unknown) => ask(endpoint, person, 'PUT', paths.deskBoxes, told);
  const [box] = person.boxes;
  if (box === undefined) throw new Error('no box');
  const secret = { method: 'passkey' as const, credentialId: 'abc', prf: new Uint8Array(32) };
  const existing = { box, secret: { method: 'passphrase' as const, passphrase } };
  const added = got(await person.vault.addMethod(existing, secret));
  expect((await put({ boxes: [...boxes, added] })).status).toBe(204);
  expect((await readMe(endpoint, person)).boxes).toHaveLength(3);
  expect((await put({ boxes: [added] })).status).toBe(422);
  expect((await put({ boxes: [added, added] })).status).toBe(422);
  const theirs = (await readMe(endpoint, other)).boxes;
  expect(await why(await put({ boxes: theirs }))).toBe('409 conflict');
  const foreign = await person.vault.addMethod(
    { box: other.boxes[0] ?? box, secret: existing.secret },
    secret,
  );
  expect(foreign).toEqual({ ok: false, error: 'other-handler' });
});

it('no private key, passphrase or code is in the database, the log or any file of the endpoint', async () => {
  const person = await join(endpoint, ['administrator', 'reviewer']);
  const second = await join(endpoint, ['disposer']);
  await grantByOperator(endpoint, person, endpoint.deskKey);
  await learn(endpoint, person);
  expect((await grantBy(person, second)).status).toBe(200);
  const keys = await openKeys(person);
  const secrets = [
    keys.signing.d,
    keys.sealing.d,
    endpoint.deskKey.d,
    passphrase,
    person.recoveryCode,
    person.recoveryCode.replaceAll('-', ''),
    person.enrolment.invitation,
    person.boxes.find(({ method }) => method === 'passphrase')?.jwe.split('.')[3] ?? '',
  ];
  const raw = secrets.flatMap((secret) => [
    Buffer.from(secret),
    Buffer.from(secret, 'base64url'),
    Buffer.from(Buffer.from(secret, 'base64url').toString('hex')),
  ]);
  // The search can find: what is public is there.
  const files = await readAll(endpoint.config.dataDir);
  expect(files.some((bytes) => bytes.includes(keys.signing.x))).toBe(true);
  const log = Buffer.from(endpoint.logLines.join('\n'));
  for (const bytes of [...files, log])
    for (const secret of raw) expect(bytes.includes(secret)).toBe(false);
});

async function readAll(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(joinPath(entry.parentPath, entry.name))));
}

/** The keys of somebody, out of their box: only a test has both. */
async function openKeys({ boxes }: Pick<Person, 'boxes'>) {
  const [box] = boxes;
  if (box === undefined) throw new Error('no box');
  const opened = await openBox(box, { method: 'passphrase', passphrase });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

async function signerOf({ signing }: Pick<HandlerKeys, 'signing'>): Promise<CryptoKey> {
  const { kty, crv, x, d } = signing;
  return crypto.subtle.importKey('jwk', { kty, crv, x, d }, 'Ed25519', false, ['sign']);
}

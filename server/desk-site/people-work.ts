import type { PeopleFailure, PeopleWork } from '../../components/desk/people-services.ts';
import { compareWords } from '../../utils/desk/compare-words.ts';
import type { DeskVault, GrantRequest } from '../../utils/desk/desk-vault.ts';
import {
  createInvitation,
  invitationFragment,
  secretSha256,
} from '../../utils/desk/invitation-link.ts';
import { grantSha256 } from '../../utils/desk/key-grant.ts';
import {
  type Colleague,
  deskMeSchema,
  placedSchema,
  type TeamAnswer,
  teamSchema,
} from '../../utils/desk/team-wire.ts';
import { parseJson } from '../../utils/parse-json.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import { receivedProblemSchema } from '../../utils/protocol/problem.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { changeBoxes, keptOf, renewCode } from './change-boxes.ts';
import { type AskDesk, type DeskRequest, readBytes, troubleOf } from './desk-http.ts';
import type { DeviceStore } from './device-store.ts';
import { makePasskey } from './passkeys.ts';

export interface PeoplePorts {
  readonly vault: DeskVault;
  readonly ask: AskDesk;
  readonly store: DeviceStore;
  readonly descriptor: Descriptor;
}

type Done<Value> = Promise<Result<Value, PeopleFailure>>;

const invitationDays = 7;

/** An answer in words: its text, or why the team's rules refuse it. */
async function tell({ ask }: PeoplePorts, request: DeskRequest): Done<string> {
  const answer = await ask(request);
  const bytes = answer.ok ? await readBytes(answer.value) : answer;
  if (!answer.ok) return err({ trouble: answer.error });
  if (!bytes.ok) return err({ trouble: bytes.error });
  const text = await bytes.value.text();
  if (answer.value.ok) return ok(text);
  const code = parseJson(receivedProblemSchema, text)?.errors?.[0]?.code;
  return err(code === undefined ? { trouble: troubleOf(answer.value.status) } : { code });
}

async function tellFor<Value>(
  ports: PeoplePorts,
  schema: Parameters<typeof parseJson<Value>>[0],
  request: DeskRequest,
): Done<Value> {
  const told = await tell(ports, request);
  if (!told.ok) return told;
  const value = parseJson(schema, told.value);
  return value === undefined ? err({ trouble: 'offline' }) : ok(value);
}

const readTeam = (ports: PeoplePorts): Done<TeamAnswer> =>
  tellFor(ports, teamSchema, { method: 'GET', path: paths.deskTeam });

/** The words that this person has on their page; undefined where nothing was compared. */
async function wordsOf({ joined, signingKey, sealingKey }: Colleague): Promise<string | undefined> {
  if (joined === undefined) return undefined;
  const words = await compareWords({
    secretSha256: joined.secretSha256,
    inviter: joined.invitedBy.key.kid,
    signing: signingKey.kid,
    sealing: sealingKey.kid,
  });
  return words.join(' ');
}

/** A key sealed and signed in the vault, and kept by the endpoint. */
async function place(ports: PeoplePorts, request: GrantRequest): Done<'given' | 'waiting'> {
  const grant = await ports.vault.grantKey(request);
  if (!grant.ok) return err({ trouble: grant.error });
  const body = JSON.stringify(grant.value);
  const told = { method: 'POST', path: paths.deskGrants, body } as const;
  const placed = await tellFor(ports, placedSchema, told);
  if (!placed.ok) return placed;
  return ok(placed.value.waiting ? 'waiting' : 'given');
}

const spelled = (words: string) =>
  words
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
    .join(' ');

/** The passphrase of this device, as what opens the keys for one more box. */
async function openerOf({ store }: PeoplePorts, passphrase: string) {
  const box = (await store.loadBoxes()).find(({ method }) => method === 'passphrase');
  const secret = { method: 'passphrase' as const, passphrase };
  return box && { box, secret };
}

/** What is done about people and keys, by the vault and the endpoint. */
export function createPeopleWork(ports: PeoplePorts): PeopleWork {
  const { vault, store, descriptor } = ports;
  return {
    readTeam: () => readTeam(ports),
    async invite(roles, certifiedUntil) {
      const invitation = createInvitation(descriptor.rootKey.kid);
      const expiresAt = new Date(Date.now() + invitationDays * 86_400_000).toISOString();
      const body = JSON.stringify({
        secretSha256: await secretSha256(invitation.secret),
        roles,
        certifiedUntil,
        expiresAt,
      });
      const request = { method: 'POST', path: paths.deskInvitations, body } as const;
      const placed = await tellFor(ports, placedSchema, request);
      if (!placed.ok) return placed;
      const link = `${location.origin}/${invitationFragment(invitation)}`;
      return ok({ link, waiting: placed.value.waiting });
    },
    async grant(handler, { purpose, keyId }, words) {
      const team = await readTeam(ports);
      if (!team.ok) return team;
      const colleague = team.value.team.find((one) => one.handler === handler);
      if (colleague === undefined) return err({ code: 'no-handler' });
      if (spelled(words) !== (await wordsOf(colleague))) return ok('differs');
      const to = { handler, sealingKey: colleague.sealingKey };
      return place(ports, { purpose, keyId, to });
    },
    async makeLinkKey() {
      const me = await tellFor(ports, deskMeSchema, { method: 'GET', path: paths.deskMe });
      const team = me.ok ? await readTeam(ports) : me;
      if (!me.ok) return me;
      if (!team.ok) return team;
      const { handler } = me.value;
      const own = team.value.team.find((one) => one.handler === handler);
      if (own === undefined) return err({ code: 'no-handler' });
      return place(ports, { purpose: 'link', to: { handler, sealingKey: own.sealingKey } });
    },
    sha256OfGrant: grantSha256,
    async approve(of, sha256) {
      const approval = await vault.approve(of, sha256);
      if (!approval.ok) return err({ trouble: approval.error });
      const body = JSON.stringify(approval.value);
      const told = await tell(ports, { method: 'POST', path: paths.deskApprovals, body });
      return told.ok ? ok(true) : told;
    },
    async changeRoles(change) {
      const body = JSON.stringify(change);
      const request = { method: 'POST', path: paths.deskRoles, body } as const;
      const placed = await tellFor(ports, placedSchema, request);
      return placed.ok ? ok(placed.value.waiting ? 'waiting' : 'done') : placed;
    },
    async revoke(handler) {
      const body = JSON.stringify({ handler });
      const told = await tell(ports, { method: 'POST', path: paths.deskRevocations, body });
      return told.ok ? ok(true) : told;
    },
    async readMethods() {
      const me = await tellFor(ports, deskMeSchema, { method: 'GET', path: paths.deskMe });
      return me.ok ? ok(me.value.boxes.map(({ method }) => method)) : me;
    },
    async addPasskey(passphrase) {
      const opener = await openerOf(ports, passphrase);
      if (opener === undefined) return err({ trouble: 'wrong-secret' });
      const secret = await makePasskey();
      if (!secret.ok) return err({ trouble: secret.error });
      const box = await vault.addMethod(opener, secret.value);
      if (!box.ok) return err({ trouble: box.error });
      const changed = await changeBoxes(ports, (kept) => [...kept, keptOf(box.value)]);
      if (!changed.ok) return err({ trouble: changed.error });
      await store.saveBox(box.value);
      return ok(true);
    },
    async renewCode(passphrase) {
      const opener = await openerOf(ports, passphrase);
      if (opener === undefined) return err({ trouble: 'wrong-secret' });
      const code = await renewCode(ports, opener);
      return code.ok ? code : err({ trouble: code.error });
    },
  };
}

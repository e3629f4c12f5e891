import { randomUUID } from 'node:crypto';
import { loadSigningKeys } from '../../server/keys/signing-keys.ts';
import { placeGrant } from '../../server/team/grants.ts';
import { invite } from '../../server/team/invitations.ts';
import type { Role } from '../../utils/casework/roles.ts';
import { type DeskContent, deskContentSchema, takenStepSchema } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import type { DeskVault, UnsignedStep, Vaulted } from '../../utils/desk/desk-vault.ts';
import { createInvitation, secretSha256 } from '../../utils/desk/invitation-link.ts';
import { type SharedKey, sealGrant } from '../../utils/desk/key-grant.ts';
import {
  type DeskMe,
  deskMeSchema,
  type EnrolledAnswer,
  type Enrolment,
  enrolledSchema,
  type KeyBox,
  type Placed,
  type Purpose,
} from '../../utils/desk/team-wire.ts';
import { createVault } from '../../utils/desk/vault.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import type { TestEndpoint } from './endpoint.ts';
import { withDatabase } from './handler.ts';
import type { TestReport } from './reporter.ts';

export const passphrase = 'correct horse battery staple';

/** A clock that only the test moves, with the timers that it makes due. */
export function createTestClock(startMs = Date.now()) {
  let nowMs = startMs;
  const timers = new Map<() => void, number>();
  return {
    now: () => nowMs,
    setTimer: (callback: () => void, ms: number) => {
      timers.set(callback, nowMs + ms);
      return () => timers.delete(callback);
    },
    /** `isAsleep`: as on a machine that slept, no timer goes off. */
    advance(ms: number, isAsleep = false) {
      nowMs += ms;
      if (isAsleep) return;
      for (const [callback, dueMs] of [...timers])
        if (dueMs <= nowMs) {
          timers.delete(callback);
          callback();
        }
    },
  };
}
export type TestClock = ReturnType<typeof createTestClock>;

export function got<Value>(vaulted: Vaulted<Value>): Value {
  if (!vaulted.ok) throw new Error(vaulted.error);
  return vaulted.value;
}

/** Somebody at the desk with a vault of their own. */
export interface Person {
  readonly vault: DeskVault;
  readonly clock: TestClock;
  readonly number: number;
  readonly joined: EnrolledAnswer;
  readonly enrolment: Enrolment;
  readonly boxes: readonly KeyBox[];
  readonly recoveryCode: string;
}

export async function post(url: string, body: unknown, authorization?: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...defined({ Authorization: authorization }),
    },
    body: JSON.stringify(body),
  });
}

/** One request to the desk's routes, signed in the vault. */
export async function ask(
  endpoint: TestEndpoint,
  { vault }: Pick<Person, 'vault'>,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  told?: unknown,
): Promise<Response> {
  const body = told === undefined ? undefined : JSON.stringify(told);
  const request = { method, path, ...defined({ body }) };
  const headers = { Authorization: got(await vault.authorize(request)) };
  if (body === undefined) return fetch(endpoint.url + path, { method, headers });
  return fetch(endpoint.url + path, {
    method,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body,
  });
}

async function operator({ config }: TestEndpoint) {
  const { current } = await loadSigningKeys(config.dataDir, 'root');
  return { pair: current, giver: { number: 0, key: current.publicKey } };
}

/** What an operator's link would hold. */
export async function inviteByOperator(
  endpoint: TestEndpoint,
  roles: readonly Role[],
  expiresInMs = 86_400_000,
): Promise<{ secret: string; rootKid: string; placed: Placed }> {
  const { giver } = await operator(endpoint);
  const invitation = createInvitation(giver.key.kid);
  const now = new Date();
  const expiresAt = new Date(now.getTime() + expiresInMs).toISOString();
  const sha256 = await secretSha256(invitation.secret);
  const told = { secretSha256: sha256, roles: [...roles], certifiedUntil: null, expiresAt };
  const placed = await withDatabase(endpoint, (db) => invite(db, told, giver, now));
  return { ...invitation, placed };
}

/** Makes keys in a new vault for an invitation; nothing is sent. */
export async function prepare(
  endpoint: TestEndpoint,
  { secret: invitation, rootKid }: { readonly secret: string; readonly rootKid: string },
  clock = createTestClock(),
) {
  const vault = createVault(clock);
  const made = got(
    await vault.enrol({
      invitation,
      rootKid,
      descriptor: endpoint.descriptor,
      secret: { method: 'passphrase', passphrase },
    }),
  );
  return { vault, clock, ...made };
}

export async function redeem(
  endpoint: TestEndpoint,
  prepared: Awaited<ReturnType<typeof prepare>>,
): Promise<Person> {
  const answer = await post(endpoint.url + paths.deskEnrol, prepared.enrolment);
  if (answer.status !== 201) throw new Error(`enrol: ${answer.status} ${await answer.text()}`);
  const joined = enrolledSchema.parse(await answer.json());
  const person = { ...prepared, joined, number: joined.handler };
  await learn(endpoint, person);
  return person;
}

/** Somebody new on the team, without any shared key. */
export async function join(endpoint: TestEndpoint, roles: readonly Role[]): Promise<Person> {
  return redeem(endpoint, await prepare(endpoint, await inviteByOperator(endpoint, roles)));
}

export async function readMe(
  endpoint: TestEndpoint,
  person: Pick<Person, 'vault'>,
): Promise<DeskMe> {
  const answer = await ask(endpoint, person, 'GET', paths.deskMe);
  return deskMeSchema.parse(await answer.json());
}

export async function learn(endpoint: TestEndpoint, person: Pick<Person, 'vault'>) {
  return got(await person.vault.learn(await readMe(endpoint, person)));
}

/** A shared key by the operator, as `npm run team -- grant` gives it. */
export async function grantByOperator(
  endpoint: TestEndpoint,
  person: Person,
  key: SharedKey,
  purpose: Purpose = 'desk',
): Promise<Placed> {
  const { pair, giver } = await operator(endpoint);
  const now = new Date();
  const to = { handler: person.number, sealingKey: person.enrolment.sealingKey };
  const by = { endpoint: giver.key.kid };
  const grant = await sealGrant(key, { purpose, to, by, at: now.toISOString() }, pair.privateKey);
  return withDatabase(endpoint, (db) => placeGrant(db, grant, giver, now));
}

/** Signs one step in the vault and sends it. */
export async function takeStep(
  endpoint: TestEndpoint,
  person: Pick<Person, 'vault'>,
  reportId: string,
  seq: number,
  facts: Record<string, unknown> & { readonly type: string },
): Promise<Response> {
  const { id, version } = guideline2023;
  const step = { id: randomUUID(), reportId, seq, standard: { id, version }, ...facts };
  const signed = got(await person.vault.signStep(step as unknown as UnsignedStep));
  return ask(endpoint, person, 'POST', paths.deskEvents(reportId), signed);
}

/** Opens a report as the page does: the step first, then what it is a proof for. */
export async function openReport(
  endpoint: TestEndpoint,
  person: Person,
  report: Pick<TestReport, 'id'>,
  seq: number,
): Promise<DeskContent> {
  const facts = { type: 'report.opened', reason: 'assess' };
  const taken = await takeStep(endpoint, person, report.id, seq, facts);
  if (taken.status !== 201) throw new Error(`opened: ${taken.status}`);
  takenStepSchema.parse(await taken.json());
  const answer = await ask(endpoint, person, 'GET', paths.deskContent(report.id));
  return deskContentSchema.parse(await answer.json());
}

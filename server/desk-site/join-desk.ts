import type { DeskTrouble, Entry, Joined } from '../../components/desk/desk-services.ts';
import { compareWords } from '../../utils/desk/compare-words.ts';
import type { DeskVault, Secret } from '../../utils/desk/desk-vault.ts';
import { readInvitation, secretSha256 } from '../../utils/desk/invitation-link.ts';
import { enrolledSchema } from '../../utils/desk/team-wire.ts';
import type { SignedDescriptor } from '../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { readAnswer, send } from './desk-http.ts';
import type { DeviceStore, Joining } from './device-store.ts';
import { makePasskey } from './passkeys.ts';

type FirstSecret = Exclude<Secret, { method: 'recovery' }>;
type Asked<Value> = Promise<Result<Value, DeskTrouble>>;

export interface JoinPorts {
  readonly vault: DeskVault;
  readonly store: DeviceStore;
}

async function firstSecret(entry: Entry): Asked<FirstSecret> {
  if (entry === 'passkey') return makePasskey();
  return ok({ method: 'passphrase', passphrase: entry.passphrase });
}

/** Makes keys for an invitation, and keeps them before anybody hears of them. */
export async function makeJoining(
  { vault, store }: JoinPorts,
  link: string,
  entry: Entry,
  descriptor: SignedDescriptor,
): Asked<{ readonly joining: Joining; readonly recoveryCode: string }> {
  const invitation = readInvitation(link.slice(Math.max(0, link.indexOf('#'))));
  if (invitation === undefined) return err('malformed');
  const secret = await firstSecret(entry);
  if (!secret.ok) return secret;
  const keys = await vault.enrol({
    invitation: invitation.secret,
    rootKid: invitation.rootKid,
    descriptor,
    secret: secret.value,
  });
  if (!keys.ok) return keys;
  const { enrolment, boxes, recoveryCode } = keys.value;
  const joining = { enrolment, boxes };
  await store.saveJoining(joining);
  return ok({ joining, recoveryCode });
}

/** These ask for patience: an earlier try may have been taken all the same. */
const later: readonly number[] = [408, 425, 429];

/** Whether an answer is the endpoint's own refusal, and not that of a gateway or captive portal. */
export function isRefusal({ status, headers }: Response): boolean {
  const isOwn = headers.get('Content-Type')?.startsWith(mediaTypes.problem) === true;
  return isOwn && status >= 400 && status < 500 && !later.includes(status);
}

/**
 * Sends an enrolment. Only once it is answered are its boxes this handler's; an answer that is lost leaves
 * all as it is, to be asked for again, and a refusal forgets the keys.
 */
export async function sendJoining(
  { vault, store }: JoinPorts,
  { enrolment, boxes }: Joining,
): Asked<Omit<Joined, 'recoveryCode'>> {
  const body = JSON.stringify(enrolment);
  const answer = await send({ method: 'POST', path: paths.deskEnrol, body });
  const enrolled = await readAnswer(enrolledSchema, answer);
  if (!enrolled.ok && answer.ok && isRefusal(answer.value)) {
    await vault.lock();
    await store.endJoining([]);
  }
  if (!enrolled.ok) return enrolled.error === 'not-found' ? err('no-invitation') : enrolled;
  // The code stays on paper alone.
  await store.endJoining(boxes.filter(({ method }) => method !== 'recovery'));
  const words = await compareWords({
    secretSha256: await secretSha256(enrolment.invitation),
    inviter: enrolled.value.invitedBy.key.kid,
    signing: enrolment.signingKey.kid,
    sealing: enrolment.sealingKey.kid,
  });
  return ok({ handler: enrolled.value.handler, words });
}

import type { Secret } from '../../utils/desk/desk-vault.ts';
import { createInvitation } from '../../utils/desk/invitation-link.ts';
import { boxIdOf } from '../../utils/desk/key-box.ts';
import { askPasskey, createPasskey } from '../../utils/desk/passkey.ts';
import { openVaultClient } from '../../utils/desk/vault-client.ts';
import { createExampleDescriptor } from '../unit/desk/example-descriptor.ts';

export interface VaultInPage {
  /** What the passkey said when it was made, and when it was asked again. */
  readonly made: string;
  readonly asked: string;
  readonly isSameSecret: boolean;
  readonly isFoundByPasskey: boolean;
  readonly enrolled: boolean;
  readonly lockedAfterLock: boolean;
  readonly unlocked: boolean;
  readonly otherPasskey: unknown;
  readonly byCode: boolean;
  readonly authorized: boolean;
}

const told = (secret: Secret | string) => (typeof secret === 'string' ? secret : secret.method);

/**
 * Enrols with a passkey, locks, and unlocks with the same passkey and with the code; the keys are in a
 * worker.
 */
export async function runVault(workerUrl: string): Promise<VaultInPage> {
  const worker = new Worker(workerUrl, { type: 'module' });
  const vault = openVaultClient(worker);
  const made = await createPasskey(navigator.credentials, 'Handler 1');
  if (typeof made === 'string') throw new Error(made);
  const descriptor = await createExampleDescriptor();
  const { secret: invitation, rootKid } = createInvitation(descriptor.descriptor.rootKey.kid);
  const enrolled = await vault.enrol({ invitation, rootKid, descriptor, secret: made });
  if (!enrolled.ok) throw new Error(enrolled.error);
  const [box, byCodeBox] = enrolled.value.boxes;
  if (box === undefined || byCodeBox === undefined) throw new Error('no boxes');
  await vault.lock();
  const lockedAfterLock = await vault.isLocked();
  const asked = await askPasskey(navigator.credentials);
  if (typeof asked === 'string') throw new Error(asked);
  const unlocked = await vault.unlock({ box, secret: asked, descriptor });
  const authorized = await vault.authorize({ method: 'GET', path: '/v1/desk/me' });
  const other = { ...asked, prf: new Uint8Array(32) };
  const otherPasskey = await vault.unlock({ box, secret: other, descriptor });
  const code = { method: 'recovery' as const, code: enrolled.value.recoveryCode };
  const byCode = await vault.unlock({ box: byCodeBox, secret: code, descriptor });
  worker.terminate();
  return {
    made: told(made),
    asked: told(asked),
    isSameSecret: String(made.prf) === String(asked.prf) && made.prf.length === 32,
    isFoundByPasskey: (await boxIdOf(asked)) === box.id,
    enrolled: enrolled.ok,
    lockedAfterLock,
    unlocked: unlocked.ok,
    otherPasskey,
    byCode: byCode.ok,
    authorized: authorized.ok,
  };
}

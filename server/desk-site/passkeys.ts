import type { DeskTrouble } from '../../components/desk/desk-services.ts';
import type { Secret } from '../../utils/desk/desk-vault.ts';
import { boxIdOf } from '../../utils/desk/key-box.ts';
import { askPasskey, createPasskey, type PasskeyFailure } from '../../utils/desk/passkey.ts';
import { type KeyBox, keyBoxSchema } from '../../utils/desk/team-wire.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { readAnswer, send } from './desk-http.ts';

type PasskeySecret = Extract<Secret, { method: 'passkey' }>;

function told(
  asked: PasskeySecret | PasskeyFailure,
): Result<PasskeySecret, 'no-prf' | 'passkey-refused'> {
  if (typeof asked === 'object') return ok(asked);
  return err(asked === 'no-prf' ? 'no-prf' : 'passkey-refused');
}

/** A new passkey of this device; its label tells nothing of the handler. */
export async function makePasskey(): Promise<Result<PasskeySecret, DeskTrouble>> {
  return told(await createPasskey(navigator.credentials, 'Plaint'));
}

export async function usePasskey(): Promise<Result<PasskeySecret, DeskTrouble>> {
  return told(await askPasskey(navigator.credentials));
}

/** The box that this secret opens: one of this device, else one that the endpoint keeps. */
export async function findBox(
  secret: Extract<Secret, { method: 'passkey' | 'recovery' }>,
  own: readonly KeyBox[],
): Promise<Result<KeyBox, DeskTrouble>> {
  const id = await boxIdOf(secret);
  if (id === undefined) return err('wrong-secret');
  const here = own.find((box) => box.id === id);
  if (here !== undefined) return ok(here);
  const answer = await send({ method: 'GET', path: paths.deskBox(id) });
  const box = await readAnswer(keyBoxSchema, answer);
  return box.ok || box.error !== 'not-found' ? box : err('wrong-secret');
}

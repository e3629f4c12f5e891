import type { DeskTrouble } from '../../components/desk/desk-services.ts';
import type { DeskVault, Secret } from '../../utils/desk/desk-vault.ts';
import { createRecoveryCode } from '../../utils/desk/recovery-code.ts';
import {
  deskMeSchema,
  type KeptBox,
  type KeyBox,
  keptBoxSchema,
} from '../../utils/desk/team-wire.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { type AskDesk, readAnswer, troubleOf } from './desk-http.ts';

export interface BoxPorts {
  readonly vault: DeskVault;
  readonly ask: AskDesk;
}

/**
 * A box and the secret that opens it. Keys cannot be read out of the vault, so that a new box is made from an
 * old one.
 */
export interface BoxOpener {
  readonly box: KeyBox;
  readonly secret: Secret;
}

/** The boxes as the endpoint may have them: without those that a passphrase shuts. */
export function keptOf({ method, id, jwe }: KeyBox): KeptBox {
  return keptBoxSchema.parse(method === 'passphrase' ? { method, id } : { method, id, jwe });
}

/** Changes the list of this handler's boxes at the endpoint. */
export async function changeBoxes(
  { ask }: BoxPorts,
  change: (kept: readonly KeptBox[]) => readonly KeptBox[],
): Promise<Result<true, DeskTrouble>> {
  const me = await readAnswer(deskMeSchema, await ask({ method: 'GET', path: paths.deskMe }));
  if (!me.ok) return me;
  const body = JSON.stringify({ boxes: change(me.value.boxes) });
  const answer = await ask({ method: 'PUT', path: paths.deskBoxes, body });
  if (!answer.ok) return answer;
  return answer.value.ok ? ok(true) : err(troubleOf(answer.value.status));
}

/** Makes a new recovery code in place of the one before, which then opens nothing any more. */
export async function renewCode(
  ports: BoxPorts,
  opener: BoxOpener,
  others: readonly KeyBox[] = [],
): Promise<Result<string, DeskTrouble>> {
  const code = createRecoveryCode();
  const box = await ports.vault.addMethod(opener, { method: 'recovery', code });
  if (!box.ok) return box;
  const added = [...others, box.value].map(keptOf);
  const ids = new Set(added.map(({ id }) => id));
  const changed = await changeBoxes(ports, (kept) => [
    ...kept.filter(({ method, id }) => method !== 'recovery' && !ids.has(id)),
    ...added,
  ]);
  return changed.ok ? ok(code) : changed;
}

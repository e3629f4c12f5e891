import { ok, type Result } from '../../../utils/result.ts';
import type { DeskTrouble, DeskWork } from '../desk-services.ts';
import type { ActDraft } from './act-draft.ts';
import type { NamedSecrets } from './build-act.ts';
import type { DecisionScene } from './scene.ts';

type NamingWork = Pick<DeskWork, 'makeNotice' | 'writeToAppellant'>;

/** What a step names beside its form, once that is made and kept: nothing for most steps. */
export async function nameSecrets(
  { act, number, reply = '' }: ActDraft,
  { current, appealByCode }: DecisionScene,
  work: NamingWork,
): Promise<Result<NamedSecrets | undefined, DeskTrouble>> {
  const { reportId } = current;
  if ((act === 'forward' || act === 'reissue') && number !== undefined) {
    const used = current.tokens.map(({ sha256 }) => sha256);
    const made = await work.makeNotice(reportId, number, used);
    return made.ok ? ok(made.value.named) : made;
  }
  if (act !== 'appeal' || appealByCode === undefined) return ok(undefined);
  const written = await work.writeToAppellant(reportId, appealByCode, reply.trim());
  return written.ok ? ok({ replySha256: written.value }) : written;
}

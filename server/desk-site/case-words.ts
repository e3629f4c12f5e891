import type { DeskTrouble } from '../../components/desk/desk-services.ts';
import type { WordsBinding } from '../../utils/desk/desk-vault.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { type SealedBody, sealedBodySchema } from '../../utils/protocol/report.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { readAnswer, troubleOf } from './desk-http.ts';
import { askContent, type ReportPorts } from './open-report.ts';

type Asked<Value> = Promise<Result<Value, DeskTrouble>>;
type Ports = Pick<ReportPorts, 'ask' | 'vault'>;

/** Seals words of a step and leaves them with the endpoint, before the step that names them is taken. */
export async function sealWords(
  { ask, vault }: Ports,
  context: WordsBinding,
  words: string,
): Asked<string> {
  const sealed = await vault.sealWords(context, words);
  if (!sealed.ok) return sealed;
  const { sha256 } = sealed.value;
  const path = paths.deskWords(context.reportId, sha256);
  const body = JSON.stringify(sealed.value.sealed);
  const answer = await ask({ method: 'PUT', path, body });
  if (!answer.ok) return answer;
  return answer.value.ok ? ok(sha256) : err(troubleOf(answer.value.status));
}

/**
 * Fetches and opens words of a step; `not-authentic` where the endpoint hands out others than the step names.
 */
export async function readWords(
  { ask, vault }: Ports,
  context: WordsBinding,
  sha256: string,
): Asked<string> {
  const { reportId } = context;
  const kept = await readAnswer<SealedBody>(
    sealedBodySchema,
    await ask({ method: 'GET', path: paths.deskWords(reportId, sha256) }),
  );
  if (!kept.ok) return kept;
  if ((await messageDigest(kept.value)) !== sha256) return err('not-authentic');
  const content = await askContent({ ask }, reportId);
  return content.ok ? vault.openWords(content.value, context, kept.value) : content;
}

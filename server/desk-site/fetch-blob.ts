import type { DeskTrouble } from '../../components/desk/desk-services.ts';
import { SealError } from '../../utils/evidence/seal-error.ts';
import { openBlob } from '../../utils/evidence/sealed-blob.ts';
import type { EvidenceKey } from '../../utils/protocol/evidence-key.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { type AskDesk, readBytes, troubleOf } from './desk-http.ts';

/** One sealed file of a report, opened on this device. */
export async function fetchBlob(
  ask: AskDesk,
  reportId: string,
  { sealedSha256, key }: EvidenceKey,
  signal: AbortSignal,
): Promise<Result<Blob, DeskTrouble>> {
  const path = paths.deskEvidence(reportId, sealedSha256);
  const answer = await ask({ method: 'GET', path }, signal);
  if (!answer.ok) return answer;
  const sealed = await readBytes(answer.value);
  if (!sealed.ok) return sealed;
  if (!answer.value.ok) return err(troubleOf(answer.value.status));
  try {
    return ok(await openBlob(sealed.value, key));
  } catch (thrown) {
    if (thrown instanceof SealError) return err('not-authentic');
    throw thrown;
  }
}

import { defined } from '../../defined.ts';
import { PlaintError } from '../../errors.ts';
import { createSealingPair } from '../../evidence/sealing-key.ts';
import { createSigningPair } from '../../evidence/signature.ts';
import { languageOf } from '../../i18n/language.ts';
import type { OutgoingReport } from '../../outbox/item.ts';
import { browserName, extensionVersion } from '../../platform/environment.ts';
import { opensBodies } from '../../protocol/descriptor.ts';
import { composeReport } from '../../report/compose.ts';
import { effectiveCopy } from '../../report/derivative-record.ts';
import { packDerivative } from '../../report/pack-derivative.ts';
import { sealComposition } from '../../report/seal-composition.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { loadCapture } from '../../storage/captures.ts';
import { loadDerivative } from '../../storage/derivatives.ts';
import { loadDraft } from '../../storage/drafts.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import { addSealing } from '../../storage/sealings.ts';
import { ensureReplyKey, ensureSigner } from '../../storage/signers.ts';
import { loadReader } from '../device/reader.ts';
import { loadHistory } from '../export/package-history.ts';
import { followStandard } from '../standard/follow-standard.ts';
import { loadStandardOf } from '../standard/standard-in-use.ts';

/**
 * Freezes the draft of an outbox item for the endpoint it goes to. Throws PlaintError `not_found` without the
 * draft, `endpoint_missing`, `incomplete` when the standard still misses something, `too_large`.
 */
export async function sealReport(
  db: PlaintDb,
  reportId: string,
  signal: AbortSignal,
): Promise<OutgoingReport> {
  const [item, draft] = await Promise.all([loadOutboxItem(db, reportId), loadDraft(db, reportId)]);
  if (item === undefined || draft === undefined) throw new PlaintError('not_found');
  const enrolment = await loadEndpoint(db, item.endpoint);
  if (enrolment === undefined) throw new PlaintError('endpoint_missing');
  const { descriptor } = enrolment.signed;
  const capture =
    draft.capture.state === 'done' ? await loadCapture(db, draft.capture.captureId) : undefined;
  // A standard published since the form was filled in decides: it is the one that the endpoint judges by.
  await followStandard(db, item.endpoint, extensionVersion(), signal);
  const { standard } = await loadStandardOf(db, item.endpoint, extensionVersion());
  const language = languageOf((await loadReader(db)).locale);
  const composition = composeReport({
    draft,
    capture,
    standard,
    language,
    software: { version: extensionVersion(), browser: browserName() },
  });
  if (!composition.evaluation.complete) throw new PlaintError('incomplete');
  const parts = {
    signer: await ensureSigner(db, reportId, createSigningPair),
    loadBlob: (sha256: string) => loadBlob(db, sha256),
    signal,
  };
  const reply = opensBodies(descriptor, 'plaint.body/2')
    ? await ensureReplyKey(db, reportId, createSealingPair)
    : undefined;
  const now = new Date().toISOString();
  const history = capture && (await loadHistory(db, reportId, capture));
  const redacted = capture && effectiveCopy(await loadDerivative(db, reportId, capture.id));
  const derivative =
    history && redacted && composition.capture === capture
      ? await packDerivative({ ...parts, derivative: redacted, history, packedAt: now })
      : undefined;
  const sealed = await sealComposition({
    ...parts,
    composition,
    descriptor,
    now,
    ...defined({ history, derivative, replyKey: reply?.publicKey }),
  });
  const { maxEvidenceBytes, maxEvidencePerReport, maxReportBytes } = descriptor.limits;
  const isTooLarge =
    sealed.envelopeText.length > maxReportBytes ||
    sealed.evidence.length > maxEvidencePerReport ||
    sealed.evidence.some((part) => part.sizeBytes > maxEvidenceBytes);
  if (isTooLarge) throw new PlaintError('too_large');
  await addSealing(db, sealed);
  return sealed;
}

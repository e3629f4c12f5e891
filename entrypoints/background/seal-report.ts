import { PlaintError } from '../../utils/errors.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import { languageOf } from '../../utils/i18n/language.ts';
import type { SealedReport } from '../../utils/outbox/item.ts';
import { browserName, extensionVersion } from '../../utils/platform/environment.ts';
import { composeReport } from '../../utils/report/compose.ts';
import { effectiveCopy } from '../../utils/report/derivative-record.ts';
import { freezeReport } from '../../utils/report/freeze.ts';
import { packDerivative } from '../../utils/report/pack-derivative.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { loadCapture } from '../../utils/storage/captures.ts';
import { loadDerivative } from '../../utils/storage/derivatives.ts';
import { loadDraft } from '../../utils/storage/drafts.ts';
import { loadEndpoint } from '../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../utils/storage/outbox-actions.ts';
import { addSealing } from '../../utils/storage/sealings.ts';
import { ensureSigner } from '../../utils/storage/signers.ts';
import { followStandard } from '../composition/follow-standard.ts';
import { loadStory } from '../composition/package-story.ts';
import { loadReader } from '../composition/reader.ts';
import { loadStandardOf } from '../composition/standard-in-use.ts';

/**
 * Freezes the draft of an outbox item for the endpoint it goes to. Throws PlaintError `not_found` without the
 * draft, `endpoint_missing`, `incomplete` when the standard still misses something, `too_large`.
 */
export async function sealReport(
  db: PlaintDb,
  reportId: string,
  signal: AbortSignal,
): Promise<SealedReport> {
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
  const now = new Date().toISOString();
  const story = capture && (await loadStory(db, reportId, capture));
  const redacted = capture && effectiveCopy(await loadDerivative(db, reportId, capture.id));
  const derivative =
    story && redacted && composition.capture === capture
      ? await packDerivative({ ...parts, derivative: redacted, story, packedAt: now })
      : undefined;
  const frozen = await freezeReport({
    ...parts,
    composition,
    descriptor,
    now,
    ...(story === undefined ? {} : { story }),
    ...(derivative === undefined ? {} : { derivative }),
  });
  const { maxEvidenceBytes, maxEvidencePerReport, maxReportBytes } = descriptor.limits;
  const isTooLarge =
    frozen.envelopeText.length > maxReportBytes ||
    frozen.evidence.length > maxEvidencePerReport ||
    frozen.evidence.some((part) => part.sizeBytes > maxEvidenceBytes);
  if (isTooLarge) throw new PlaintError('too_large');
  await addSealing(db, frozen);
  return frozen;
}

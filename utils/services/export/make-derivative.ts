import { parseHtml } from '../../dom/parse-html.ts';
import { redactPictureInBrowser } from '../../evidence/redact/redact-picture.ts';
import { createSigningPair } from '../../evidence/signature.ts';
import type { CaptureRecord } from '../../report/capture-record.ts';
import type { DerivativeRecord, RedactionChoice } from '../../report/derivative-record.ts';
import { derivativeDigest, deriveCapture } from '../../report/derive-capture.ts';
import { evidenceManifestOf } from '../../report/evidence-manifest.ts';
import { captureInput } from '../../report/pack-capture.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { recordCustody } from '../../storage/custody.ts';
import { updateDerivative } from '../../storage/derivatives.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { ensureSigner } from '../../storage/signers.ts';
import { loadHistory } from './package-history.ts';

const thumbnailWidthPx = 320;

async function renderThumbnail(screenshot: Blob): Promise<Blob> {
  const picture = await createImageBitmap(screenshot, { resizeWidth: thumbnailWidthPx });
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

/**
 * Makes and stores the redacted copy of a report's capture, in place of the one that the choice was made
 * over; undefined, and nothing is stored, where there is another by then.
 */
export async function makeDerivative(
  db: PlaintDb,
  reportId: string,
  capture: CaptureRecord,
  choice: RedactionChoice,
  basis: DerivativeRecord | undefined,
): Promise<DerivativeRecord | undefined> {
  const now = new Date().toISOString();
  const original = await captureInput({
    capture,
    manifest: evidenceManifestOf(reportId, capture),
    signer: await ensureSigner(db, reportId, createSigningPair),
    loadBlob: (sha256) => loadBlob(db, sha256),
    packedAt: now,
  });
  const { provenance } = await loadHistory(db, reportId, capture);
  const { record, blobs } = await deriveCapture({
    original,
    captureId: capture.id,
    provenance,
    choice,
    ports: { parse: parseHtml, redactPicture: redactPictureInBrowser, renderThumbnail },
    now,
  });
  if (!(await updateDerivative(db, basis, record, blobs, Date.now()))) return undefined;
  const sha256 = await derivativeDigest(record);
  await recordCustody(db, reportId, { action: 'redacted', at: now, sha256 });
  return record;
}

import { PlaintError } from '../../utils/errors.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import { browserName, extensionVersion } from '../../utils/platform/environment.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { buildEvidenceManifest } from '../../utils/report/evidence-manifest.ts';
import { packCapture } from '../../utils/report/pack-capture.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { loadDraft } from '../../utils/storage/drafts.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { ensureSigner } from '../../utils/storage/signers.ts';

/** The capture of a report as one signed WACZ. Throws PlaintError `not_found` when something of it is gone. */
export async function exportPackage(
  db: PlaintDb,
  reportId: string,
  capture: CaptureRecord,
): Promise<Blob> {
  const draft = await loadDraft(db, reportId);
  if (draft === undefined) throw new PlaintError('not_found');
  const software = { version: extensionVersion(), browser: browserName() };
  return packCapture({
    capture,
    manifest: buildEvidenceManifest(draft, capture, software),
    signer: await ensureSigner(db, reportId, createSigningPair),
    loadBlob: (sha256) => loadBlob(db, sha256),
    packedAt: new Date().toISOString(),
    signal: new AbortController().signal,
  });
}

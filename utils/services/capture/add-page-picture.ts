import { canonicalBytes } from '../../evidence/canonical.ts';
import { sha256HexOfBlob } from '../../evidence/digest.ts';
import { manifestDigest } from '../../evidence/manifest-head.ts';
import type { PagePicture } from '../../protocol/capture-account.ts';
import type { Artefact } from '../../protocol/evidence.ts';
import type { CaptureRecord } from '../../report/capture-record.ts';
import { evidenceManifestOf } from '../../report/evidence-manifest.ts';
import { loadCapture, updateCapture } from '../../storage/captures.ts';
import { recordCustody } from '../../storage/custody.ts';
import { loadDraft } from '../../storage/drafts.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

/**
 * Adds the picture of the whole page to a stored capture: its facts say what is in the picture, the custody
 * log since when it is there. False when the draft has another capture by now.
 */
export async function addPagePicture(
  db: PlaintDb,
  draftId: string,
  captureId: string,
  picture: Blob,
  pagePicture: PagePicture,
): Promise<boolean> {
  const [draft, capture] = await Promise.all([loadDraft(db, draftId), loadCapture(db, captureId)]);
  const isCurrent = draft?.capture.state === 'done' && draft.capture.captureId === captureId;
  if (!isCurrent || capture === undefined) return false;
  const { facts } = capture;
  const told = { ...facts, account: { ...facts.account, pagePicture } };
  const factsBytes = new Blob([canonicalBytes(told)], { type: 'application/json' });
  const [pictureSha256, factsSha256] = await Promise.all([
    sha256HexOfBlob(picture),
    sha256HexOfBlob(factsBytes),
  ]);
  const kept = capture.artefacts
    .filter(({ role }) => role !== 'screenshot-page')
    .map(
      (artefact): Artefact =>
        artefact.role === 'facts'
          ? { ...artefact, sizeBytes: factsBytes.size, sha256: factsSha256 }
          : artefact,
    );
  const record: CaptureRecord = {
    ...capture,
    facts: told,
    artefacts: [
      ...kept,
      {
        role: 'screenshot-page',
        name: 'page.png',
        mediaType: 'image/png',
        sizeBytes: picture.size,
        sha256: pictureSha256,
      },
    ],
  };
  const blobs = new Map([
    [pictureSha256, picture],
    [factsSha256, factsBytes],
  ]);
  // Dropped meanwhile, or changed: the picture is not of what is there.
  const isKept = await updateCapture(
    db,
    captureId,
    (stored) => (JSON.stringify(stored) === JSON.stringify(capture) ? record : undefined),
    blobs,
    Date.now(),
  );
  if (!isKept) return false;
  await recordCustody(db, draftId, {
    action: 'captured',
    at: new Date().toISOString(),
    sha256: await manifestDigest(evidenceManifestOf(draftId, record)),
  });
  return true;
}

import { PlaintError } from '../../utils/errors.ts';
import { manifestDigest } from '../../utils/evidence/manifest-head.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import { noted } from '../../utils/faults/expected.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { effectiveCopy } from '../../utils/report/derivative-record.ts';
import { evidenceManifestOf } from '../../utils/report/evidence-manifest.ts';
import { packCapture } from '../../utils/report/pack-capture.ts';
import { packDerivative } from '../../utils/report/pack-derivative.ts';
import type { PackageKind } from '../../utils/report/package-kind.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { recordCustody } from '../../utils/storage/custody.ts';
import { loadDerivative } from '../../utils/storage/derivatives.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../utils/storage/outbox-actions.ts';
import { ensureSigner } from '../../utils/storage/signers.ts';
import { fetchTimestamps } from './fetch-timestamps.ts';
import { loadStory } from './package-story.ts';

/**
 * The capture of a report, or its redacted copy, as one signed WACZ. The custody log gets its entry first, so
 * that the package tells of its own export; timestamps that are still missing are asked for. Throws PlaintError `not_found` when something of it is gone.
 */
export async function exportPackage(
  db: PlaintDb,
  reportId: string,
  capture: CaptureRecord,
  kind: PackageKind,
): Promise<Blob> {
  const derivative =
    kind === 'redacted' ? effectiveCopy(await loadDerivative(db, reportId, capture.id)) : undefined;
  if (kind === 'redacted' && derivative === undefined) throw new PlaintError('not_found');
  const manifest = derivative?.manifest ?? evidenceManifestOf(reportId, capture);
  const item = await loadOutboxItem(db, reportId);
  await fetchTimestamps(db, item, (...request) => fetch(...request)).catch(
    noted('export.timestamps', undefined),
  );
  const packedAt = new Date().toISOString();
  const custody = await recordCustody(db, reportId, {
    action: 'exported',
    at: packedAt,
    sha256: await manifestDigest(manifest),
  });
  const parts = {
    signer: await ensureSigner(db, reportId, createSigningPair),
    loadBlob: (sha256: string) => loadBlob(db, sha256),
    story: await loadStory(db, reportId, capture, custody),
    packedAt,
  };
  return derivative === undefined
    ? packCapture({ ...parts, capture, manifest })
    : packDerivative({ ...parts, derivative });
}

import { PlaintError } from '../../errors.ts';
import { manifestDigest } from '../../evidence/manifest-head.ts';
import { createSigningPair } from '../../evidence/signature.ts';
import { noted } from '../../faults/expected.ts';
import type { CaptureRecord } from '../../report/capture-record.ts';
import { effectiveCopy } from '../../report/derivative-record.ts';
import { evidenceManifestOf } from '../../report/evidence-manifest.ts';
import { packCapture } from '../../report/pack-capture.ts';
import { packDerivative } from '../../report/pack-derivative.ts';
import type { PackageKind } from '../../report/package-kind.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { recordCustody } from '../../storage/custody.ts';
import { loadDerivative } from '../../storage/derivatives.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import { ensureSigner } from '../../storage/signers.ts';
import { fetchTimestamps } from '../delivery/fetch-timestamps.ts';
import { loadHistory } from './package-history.ts';

/**
 * The capture of a report, or its redacted copy, as one signed WACZ. The custody log gets its entry first, so
 * that the package tells of its own export; timestamps that are still missing are asked for. Throws
 * PlaintError `not_found` when something of it is gone.
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
    history: await loadHistory(db, reportId, capture, custody),
    packedAt,
  };
  return derivative === undefined
    ? packCapture({ ...parts, capture, manifest })
    : packDerivative({ ...parts, derivative });
}

import type { ReportManifest } from '../../utils/protocol/report.ts';
import type { EvidenceStore } from '../blobs/evidence-store.ts';

/** A piece of evidence that a manifest names and that is not here as it says. */
export interface MissingEvidence {
  /** RFC 6901. */
  readonly pointer: string;
  readonly code: 'missing';
}

/**
 * The evidence of a manifest that is not whole in the store, or not of the size that the manifest says. The
 * store itself is asked, not what it remembers.
 */
export async function findMissing(
  { capabilitySha256, evidence }: Pick<ReportManifest, 'capabilitySha256' | 'evidence'>,
  store: Pick<EvidenceStore, 'isWhole'>,
): Promise<readonly MissingEvidence[]> {
  const whole = await Promise.all(
    evidence.map(({ sha256, sizeBytes }) => store.isWhole({ capabilitySha256, sha256 }, sizeBytes)),
  );
  return whole.flatMap((isWhole, index) =>
    isWhole ? [] : [{ pointer: `/manifest/evidence/${index}`, code: 'missing' }],
  );
}

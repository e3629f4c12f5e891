import { randomBytes } from 'node:crypto';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import type { OutgoingReport } from '../../utils/outbox/item.ts';
import type { SealingKey } from '../../utils/protocol/primitives.ts';
import { createReport } from '../contract/reporter.ts';

/** A report that the real endpoint takes, with random evidence of these sizes in bytes. */
export async function sealForEndpoint(
  id: string,
  deskKey: SealingKey,
  sizes: readonly number[],
): Promise<OutgoingReport> {
  const evidence = sizes.map((sizeBytes) => new Uint8Array(randomBytes(sizeBytes)));
  const report = await createReport(deskKey, { id, evidence });
  const { manifest } = report.envelope;
  return {
    envelopeText: JSON.stringify(report.envelope),
    manifestSha256: await sha256Hex(canonicalBytes(manifest)),
    capability: report.capability,
    evidence: manifest.evidence.map(({ sha256, sizeBytes }, i) => ({
      sha256,
      sizeBytes,
      blob: new Blob([evidence[i] ?? new Uint8Array()]),
    })),
  };
}

import { defined } from '../defined.ts';
import { confirmationOf } from '../evidence/confirmation.ts';
import type { CustodyLog } from '../evidence/custody.ts';
import type { Provenance } from '../evidence/provenance.ts';
import { provenanceRecords } from '../evidence/provenance-records.ts';
import type { ProvenanceTexts } from '../evidence/provenance-texts.ts';
import type { ReceiptProof } from '../evidence/receipt-proof.ts';
import type { Redactions } from '../evidence/redactions.ts';
import type { Timestamps } from '../evidence/timestamps.ts';
import { packageJson } from '../evidence/wacz/data-package.ts';
import { type EvidenceRecord, evidencePaths } from '../evidence/wacz/package-input.ts';
import type { EvidenceManifest } from '../protocol/evidence.ts';

/**
 * How evidence came about and what happened to it since: everything of a package that is not the capture
 * itself.
 */
export interface PackageHistory {
  readonly provenance: Provenance;
  readonly custody: CustodyLog;
  /** Once the endpoint has confirmed the report. */
  readonly receipt?: ReceiptProof;
  /** Once the endpoint's time-stamping authority has answered. */
  readonly timestamps?: Timestamps;
  /** The words of the readable page, by language. */
  readonly texts: Readonly<Record<string, ProvenanceTexts>>;
}

function json(path: EvidenceRecord['path'], value: unknown): EvidenceRecord {
  return {
    path,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(packageJson(value)),
  };
}

/** The history as files of the package that `manifest` is of; `redactions` where that is a redacted copy. */
export function storyRecords(
  history: PackageHistory,
  manifest: EvidenceManifest,
  redactions?: Redactions,
): EvidenceRecord[] {
  const { provenance, custody, receipt, timestamps, texts } = history;
  const confirmation = receipt && confirmationOf(receipt, timestamps !== undefined);
  const evidence = {
    provenance,
    manifest,
    custody,
    ...defined({ redactions, confirmation }),
  };
  return [
    ...provenanceRecords(evidence, texts),
    json(evidencePaths.custody, custody),
    ...(receipt === undefined ? [] : [json(evidencePaths.receipt, receipt)]),
    ...(timestamps === undefined ? [] : [json(evidencePaths.timestamp, timestamps)]),
  ];
}

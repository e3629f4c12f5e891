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
  /** The receipt, once the endpoint has confirmed the report. */
  readonly receipt?: ReceiptProof;
  /** The timestamps, once the endpoint's time-stamping authority has answered. */
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

/**
 * The history as files of a package; `manifest` is that package's. `redactions` are given where it is a
 * redacted copy.
 */
export function historyRecords(
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

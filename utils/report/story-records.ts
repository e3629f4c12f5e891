import type { CustodyLog } from '../evidence/custody.ts';
import type { Provenance } from '../evidence/provenance.ts';
import { provenanceRecords } from '../evidence/provenance-records.ts';
import type { ReceiptProof } from '../evidence/receipt-proof.ts';
import type { ProvenanceTexts } from '../evidence/render-provenance.ts';
import { packageJson } from '../evidence/wacz/data-package.ts';
import { type EvidenceRecord, evidencePaths } from '../evidence/wacz/package-input.ts';
import type { EvidenceManifest } from '../protocol/evidence.ts';

/** How evidence came about and what happened to it since: everything of a package that is not the capture itself. */
export interface PackageStory {
  readonly provenance: Provenance;
  readonly custody: CustodyLog;
  /** Once the endpoint has confirmed the report. */
  readonly receipt?: ReceiptProof;
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

/** The story as files of the package that `manifest` is of. */
export function storyRecords(story: PackageStory, manifest: EvidenceManifest): EvidenceRecord[] {
  const { provenance, custody, receipt, texts } = story;
  return [
    ...provenanceRecords(provenance, manifest, texts),
    json(evidencePaths.custody, custody),
    ...(receipt === undefined ? [] : [json(evidencePaths.receipt, receipt)]),
  ];
}

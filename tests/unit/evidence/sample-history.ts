import { buildProvenance } from '../../../utils/evidence/build-provenance.ts';
import { appendCustody, beginCustody } from '../../../utils/evidence/custody.ts';
import { manifestDigest } from '../../../utils/evidence/manifest-head.ts';
import type { ReceiptProof } from '../../../utils/evidence/receipt-proof.ts';
import type { Redactions } from '../../../utils/evidence/redactions.ts';
import type { Timestamps } from '../../../utils/evidence/timestamps.ts';
import type { EvidenceRecord, PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { provenanceTexts } from '../../../utils/i18n/provenance.ts';
import { historyRecords } from '../../../utils/report/history-records.ts';
import { capturedAt, factsOf, packedAt, reportId } from './sample-package.ts';

export interface StoryExtras {
  readonly receipt?: ReceiptProof;
  readonly timestamps?: Timestamps;
  readonly redactions?: Redactions;
  /** What else the custody log tells, before the capture that it tells of in any case. */
  readonly before?: readonly CustodyEvent[];
  /** By the custody log. */
  readonly capturedAt?: string;
}

type CustodyEvent = Parameters<typeof appendCustody>[1];

/** The capture record, the custody log and what else tells of a sample, as the extension writes them. */
export async function sampleStory(
  { manifest, page }: Pick<PackageInput, 'manifest' | 'page'>,
  { redactions, before = [], capturedAt: toldAt = capturedAt, ...extras }: StoryExtras = {},
): Promise<EvidenceRecord[]> {
  const own = await manifestDigest(manifest);
  const captured = redactions?.originalManifestSha256 ?? own;
  let custody = beginCustody(reportId);
  for (const event of before) custody = await appendCustody(custody, event);
  custody = await appendCustody(custody, { action: 'captured', at: toldAt, sha256: captured });
  if (redactions !== undefined) {
    custody = await appendCustody(custody, { action: 'redacted', at: packedAt, sha256: own });
  }
  custody = await appendCustody(custody, { action: 'exported', at: packedAt, sha256: own });
  const { clocks, software } = manifest;
  const capture = { capturedAt: manifest.capturedAt, facts: factsOf(page), clocks, software };
  const provenance = buildProvenance({ reportId, capture, login: 'unknown' });
  return historyRecords(
    { provenance, custody, texts: provenanceTexts, ...extras },
    manifest,
    redactions,
  );
}

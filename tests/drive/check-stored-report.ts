import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import type { EndpointDrive } from './endpoint.ts';
import { openStoredReport, readStoredReports, type StoredEvidence } from './stored-report.ts';

export type Check = { says: string; holds: boolean };

export type CheckedReport = {
  receipt: string;
  evidence: StoredEvidence[];
  checks: Check[];
  /** All checks hold. */
  verified: boolean;
};

/**
 * Checks a delivered report from the outside: what the endpoint stored, against the receipt it gave and the
 * hashes that were promised. The endpoint must be running, for its public keys.
 * @throws Error when the endpoint holds no such report
 */
export async function checkStoredReport(
  endpoint: EndpointDrive,
  reportId: string,
): Promise<CheckedReport> {
  const found = readStoredReports(endpoint).filter(({ id }) => id === reportId);
  const [stored] = found;
  if (stored === undefined) throw new Error(`the endpoint holds no report ${reportId}`);
  const answer = await fetch(`${endpoint.url}/.well-known/plaint`);
  const { descriptor } = signedDescriptorSchema.parse(await answer.json());
  const { receipt, envelope } = stored;
  const proven = await verifyReceipt({ receipt, descriptor, manifest: envelope.manifest });
  const { evidence } = await openStoredReport(endpoint, stored);
  const checks: Check[] = [
    {
      says: 'the ledger holds the report exactly once',
      holds: found.length === 1 && stored.ledgerEntries === 1,
    },
    { says: 'the receipt is signed, for this report, and leads into the ledger', holds: proven.ok },
    {
      says: 'there is evidence, and its stored bytes match their hashes',
      holds:
        evidence.length > 0 &&
        evidence.every(({ storedSha256, sealedSha256 }) => storedSha256 === sealedSha256),
    },
    {
      says: 'what the desk opens is what the reporter sealed',
      holds: evidence.every(
        ({ promisedSha256, contentSha256 }) => promisedSha256 === contentSha256,
      ),
    },
  ];
  for (const { artefact, content } of evidence) {
    if (artefact !== undefined) continue;
    const { holds } = await verifyPackage(content, { now: new Date() });
    checks.push({ says: 'the evidence package verifies offline', holds });
  }
  return { receipt, evidence, checks, verified: checks.every(({ holds }) => holds) };
}

import { defined } from '../../defined.ts';
import { buildProvenance, type RecordedFacts } from '../build-provenance.ts';
import { confirmationOf } from '../confirmation.ts';
import { beginCustody, custodyLogSchema } from '../custody.ts';
import { type Provenance, provenanceSchema } from '../provenance.ts';
import { receiptProofSchema } from '../receipt-proof.ts';
import type { Redactions } from '../redactions.ts';
import type { RecordedEvidence } from '../render-provenance.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { provenancePagePath } from '../wacz/package-paths.ts';
import type { SignedManifest } from './check-manifest.ts';
import { derivedPageDigests } from './derived-pages.ts';
import type { VerifyLimits } from './limits.ts';
import { agrees } from './masked-form.ts';
import { provenanceEditions } from './provenance-editions.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryJson } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

const id = 'provenance';
const languages = Object.keys(provenanceEditions[0] ?? {});
const pagePaths = languages.map(provenancePagePath);

export interface RecordSources {
  readonly own: SignedManifest;
  readonly facts: RecordedFacts;
  readonly redactions: Redactions | undefined;
  /** SHA-256 of every file of the package. */
  readonly digests: ReadonlyMap<string, string>;
}

/**
 * The capture record, for machines and to read, must be the one that follows from the facts, the manifest and
 * the history's other files. Two things in it rest on the package's signature alone: whether somebody seemed
 * to be logged in, and the digest of the software's build.
 */
export async function checkProvenance(
  container: Container,
  sources: RecordSources,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<void> {
  const paths = [evidencePaths.provenance, ...pagePaths];
  const missing = paths.filter((path) => !hasEntry(container, path));
  if (missing.length === paths.length) return verdict.absent(id);
  for (const path of missing) verdict.fail(id, path, 'missing');
  const path = evidencePaths.provenance;
  const provenance = await readEntryJson(container, path, provenanceSchema, limits);
  if (provenance === undefined) return verdict.fail(id, path, 'malformed');
  checkMachineForm(provenance, sources, verdict);
  const evidence = await gatherEvidence(container, provenance, sources, limits);
  for (const page of strangePages(evidence, sources.digests)) verdict.fail(id, page, 'contradicts');
  verdict.pass(id);
}

/**
 * Pages of no edition, told by their digests: so the pages themselves, of some thousand lines at times, need
 * not be read again.
 */
function strangePages(
  evidence: RecordedEvidence,
  digests: ReadonlyMap<string, string>,
): readonly string[] {
  let strange = languages;
  for (const edition of provenanceEditions) {
    const asked = Object.entries(edition).filter(([language]) => strange.includes(language));
    if (asked.length === 0) break;
    const derived = derivedPageDigests(evidence, Object.fromEntries(asked));
    strange = strange.filter(
      (language) => derived.get(language) !== digests.get(provenancePagePath(language)),
    );
  }
  return strange.map(provenancePagePath);
}

function checkMachineForm(
  provenance: Provenance,
  { own, facts, redactions }: RecordSources,
  verdict: VerdictBuilder,
): void {
  const { manifest } = own;
  const { software, clocks, capturedAt } = manifest;
  const { login } = provenance;
  const { buildSha256 } = provenance.software;
  const derived = buildProvenance({
    reportId: manifest.reportId,
    capture: { capturedAt, facts, clocks, software },
    login,
    ...defined({ buildSha256 }),
  });
  const isDerived = agrees(provenance, derived, redactions !== undefined);
  if (!isDerived) verdict.fail(id, evidencePaths.provenance, 'contradicts');
}

/** As `historyRecords` has it; whether receipt and custody are true is checked elsewhere. */
async function gatherEvidence(
  container: Container,
  provenance: Provenance,
  { own, redactions }: RecordSources,
  limits: VerifyLimits,
): Promise<RecordedEvidence> {
  const { manifest } = own;
  const custody = await readEntryJson(container, evidencePaths.custody, custodyLogSchema, limits);
  const proof = await readEntryJson(container, evidencePaths.receipt, receiptProofSchema, limits);
  const isTimestamped = hasEntry(container, evidencePaths.timestamp);
  const confirmation = proof && confirmationOf(proof, isTimestamped);
  return {
    provenance,
    manifest,
    custody: custody ?? beginCustody(manifest.reportId),
    ...defined({ redactions, confirmation }),
  };
}

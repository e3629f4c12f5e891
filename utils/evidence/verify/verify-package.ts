import type { Bytes } from '../bytes.ts';
import { checkClock } from './check-clock.ts';
import { checkAbout, checkDataPackage, checkTitle } from './check-data-package.ts';
import { checkEntries, type VisitEntry } from './check-entries.ts';
import { checkFacts, checkFiles } from './check-facts.ts';
import { checkCustody, checkRedactions } from './check-history.ts';
import { checkManifest, checkPackageKey, type SignedManifest } from './check-manifest.ts';
import { checkPages } from './check-pages.ts';
import { checkPaths } from './check-paths.ts';
import { checkProvenance } from './check-provenance.ts';
import { type Arrival, checkReceipt } from './check-receipt.ts';
import { RecordChecker } from './check-records.ts';
import { checkTimestamps } from './check-timestamp.ts';
import { defaultVerifyLimits, type VerifyLimits } from './limits.ts';
import { type ArchivePlan, planArchive } from './plan-archive.ts';
import { type Container, readContainer } from './read-container.ts';
import { type Verdict, VerdictBuilder } from './verdict.ts';

export interface VerifyOptions {
  /** The verifier's clock: nothing in the package may lie ahead of it. */
  readonly now: Date;
  readonly limits?: VerifyLimits;
  /** Key ids of the endpoints that the verifier trusts. Given, a receipt must be there. */
  readonly trustedRootKids?: readonly string[];
  /** The receipt that the endpoint hands out, for a package that left before there was one. */
  readonly arrival?: Arrival;
  /**
   * Root certificates (DER) of the time-stamping authorities that the verifier trusts. Given, a token must be
   * there.
   */
  readonly timestampRoots?: readonly Bytes[];
  readonly signal?: AbortSignal;
}

/** What the checks of one file share. */
interface Examination {
  readonly container: Container;
  readonly limits: VerifyLimits;
  readonly options: VerifyOptions;
  readonly verdict: VerdictBuilder;
}

/**
 * Says of each point whether it holds for this file. Whatever a reader or a replayer may take for evidence is
 * derived again from what was signed, and compared. Never throws for what the file contains; rejects only
 * when the file cannot be read or `signal` fires. Every byte is read a few times at most, and little is kept.
 */
export async function verifyPackage(file: Blob, options: VerifyOptions): Promise<Verdict> {
  const { limits = defaultVerifyLimits } = options;
  const verdict = new VerdictBuilder();
  const container = await readContainer(file, limits, verdict);
  if (container !== undefined && checkPaths(container, verdict)) {
    await examine({ container, limits, options, verdict });
  }
  return verdict.build(file.size);
}

/** The manifest first: it says what everything else must be, and how large. */
async function examine(examination: Examination): Promise<void> {
  const { container, limits, options, verdict } = examination;
  options.signal?.throwIfAborted();
  const own = await checkManifest(container, limits, verdict);
  const plan = own && planArchive(own.manifest, limits, verdict);
  if (own === undefined || plan === undefined) return;
  const digests = await readEverything(examination, own, plan);
  if (digests === undefined) return;
  const signed = await checkDataPackage(container, digests, limits, verdict);
  if (signed !== undefined) {
    await checkPackageKey(own, signed.publicKey, verdict);
    checkAbout(signed.dataPackage, own, signed.signature, verdict);
    checkClock(signed.dataPackage, own.manifest, options.now, verdict);
  }
  checkFiles(container, plan, digests, verdict);
  const facts = await checkFacts(container, own.manifest, limits, verdict);
  const redactions = await checkRedactions(container, own, limits, verdict);
  verdict.pass('artefacts', countArtefacts(own));
  if (facts !== undefined) {
    const { title } = facts.page;
    const shown = await checkPages(container, { own, plan, title }, limits, verdict);
    if (signed !== undefined && shown !== undefined) checkTitle(signed.dataPackage, shown, verdict);
    await checkProvenance(container, { own, facts, redactions, digests }, limits, verdict);
  }
  await checkConfirmations(examination, own, redactions);
}

/**
 * Every byte once, and the archive's records as they come by. Gives the SHA-256 of every file; undefined
 * where the archive is not laid out as the manifest calls for, and nothing was read.
 */
async function readEverything(
  { container, limits, options, verdict }: Examination,
  own: SignedManifest,
  plan: ArchivePlan,
): Promise<ReadonlyMap<string, string> | undefined> {
  const { signal } = options;
  const records = await RecordChecker.open(container, { ...own, plan }, limits, verdict);
  if (records === undefined) return undefined;
  const visit: VisitEntry = async ({ name }, content) => {
    await records.checkArchive(name, content, signal);
  };
  const digests = await checkEntries(container, visit, verdict, signal);
  records.finish();
  return digests;
}

/** What came of the evidence after the capture, and what others say of it; each part is optional. */
async function checkConfirmations(
  { container, limits, options, verdict }: Examination,
  own: SignedManifest,
  redactions: Awaited<ReturnType<typeof checkRedactions>>,
): Promise<void> {
  const { now, trustedRootKids, arrival, timestampRoots = [] } = options;
  await checkCustody(container, own, { redactions, limits, now }, verdict);
  const stated = redactions?.originalManifestSha256;
  const named = { own: own.sha256, stated, signed: own.manifest.original?.manifestSha256 };
  const receipt = await checkReceipt(
    container,
    { own, named, trustedRootKids, arrival, now },
    limits,
    verdict,
  );
  // The report that was received names the original as well, and the report's key signed it.
  const signed = receipt?.of === 'original' ? stated : named.signed;
  const stamped = {
    own,
    named: { ...named, signed },
    receipt: receipt?.claims,
    trustedRoots: timestampRoots,
    now,
  };
  await checkTimestamps(container, stamped, limits, verdict);
}

/** Roles whose bytes may rightly lie outside: an earlier package, and documents kept apart. */
const outside: ReadonlySet<string> = new Set(['package', 'attachment']);

function countArtefacts({ manifest }: SignedManifest): { artefacts: number; elsewhere: number } {
  const { artefacts } = manifest;
  const elsewhere = artefacts.filter(({ role }) => outside.has(role)).length;
  return { artefacts: artefacts.length, elsewhere };
}

import type { Bytes } from '../bytes.ts';
import { checkClock } from './check-clock.ts';
import { checkDataPackage } from './check-data-package.ts';
import { checkEntries, type VisitEntry } from './check-entries.ts';
import { checkArtefacts, checkManifest, checkPage, type SignedManifest } from './check-manifest.ts';
import { checkReceipt } from './check-receipt.ts';
import { RecordChecker } from './check-records.ts';
import { checkCustody, checkRedactions } from './check-story.ts';
import { checkTimestamps } from './check-timestamp.ts';
import { defaultVerifyLimits, type VerifyLimits } from './limits.ts';
import { type Container, readContainer } from './read-container.ts';
import { type Verdict, VerdictBuilder } from './verdict.ts';

export interface VerifyOptions {
  /** The verifier's clock: nothing in the package may lie ahead of it. */
  readonly now: Date;
  readonly limits?: VerifyLimits;
  /** Key ids of the endpoints that the verifier trusts. Without them he compares the id that is shown. */
  readonly trustedRootKids?: readonly string[];
  /** Root certificates (DER) of the time-stamping authorities that the verifier trusts. */
  readonly timestampRoots?: readonly Bytes[];
  readonly signal?: AbortSignal;
}

/**
 * Says of each point whether it holds for this file. Never throws for what the file contains; rejects only
 * when the file cannot be read or `signal` fires. Memory stays under a few times `heldBytes`.
 */
export async function verifyPackage(file: Blob, options: VerifyOptions): Promise<Verdict> {
  const verdict = new VerdictBuilder();
  await checkPackage(file, options, verdict);
  return verdict.build(file.size);
}

async function checkPackage(
  file: Blob,
  options: VerifyOptions,
  verdict: VerdictBuilder,
): Promise<void> {
  const { now, signal, limits = defaultVerifyLimits } = options;
  const container = await readContainer(file, limits, verdict);
  if (container === undefined) return;
  const records = await RecordChecker.open(container, limits, verdict);
  const visit: VisitEntry = async ({ name }, content) => {
    if (name.startsWith('archive/')) await records.checkArchive(name, content, signal);
  };
  const digests = await checkEntries(container, visit, verdict, signal);
  const payloads = records.finish();
  const signed = await checkDataPackage(container, digests, limits, verdict);
  const own = await checkManifest(container, signed?.publicKey, limits, verdict);
  if (signed !== undefined) checkClock(signed.dataPackage, own?.manifest, now, verdict);
  if (own !== undefined && payloads !== undefined) {
    checkArtefacts(own.manifest, payloads, digests, verdict);
    if (signed !== undefined) checkPage(own.manifest, signed.dataPackage, payloads, verdict);
  }
  if (own !== undefined) await checkStory(container, own, options, verdict);
}

/** What came of the evidence after the capture; each part is optional. */
async function checkStory(
  container: Container,
  own: SignedManifest,
  options: VerifyOptions,
  verdict: VerdictBuilder,
): Promise<void> {
  const { now, limits = defaultVerifyLimits, trustedRootKids, timestampRoots = [] } = options;
  await checkCustody(container, own.manifest, { limits, now }, verdict);
  const redactions = await checkRedactions(container, own.manifest, limits, verdict);
  const originalManifestSha256 = redactions?.originalManifestSha256;
  const context = { own, originalManifestSha256, trustedRootKids, now };
  const receipt = await checkReceipt(container, context, limits, verdict);
  const stamped = { own, originalManifestSha256, receipt, trustedRoots: timestampRoots, now };
  await checkTimestamps(container, stamped, limits, verdict);
}

import { checkClock } from './check-clock.ts';
import { checkDataPackage } from './check-data-package.ts';
import { checkEntries } from './check-entries.ts';
import { checkArtefacts, checkManifest } from './check-manifest.ts';
import { checkRecords } from './check-records.ts';
import { defaultVerifyLimits, type VerifyLimits } from './limits.ts';
import { readContainer } from './read-container.ts';
import { type Verdict, VerdictBuilder } from './verdict.ts';

export interface VerifyOptions {
  /** The verifier's clock: nothing in the package may lie ahead of it. */
  readonly now: Date;
  readonly limits?: VerifyLimits;
  readonly signal?: AbortSignal;
}

/**
 * Says of each point whether it holds for this file. Never throws for what the file contains; rejects only
 * when the file cannot be read or `signal` fires. Memory stays under a few archive segments.
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
  const digests = await checkEntries(container, verdict, signal);
  const signed = await checkDataPackage(container, digests, limits, verdict);
  const payloads = await checkRecords(container, limits, verdict, signal);
  const own = await checkManifest(container, signed?.publicKey, limits, verdict);
  if (signed !== undefined) checkClock(signed.dataPackage, own?.manifest, now, verdict);
  if (own !== undefined && payloads !== undefined) {
    checkArtefacts(own.manifest, payloads, digests, verdict);
  }
  for (const id of ['custody', 'redactions', 'receipt', 'log', 'timestamp'] as const) {
    verdict.absent(id);
  }
}

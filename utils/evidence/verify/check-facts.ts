import * as z from 'zod/mini';
import { parseJson } from '../../parse-json.ts';
import { pageFactsSchema } from '../../protocol/capture.ts';
import { captureAccountSchema } from '../../protocol/capture-account.ts';
import type { Artefact, EvidenceManifest } from '../../protocol/evidence.ts';
import type { RecordedFacts } from '../build-provenance.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { isNear } from './check-clock.ts';
import type { VerifyLimits } from './limits.ts';
import { agrees } from './masked-form.ts';
import type { ArchivePlan } from './plan-archive.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryText } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

const { title, referrer, arrival } = pageFactsSchema.shape;
const { shown, canonical } = pageFactsSchema.shape.url.shape;
const { at, utcOffsetMinutes } = pageFactsSchema.shape.clock.shape;

/** What else the facts hold is nothing that another part of the package repeats. */
const recordedFactsSchema = z.object({
  page: z.object({
    url: z.object({ shown, canonical }),
    title,
    referrer,
    arrival,
    clock: z.object({ at, utcOffsetMinutes }),
  }),
  account: z.object(z.omit(captureAccountSchema, { longestTaskMs: true }).shape),
});

/** The facts as far as other parts follow from them, if they are the ones that the manifest names. */
export async function checkFacts(
  container: Container,
  manifest: EvidenceManifest,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<RecordedFacts | undefined> {
  const path = evidencePaths.facts;
  const text = await readEntryText(container, path, limits);
  const facts = text === undefined ? undefined : parseJson(recordedFactsSchema, text);
  if (facts === undefined) {
    verdict.fail('artefacts', path, text === undefined ? 'missing' : 'malformed');
    return undefined;
  }
  const isCopy = hasEntry(container, evidencePaths.redactions);
  const { url, clock } = facts.page;
  if (!agrees(url.shown, manifest.url, isCopy)) verdict.fail('artefacts', path, 'other-page');
  const { page } = manifest.clocks;
  const isSame = page === undefined ? isNear(clock.at, manifest.capturedAt) : page === clock.at;
  if (!isSame) verdict.fail('clock', path, 'contradicts');
  return facts;
}

/**
 * The files beside the archive that the manifest names: they are the signed ones, and there are no others.
 */
export function checkFiles(
  container: Container,
  { facts, thread }: ArchivePlan,
  digests: ReadonlyMap<string, string>,
  verdict: VerdictBuilder,
): void {
  const files = [
    [evidencePaths.facts, facts],
    [evidencePaths.thread, thread],
  ] as const;
  const sizes = new Map(container.entries.map(({ name, sizeBytes }) => [name, sizeBytes]));
  for (const [path, artefact] of files) {
    const sha256 = digests.get(path);
    if (artefact === undefined) {
      if (sha256 !== undefined) verdict.fail('artefacts', path, 'foreign');
    } else if (sha256 === undefined) verdict.fail('artefacts', path, 'missing');
    else checkFile(path, artefact, { sha256, sizeBytes: sizes.get(path) }, verdict);
  }
}

function checkFile(
  path: string,
  artefact: Artefact,
  actual: { readonly sha256: string; readonly sizeBytes: number | undefined },
  verdict: VerdictBuilder,
): void {
  if (actual.sha256 !== artefact.sha256) verdict.fail('artefacts', path, 'digest');
  else if (actual.sizeBytes !== artefact.sizeBytes) verdict.fail('artefacts', path, 'size');
}

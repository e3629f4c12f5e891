import { parseJson } from '../../parse-json.ts';
import type { EvidenceManifest } from '../../protocol/evidence.ts';
import { custodyLogSchema, findCustodyBreak } from '../custody.ts';
import { type Redactions, redactionsSchema } from '../redactions.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { isAhead } from './check-clock.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryText } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

/** The hash chain of what happened on the reporter's device. */
export async function checkCustody(
  container: Container,
  manifest: EvidenceManifest,
  options: { readonly limits: VerifyLimits; readonly now: Date },
  verdict: VerdictBuilder,
): Promise<void> {
  const { limits, now } = options;
  const path = evidencePaths.custody;
  if (!hasEntry(container, path)) return verdict.absent('custody');
  const text = await readEntryText(container, path, limits);
  const log = text === undefined ? undefined : parseJson(custodyLogSchema, text);
  if (log === undefined) return verdict.fail('custody', path, 'malformed');
  if (log.reportId !== manifest.reportId) verdict.fail('custody', path, 'other-report');
  const broken = await findCustodyBreak(log);
  if (broken !== undefined) verdict.fail('custody', `${path} #${broken + 1}`, 'broken-chain');
  const ahead = log.entries.findIndex(({ at }) => isAhead(at, now));
  if (ahead !== -1) verdict.fail('custody', `${path} #${ahead + 1}`, 'future');
  verdict.pass('custody', { entries: log.entries.length, last: log.entries.at(-1)?.action ?? '' });
}

/** Whether this is a derivative, and of what. */
export async function checkRedactions(
  container: Container,
  manifest: EvidenceManifest,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<Redactions | undefined> {
  const path = evidencePaths.redactions;
  if (!hasEntry(container, path)) {
    verdict.absent('redactions');
    return undefined;
  }
  const text = await readEntryText(container, path, limits);
  const redactions = text === undefined ? undefined : parseJson(redactionsSchema, text);
  if (redactions === undefined) verdict.fail('redactions', path, 'malformed');
  else if (redactions.reportId !== manifest.reportId) {
    verdict.fail('redactions', path, 'other-report');
  } else verdict.pass('redactions', { regions: redactions.redactions.length });
  return redactions;
}

import type { EvidenceManifest, Original } from '../../protocol/evidence.ts';
import {
  type CustodyAction,
  type CustodyLog,
  custodyLogSchema,
  findCustodyBreak,
} from '../custody.ts';
import { isSeeded } from '../manifest-head.ts';
import { type Redactions, redactionsSchema } from '../redactions.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { isAhead, isToldBefore } from './check-clock.ts';
import { countFates, judgeCopy } from './check-copy.ts';
import type { SignedManifest } from './check-manifest.ts';
import { judgeOriginalParts } from './check-original-parts.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryJson } from './read-json.ts';
import type { Finding, VerdictBuilder } from './verdict.ts';

/**
 * The hash chain of what happened on the reporter's device. It must tell of the capture of this evidence:
 * without an entry of it, there is no log of it.
 */
export async function checkCustody(
  container: Container,
  own: SignedManifest,
  about: {
    readonly redactions: Redactions | undefined;
    readonly limits: VerifyLimits;
    readonly now: Date;
  },
  verdict: VerdictBuilder,
): Promise<void> {
  const { limits, now, redactions } = about;
  const path = evidencePaths.custody;
  if (!hasEntry(container, path)) return verdict.absent('custody');
  const log = await readEntryJson(container, path, custodyLogSchema, limits);
  if (log === undefined) return verdict.fail('custody', path, 'malformed');
  if (log.reportId !== own.manifest.reportId) verdict.fail('custody', path, 'other-report');
  const broken = await findCustodyBreak(log);
  if (broken !== undefined) verdict.fail('custody', `${path} #${broken + 1}`, 'broken-chain');
  const ahead = log.entries.findIndex(({ at }) => isAhead(at, now));
  if (ahead !== -1) verdict.fail('custody', `${path} #${ahead + 1}`, 'future');
  const before = log.entries.findIndex(({ at }) => isToldBefore(at, own.manifest));
  if (before !== -1) verdict.fail('custody', `${path} #${before + 1}`, 'before-capture');
  if (!log.entries.some(({ action }) => action === 'captured')) return verdict.absent('custody');
  const captured = redactions?.originalManifestSha256 ?? own.sha256;
  if (!tells(log, 'captured', captured)) verdict.fail('custody', path, 'other-report');
  if (redactions !== undefined && !tells(log, 'redacted', own.sha256)) {
    verdict.fail('custody', path, 'other-report');
  }
  verdict.pass('custody', { entries: log.entries.length, last: log.entries.at(-1)?.action ?? '' });
}

function tells({ entries }: CustodyLog, action: CustodyAction, sha256: string): boolean {
  return entries.some((entry) => entry.action === action && entry.sha256 === sha256);
}

/** Whether this is a derivative, and of what. */
export async function checkRedactions(
  container: Container,
  { manifest }: SignedManifest,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<Redactions | undefined> {
  const id = 'redactions';
  const path = evidencePaths.redactions;
  const { original } = manifest;
  // What a seeded manifest goes by says nothing of an original: one could be exchanged under a receipt.
  const isCopy = original !== undefined || hasEntry(container, path);
  if (isCopy && isSeeded(manifest)) verdict.fail(id, evidencePaths.manifest, 'contradicts');
  if (!hasEntry(container, path)) {
    if (original === undefined) verdict.absent(id);
    else verdict.fail(id, path, 'missing');
    return undefined;
  }
  const redactions = await readEntryJson(container, path, redactionsSchema, limits);
  if (redactions === undefined) {
    verdict.fail(id, path, 'malformed');
    return undefined;
  }
  const { originalManifestSha256 } = redactions;
  if (redactions.reportId !== manifest.reportId) verdict.fail(id, path, 'other-report');
  if (original !== undefined && original.manifestSha256 !== originalManifestSha256) {
    verdict.fail(id, path, 'contradicts');
  }
  if (redactions.redactions.length === 0) verdict.fail(id, path, 'nothing-redacted');
  const findings = await judgeParts(manifest, redactions);
  for (const { subject, reason } of findings) verdict.fail(id, subject, reason);
  verdict.pass(id, { regions: redactions.redactions.length, ...copyValues(original, redactions) });
  return redactions;
}

async function judgeParts(
  manifest: EvidenceManifest,
  { type, redactions }: Redactions,
): Promise<readonly Finding[]> {
  const { original } = manifest;
  if (type === 'plaint.redactions/1') {
    const parts = original?.parts;
    return parts === undefined ? [] : judgeOriginalParts(parts, manifest, redactions);
  }
  return original?.parts === undefined
    ? [{ subject: evidencePaths.manifest, reason: 'missing' }]
    : judgeCopy(manifest, original, redactions);
}

/**
 * What is shown of the original's parts, and by whom; nothing where redactions do not say in which they are.
 */
function copyValues(
  original: Original | undefined,
  { type }: Redactions,
): Readonly<Record<string, string | number>> {
  const parts = original?.parts;
  if (parts === undefined || type === 'plaint.redactions/1') return {};
  const shown = original?.page === undefined ? 'parts-stated' : 'parts-shown';
  return { of: 'original', ...countFates(parts), shown };
}

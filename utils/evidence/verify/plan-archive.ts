import type { Artefact, ArtefactRole, EvidenceManifest } from '../../protocol/evidence.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { isSameDocument } from '../wacz/package-items.ts';
import {
  artefactAddress,
  bareAddress,
  type PlannedRecord,
  planRecords,
} from '../wacz/record-plan.ts';
import { cutSegments } from '../wacz/warc-segment.ts';
import { artefactRule, isWebAddress } from './artefact-rules.ts';
import type { VerifyLimits } from './limits.ts';
import type { Finding, VerdictBuilder } from './verdict.ts';

/** What a manifest calls for in its package. */
export interface ArchivePlan {
  /** One for each file of the archive. */
  readonly segments: readonly (readonly PlannedRecord[])[];
  readonly text: Artefact;
  readonly facts: Artefact;
  readonly thread: Artefact | undefined;
}

/**
 * What a manifest calls for in its package. Undefined when that is a package that our packer does not make;
 * the verdict says why.
 */
export function planArchive(
  manifest: EvidenceManifest,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): ArchivePlan | undefined {
  const only = (role: ArtefactRole) => manifest.artefacts.find((each) => each.role === role);
  const [text, facts, thread] = [only('text'), only('facts'), only('thread')];
  const records = planRecords(manifest);
  const findings = [
    ...manifest.artefacts.flatMap(artefactRule),
    ...softwareFindings(manifest),
    ...repeatedRoles(manifest),
    ...pageFindings(manifest),
    ...repeatedAddresses(records),
  ];
  for (const { subject, reason } of findings) verdict.fail('artefacts', subject, reason);
  if (text === undefined) verdict.fail('artefacts', 'text.txt', 'missing');
  if (facts === undefined) verdict.fail('artefacts', 'facts.json', 'missing');
  const inflatedBytes = records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const isSmall = inflatedBytes <= limits.maxInflatedBytes;
  if (!isSmall) verdict.fail('records', evidencePaths.manifest, 'inflates-too-far');
  const isWhole = text !== undefined && facts !== undefined && findings.length === 0 && isSmall;
  return isWhole ? { segments: cutSegments(records), text, facts, thread } : undefined;
}

const manyOf: ReadonlySet<ArtefactRole> = new Set([
  'document',
  'resource',
  'package',
  'attachment',
]);

const versionName = /^[\w.+-]+$/;
const browserName = /^[ -~]*$/;

/** The archive tells of the program in lines of its own: a version of several lines would add to them. */
function softwareFindings({ software }: EvidenceManifest): Finding[] {
  const isPlain = versionName.test(software.version) && browserName.test(software.browser);
  return isPlain ? [] : [{ subject: evidencePaths.manifest, reason: 'malformed' }];
}

/** There is one screenshot: where two are signed for, a reader cannot know which is meant. */
function repeatedRoles({ artefacts }: EvidenceManifest): Finding[] {
  const byRole = Map.groupBy(artefacts, ({ role }) => role);
  return Array.from(byRole)
    .filter(([role, found]) => found.length > 1 && !manyOf.has(role))
    .map(([role]) => ({ subject: role, reason: 'duplicate' }));
}

/** The page that the manifest names is the first of its documents. */
function pageFindings({ artefacts, url }: EvidenceManifest): Finding[] {
  const main = artefacts.find(({ role }) => role === 'document');
  if (!isWebAddress(url)) return [{ subject: url, reason: 'address' }];
  if (main === undefined) return [{ subject: url, reason: 'missing' }];
  const isMain = isSameDocument(artefactAddress(main), url);
  return isMain ? [] : [{ subject: artefactAddress(main), reason: 'other-page' }];
}

/** One address leads to one content, whatever its fragment: readers look without it. */
function repeatedAddresses(records: readonly PlannedRecord[]): Finding[] {
  const known = new Map<string, PlannedRecord>();
  const findings: Finding[] = [];
  for (const record of records) {
    const address = bareAddress(record.url);
    const first = known.get(address);
    known.set(address, first ?? record);
    const isSame = first?.sha256 === record.sha256 && first.type === record.type;
    if (first !== undefined && !isSame) findings.push({ subject: record.url, reason: 'repeated' });
  }
  return findings;
}

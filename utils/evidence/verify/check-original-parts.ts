import type { ArtefactRole, EvidenceManifest, OriginalPart } from '../../protocol/evidence.ts';
import type { Redaction } from '../redactions.ts';
import { leavableRoles, outsideParts, roleOfPlace } from './check-copy.ts';
import type { Finding } from './verdict.ts';

/** Always written anew, whatever is taken out: without scripts and comments, spelled or encoded our way. */
const remadeRoles: ReadonlySet<ArtefactRole> = new Set([
  ...(['document', 'facts', 'screenshot', 'screenshot-marked', 'thumbnail'] as const),
]);

/**
 * Of copies whose redactions do not name their part (`plaint.redactions/1`), which show less, so that a
 * verdict says less of them. Where what the report's key states of the original's parts differs from the copy
 * itself: every part of the copy comes from one of the original, those said to be unchanged have the digest
 * stated, and parts were changed exactly where redactions are accounted for.
 */
export function judgeOriginalParts(
  parts: readonly OriginalPart[],
  { artefacts }: EvidenceManifest,
  redactions: readonly Redaction[],
): Finding[] {
  return [...judgeDigests(parts, artefacts), ...judgeFates(parts, redactions)];
}

function judgeDigests(
  parts: readonly OriginalPart[],
  artefacts: EvidenceManifest['artefacts'],
): Finding[] {
  const here = artefacts.map(({ role, sha256 }) => `${role} ${sha256}`);
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  for (const key of here) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const part of parts) {
    if (part.fate === 'left-out') continue;
    const key = `${part.role} ${part.sha256}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count - 1);
    if (count < 1) findings.push({ subject: key, reason: 'not-the-original' });
  }
  for (const [key, count] of counts) {
    if (count > 0) findings.push({ subject: key, reason: 'not-the-original' });
  }
  return findings;
}

function judgeFates(parts: readonly OriginalPart[], redactions: readonly Redaction[]): Finding[] {
  const placed = Map.groupBy(redactions, ({ where }) => roleOfPlace[where] ?? where);
  const byRole = Map.groupBy(parts, ({ role }) => role);
  const findings: Finding[] = [];
  for (const [role, own] of byRole) {
    const accounted = placed.get(role)?.length ?? 0;
    const count = (fate: OriginalPart['fate']) => own.filter((part) => part.fate === fate).length;
    const leftOut = leavableRoles.has(role) ? 0 : count('left-out');
    // A frame's document goes with the element that showed it: one redaction accounts for both.
    const needed =
      role === 'document'
        ? Math.max(count('redacted'), Math.min(leftOut, 1))
        : count('redacted') + leftOut;
    const isHidden = needed > accounted || (count('remade') > 0 && !remadeRoles.has(role));
    if (isHidden) findings.push({ subject: role, reason: 'unaccounted' });
  }
  for (const [role, found] of placed) {
    const own = byRole.get(role as ArtefactRole) ?? [];
    const isInside = found.some(({ kind }) => kind !== 'url') && !outsideParts.has(role);
    const isChanged = own.some(({ fate }) => fate === 'redacted' || fate === 'left-out');
    if (isInside && !isChanged) findings.push({ subject: role, reason: 'contradicts' });
  }
  return findings;
}

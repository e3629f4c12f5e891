import type {
  Artefact,
  ArtefactRole,
  EvidenceManifest,
  Original,
  OriginalPart,
} from '../../protocol/evidence.ts';
import { buildHead, headDigest, partCommitment } from '../manifest-head.ts';
import type { Redaction } from '../redactions.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import type { Finding } from './verdict.ts';

/** The part that a redaction is in, where its own word for the place is not the part's role. */
export const roleOfPlace: Readonly<Record<string, ArtefactRole>> = {
  screenshotMarked: 'screenshot-marked',
  'evidence/facts.json': 'facts',
};
/** Places of redactions that are no part of the manifest. */
export const outsideParts: ReadonlySet<string> = new Set([
  'page',
  'manifest',
  'evidence/provenance.json',
]);
/**
 * Parts that a copy may leave out with nothing to account for: drawn from another part, or never in the
 * package.
 */
export const leavableRoles: ReadonlySet<ArtefactRole> = new Set([
  'thumbnail',
  'package',
  'attachment',
]);
const pictureRoles: ReadonlySet<ArtefactRole> = new Set(['screenshot', 'screenshot-marked']);

/** A part of the original with what the copy has of it. */
interface Followed {
  readonly part: OriginalPart;
  readonly own: Artefact | undefined;
}

/**
 * Where a copy differs from what the report's key states of it: every part of the copy is one of the
 * original, a part differs only where a redaction names a place in that very part, and the original's own
 * hash names all of it.
 */
export async function judgeCopy(
  manifest: EvidenceManifest,
  original: Original,
  redactions: readonly Redaction[],
): Promise<Finding[]> {
  const { parts = [] } = original;
  const { followed, findings } = followParts(parts, manifest.artefacts);
  return [
    ...findings,
    ...judgePlaces(parts, redactions),
    ...judgeFates(parts, redactions),
    ...(await judgeHead(manifest, original, followed)),
    ...judgeAddress(original, redactions),
  ];
}

/** The parts of one role stand in one order, in the original and in the copy. */
function followParts(
  parts: readonly OriginalPart[],
  artefacts: readonly Artefact[],
): { readonly followed: readonly Followed[]; readonly findings: readonly Finding[] } {
  const left = Map.groupBy(artefacts, ({ role }) => role);
  const findings: Finding[] = [];
  const followed = parts.map((part): Followed => {
    if (part.fate === 'left-out') return { part, own: undefined };
    const own = left.get(part.role)?.shift();
    if (own?.sha256 !== part.sha256) findings.push(foreign(part.role, part.sha256));
    return { part, own };
  });
  for (const { role, sha256 } of [...left.values()].flat()) findings.push(foreign(role, sha256));
  return { followed, findings };
}

function foreign(role: ArtefactRole, sha256: string): Finding {
  return { subject: `${role} ${sha256}`, reason: 'not-the-original' };
}

/** Every redaction names the part that it is in, or a place that is in none. */
function judgePlaces(parts: readonly OriginalPart[], redactions: readonly Redaction[]): Finding[] {
  const isPlaced = ({ part, where }: Redaction): boolean =>
    part === undefined
      ? outsideParts.has(where)
      : parts[part]?.role === (roleOfPlace[where] ?? where);
  return redactions
    .filter((redaction) => !isPlaced(redaction))
    .map(({ where }) => ({ subject: where, reason: 'contradicts' }));
}

function judgeFates(parts: readonly OriginalPart[], redactions: readonly Redaction[]): Finding[] {
  const within = Map.groupBy(redactions, ({ part }) => part);
  const isDrawnAnew = parts.some(
    ({ role, fate }) => role === 'screenshot' && (fate === 'redacted' || fate === 'left-out'),
  );
  const findings: Finding[] = [];
  for (const [place, { role, fate }] of parts.entries()) {
    const own = within.get(place) ?? [];
    if (fate === 'kept' && own.length > 0) findings.push({ subject: role, reason: 'contradicts' });
    const isAccounted = {
      kept: true,
      redacted: own.some((redaction) => isInside(redaction, role)),
      'left-out': leavableRoles.has(role) || own.some(({ kind }) => kind === 'resource'),
      remade: role === 'thumbnail' && isDrawnAnew,
    }[fate];
    if (!isAccounted) findings.push({ subject: role, reason: 'unaccounted' });
  }
  return findings;
}

/** Names a place in the part, not the part as a whole: in a picture, a box. */
function isInside({ kind, box }: Redaction, role: ArtefactRole): boolean {
  return pictureRoles.has(role) ? kind === 'pixels' && box !== undefined : kind !== 'resource';
}

/**
 * Builds the head of the original's manifest of what the copy tells of it. Its digest is the one that the
 * original goes by, so whoever knows that can follow each kept part into the original, without knowing
 * anything of the others.
 */
async function judgeHead(
  manifest: EvidenceManifest,
  { manifestSha256, page }: Original,
  followed: readonly Followed[],
): Promise<Finding[]> {
  if (page === undefined) return [];
  const parts = followed.map(({ part, own }) => {
    if (part.fate !== 'kept') return part;
    const { role, salt } = part;
    const isOpen = salt !== undefined && own !== undefined;
    return { role, commitment: isOpen ? partCommitment(salt, own) : '' };
  });
  const address =
    'salt' in page ? partCommitment(page.salt, { url: manifest.url }) : page.commitment;
  const digest = await headDigest(buildHead(manifest, address, parts));
  return digest === manifestSha256
    ? []
    : [{ subject: evidencePaths.manifest, reason: 'not-the-original' }];
}

/** An address that is not the original's was redacted. */
function judgeAddress({ page }: Original, redactions: readonly Redaction[]): Finding[] {
  const isNamed = redactions.some(({ kind, where }) => kind === 'url' && where === 'manifest');
  const isSame = page === undefined || 'salt' in page;
  return isSame || isNamed ? [] : [{ subject: evidencePaths.manifest, reason: 'unaccounted' }];
}

/** How many parts of the original had which fate, for the verdict. */
export function countFates(parts: readonly OriginalPart[]): Record<string, number> {
  const count = (fate: OriginalPart['fate']) => parts.filter((part) => part.fate === fate).length;
  return {
    kept: count('kept'),
    redacted: count('redacted'),
    remade: count('remade'),
    leftOut: count('left-out'),
  };
}

import type { Artefact, EvidenceManifest } from '../protocol/evidence.ts';
import { type Bytes, concatBytes, fromBase64url, fromHex, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { sha256Hex, sha256HexNow } from './digest.ts';
import { Utf8Buffer } from './utf8-buffer.ts';

/**
 * What an evidence manifest of version 2 goes by: its digest is the one that receipts, timestamps, the
 * custody log and redacted copies name. It tells of each part no more than its role, so that a redacted copy
 * can show it to anybody.
 */
export interface ManifestHead
  extends Pick<EvidenceManifest, 'reportId' | 'capturedAt' | 'software' | 'clocks'> {
  readonly type: 'plaint.evidence-head/2';
  /** Commitment to the page's address. */
  readonly page: string;
  /** In the manifest's order. */
  readonly artefacts: readonly CommittedPart[];
}

interface CommittedPart extends Pick<Artefact, 'role'> {
  readonly commitment: string;
}

/** What is committed to: an artefact as the manifest describes it, or the page's address. */
type Committed = Artefact | { readonly url: string };

/** SHA-256 of the salt and the canonical form. */
export function partCommitment(salt: string, part: Committed): string {
  return sha256HexNow(hashed.encode(canonicalJson(part), fromBase64url(salt)));
}

const hashed = new Utf8Buffer();

export type SeededManifest = EvidenceManifest & { readonly seed: string };

export function isSeeded(manifest: EvidenceManifest): manifest is SeededManifest {
  return manifest.seed !== undefined;
}

/**
 * The salts, 32 bytes in base64url, open the commitments. They follow from the seed: the same for the same
 * part of one report, and of another report others.
 */
export function commitTo(
  manifest: SeededManifest,
  part: Committed,
): { readonly commitment: string; readonly salt: string } {
  const { salt, commitment } = committer(manifest)(canonicalJson(part));
  return { salt: toBase64url(salt), commitment };
}

/** A manifest's canonical form, with those of its artefacts, which stand in it. */
export interface CanonicalManifest {
  readonly text: string;
  readonly parts: readonly string[];
}

const partsStart = '{"artefacts":[';

/**
 * Undefined where `text` is not the manifest's canonical form. Thousands of artefacts are not put together
 * for it.
 */
export function readCanonical(
  { artefacts, ...rest }: EvidenceManifest,
  text: string,
): CanonicalManifest | undefined {
  const parts: string[] = [];
  let at = partsStart.length;
  for (const artefact of artefacts) {
    const expected = canonicalJson(artefact);
    const part = text.slice(at, at + expected.length);
    if (part !== expected) return undefined;
    parts.push(part);
    at += part.length;
    if (parts.length === artefacts.length) break;
    if (text[at] !== ',') return undefined;
    at += 1;
  }
  const expectedEnd = `],${canonicalJson(rest).slice(1)}`;
  const isWhole = text.startsWith(partsStart) && text.slice(at) === expectedEnd;
  return isWhole ? { text, parts } : undefined;
}

/** What is the same for every part, of which there may be thousands, is made once. */
function committer({ seed, reportId }: SeededManifest) {
  const told = concatBytes([fromBase64url(seed), utf8(`plaint.part-salt/1\n${reportId}\n`)]);
  return (canonical: string): { readonly commitment: string; readonly salt: Bytes } => {
    const salt = fromHex(sha256HexNow(hashed.encode(canonical, told)));
    return { salt, commitment: sha256HexNow(hashed.encode(canonical, salt)) };
  };
}

export function buildHead(
  { reportId, capturedAt, software, clocks }: EvidenceManifest,
  page: string,
  parts: readonly CommittedPart[],
): ManifestHead {
  // As the canonical form has them, so that nothing must be put in order.
  const artefacts = parts.map(({ role, commitment }) => ({ commitment, role }));
  const type = 'plaint.evidence-head/2';
  return { type, reportId, capturedAt, software, clocks, page, artefacts };
}

export function headDigest(head: ManifestHead): Promise<string> {
  return sha256Hex(canonicalJson(head));
}

/** The SHA-256 by which everything else names this evidence, hex. `canonical` where that form is at hand. */
export async function manifestDigest(
  manifest: EvidenceManifest,
  canonical?: CanonicalManifest,
): Promise<string> {
  if (!isSeeded(manifest)) return sha256Hex(canonical?.text ?? canonicalJson(manifest));
  const commit = committer(manifest);
  const parts = manifest.artefacts.map((part, place) => {
    const form = canonical?.parts[place] ?? canonicalJson(part);
    return { role: part.role, commitment: commit(form).commitment };
  });
  const page = commit(canonicalJson({ url: manifest.url })).commitment;
  return headDigest(buildHead(manifest, page, parts));
}

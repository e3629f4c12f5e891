import type { Artefact, EvidenceManifest } from '../protocol/evidence.ts';
import { type Bytes, concatBytes, fromBase64url, fromHex, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { sha256Hex, sha256HexNow } from './digest.ts';

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
  readonly artefacts: readonly Pick<CommittedPart, 'role' | 'commitment'>[];
}

export interface CommittedPart extends Pick<Artefact, 'role'> {
  readonly commitment: string;
  /** Opens the commitment; 32 bytes in base64url. */
  readonly salt: string;
}

/** What is committed to: an artefact as the manifest describes it, or the page's address. */
type Committed = Artefact | { readonly url: string };

/** SHA-256 of the salt and the canonical form. */
export function partCommitment(salt: string, part: Committed): string {
  return commitment(fromBase64url(salt), canonicalJson(part));
}

function commitment(salt: Bytes, canonical: string): string {
  return sha256HexNow(concatBytes([salt, utf8(canonical)]));
}

export type SeededManifest = EvidenceManifest & { readonly seed: string };

export function isSeeded(manifest: EvidenceManifest): manifest is SeededManifest {
  return manifest.seed !== undefined;
}

/** The salts follow from the seed: the same for the same part of one report, and of another report others. */
export function commitTo(
  { seed, reportId }: SeededManifest,
  part: Committed,
): { readonly commitment: string; readonly salt: string } {
  const canonical = canonicalJson(part);
  const told = utf8(`plaint.part-salt/1\n${reportId}\n${canonical}`);
  const salt = fromHex(sha256HexNow(concatBytes([fromBase64url(seed), told])));
  return { salt: toBase64url(salt), commitment: commitment(salt, canonical) };
}

export function commitToParts(manifest: SeededManifest): CommittedPart[] {
  return manifest.artefacts.map((part) => ({ role: part.role, ...commitTo(manifest, part) }));
}

export function buildHead(
  { reportId, capturedAt, software, clocks }: EvidenceManifest,
  page: string,
  parts: readonly Pick<CommittedPart, 'role' | 'commitment'>[],
): ManifestHead {
  const artefacts = parts.map(({ role, commitment }) => ({ role, commitment }));
  const type = 'plaint.evidence-head/2';
  return { type, reportId, capturedAt, software, clocks, page, artefacts };
}

export function headDigest(head: ManifestHead): Promise<string> {
  return sha256Hex(canonicalJson(head));
}

/** The SHA-256 by which everything else names this evidence, hex. `canonical` where that form is at hand. */
export async function manifestDigest(
  manifest: EvidenceManifest,
  canonical?: string,
): Promise<string> {
  if (!isSeeded(manifest)) return sha256Hex(canonical ?? canonicalJson(manifest));
  const address = commitTo(manifest, { url: manifest.url });
  return headDigest(buildHead(manifest, address.commitment, commitToParts(manifest)));
}

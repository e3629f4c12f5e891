import type { Artefact, EvidenceManifest } from '../protocol/evidence.ts';
import { type Bytes, concatBytes, fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { sha256, sha256Hex, sha256HexOfMany } from './digest.ts';

/**
 * What an evidence manifest of version 2 goes by: its digest is the one that receipts, timestamps, the custody log and
 * redacted copies name. It tells of each part no more than its role, so that a redacted copy can show it to anybody.
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
export function partCommitment(salt: string, part: Committed): Promise<string> {
  return sha256HexOfMany(concatBytes([fromBase64url(salt), utf8(canonicalJson(part))]));
}

export type SeededManifest = EvidenceManifest & { readonly seed: string };

export function isSeeded(manifest: EvidenceManifest): manifest is SeededManifest {
  return manifest.seed !== undefined;
}

/** The salts follow from the seed: the same for the same part of one report, and of another report others. */
export async function commitTo(
  { seed, reportId }: SeededManifest,
  part: Committed,
): Promise<{ readonly commitment: string; readonly salt: string }> {
  const secret: Bytes = fromBase64url(seed);
  const told = utf8(`plaint.part-salt/1\n${reportId}\n${canonicalJson(part)}`);
  const salt = toBase64url(await sha256(concatBytes([secret, told])));
  return { salt, commitment: await partCommitment(salt, part) };
}

export async function commitToParts(manifest: SeededManifest): Promise<CommittedPart[]> {
  return Promise.all(
    manifest.artefacts.map(async (part) => {
      return { role: part.role, ...(await commitTo(manifest, part)) };
    }),
  );
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

/** The SHA-256 by which everything else names this evidence, hex. */
export async function manifestDigest(manifest: EvidenceManifest): Promise<string> {
  if (!isSeeded(manifest)) return sha256Hex(canonicalJson(manifest));
  const { commitment } = await commitTo(manifest, { url: manifest.url });
  return headDigest(buildHead(manifest, commitment, await commitToParts(manifest)));
}

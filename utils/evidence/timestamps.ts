import * as z from 'zod/mini';
import type { Checkpoint } from '../protocol/receipt.ts';
import { type ReportStatus, timestampTokenSchema } from '../protocol/status.ts';
import { fromBase64, toHex } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { sha256Hex } from './digest.ts';

/** One RFC 3161 token and what it is over: each time the SHA-256 of a canonical form. */
const timestampSchema = z.strictObject({
  /** `report-manifest`: as the receipt names it; it names the evidence manifest. `checkpoint`: the receipt's. */
  over: z.enum(['evidence-manifest', 'report-manifest', 'checkpoint']),
  token: timestampTokenSchema,
});
export type Timestamp = z.infer<typeof timestampSchema>;

/** `evidence/timestamp.json`. */
export const timestampsSchema = z.strictObject({
  type: z.literal('plaint.timestamps/1'),
  timestamps: z.array(timestampSchema).check(z.minLength(1), z.maxLength(8)),
  /** The authority's root, when the tokens do not hold it: X.509 in DER, base64. Stated, not trusted. */
  certificates: z.array(timestampTokenSchema).check(z.maxLength(8)),
});
export type Timestamps = z.infer<typeof timestampsSchema>;

/** What a report's tokens can be over, by the SHA-256 that they must bear. */
export interface StampedDigests {
  readonly evidenceManifestSha256: string;
  readonly reportManifestSha256: string;
  readonly checkpoint: Checkpoint;
}

/**
 * The tokens of an endpoint's status that bear a digest of this report; undefined when none does. They are
 * sorted here and judged by the verifier: a token without the right digest could never hold.
 */
export async function sortTimestamps(
  given: NonNullable<ReportStatus['timestamps']>,
  about: StampedDigests,
): Promise<Timestamps | undefined> {
  const checkpoint = await sha256Hex(canonicalJson(about.checkpoint));
  const digests = [
    ['evidence-manifest', about.evidenceManifestSha256],
    ['report-manifest', about.reportManifestSha256],
    ['checkpoint', checkpoint],
  ] as const;
  const timestamps: Timestamp[] = [];
  for (const token of [given.manifest, given.checkpoint]) {
    if (token === undefined) continue;
    const bytes = toHex(fromBase64(token));
    const over = digests.find(([, sha256]) => bytes.includes(sha256))?.[0];
    if (over !== undefined) timestamps.push({ over, token });
  }
  if (timestamps.length === 0) return undefined;
  return { type: 'plaint.timestamps/1', timestamps, certificates: [] };
}

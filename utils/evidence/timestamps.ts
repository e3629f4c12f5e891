import * as z from 'zod/mini';
import { derSchema } from '../protocol/primitives.ts';
import type { Checkpoint } from '../protocol/receipt.ts';
import type { ReportTimestamps } from '../protocol/status.ts';
import { fromBase64, toHex } from './bytes.ts';
import { canonicalJson } from './canonical.ts';
import { sha256Hex } from './digest.ts';

/** One RFC 3161 token and what it is over: each time the SHA-256 of a canonical form. */
const timestampSchema = z.strictObject({
  /** `checkpoint`: the one that the receipt names. */
  over: z.enum(['evidence-manifest', 'checkpoint']),
  /** TimeStampToken (a CMS ContentInfo). */
  token: derSchema,
});
export type Timestamp = z.infer<typeof timestampSchema>;

/** `evidence/timestamp.json`. */
export const timestampsSchema = z.strictObject({
  type: z.literal('plaint.timestamps/1'),
  timestamps: z.array(timestampSchema).check(z.minLength(1), z.maxLength(8)),
  /** The authority's root, when the tokens do not hold it: X.509 in DER, base64. Stated, not trusted. */
  certificates: z.array(derSchema).check(z.maxLength(8)),
});
export type Timestamps = z.infer<typeof timestampsSchema>;

/** What a report's tokens can be over, by the SHA-256 that they must bear. */
export interface StampedDigests {
  readonly evidenceManifestSha256: string;
  readonly checkpoint: Checkpoint;
}

/**
 * The tokens of an endpoint's status that bear a digest of this report; undefined when none does. They are
 * judged by the verifier: here only what could never hold is left out.
 */
export async function ownTimestamps(
  given: ReportTimestamps,
  about: StampedDigests,
): Promise<Timestamps | undefined> {
  const digests = {
    manifest: about.evidenceManifestSha256,
    checkpoint: await sha256Hex(canonicalJson(about.checkpoint)),
  };
  const timestamps: Timestamp[] = [];
  for (const name of ['manifest', 'checkpoint'] as const) {
    const token = given[name];
    if (token === undefined || !toHex(fromBase64(token)).includes(digests[name])) continue;
    timestamps.push({ over: name === 'manifest' ? 'evidence-manifest' : name, token });
  }
  if (timestamps.length === 0) return undefined;
  return { type: 'plaint.timestamps/1', timestamps, certificates: [] };
}

import * as z from 'zod/mini';
import { signedDescriptorSchema } from '../protocol/descriptor.ts';
import { base64urlSchema, derSchema } from '../protocol/primitives.ts';
import { receiptResponseSchema } from '../protocol/receipt.ts';
import { reportManifestSchema } from '../protocol/report.ts';

/**
 * `evidence/receipt.json`: everything that it takes to check an endpoint's receipt without the endpoint.
 * The report's body is not in it, and nothing of the reporter's identity.
 */
export const receiptProofSchema = z.strictObject({
  type: z.literal('plaint.receipt-proof/1'),
  ...receiptResponseSchema.shape,
  manifest: reportManifestSchema,
  /** By the report's key over `manifest`, as it was sent. */
  signature: base64urlSchema,
  /** As the endpoint served it when the receipt was given. */
  descriptor: signedDescriptorSchema,
});
export type ReceiptProof = z.infer<typeof receiptProofSchema>;

/** One RFC 3161 token and what it is over. */
const timestampSchema = z.strictObject({
  /**
   * `evidence-manifest`: SHA-256 of the canonical evidence manifest. `checkpoint`: of the canonical
   * `{rootHash, size}` that the receipt names.
   */
  over: z.enum(['evidence-manifest', 'checkpoint']),
  /** TimeStampToken (a CMS ContentInfo) in DER, base64. */
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

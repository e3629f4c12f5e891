import * as z from 'zod/mini';
import { keptDescriptorSchema } from '../protocol/descriptor.ts';
import { earlierManifestSchema } from '../protocol/earlier-report.ts';
import { base64urlSchema } from '../protocol/primitives.ts';
import { receiptResponseSchema } from '../protocol/receipt.ts';

/**
 * `evidence/receipt.json`: everything that it takes to check an endpoint's receipt without the endpoint.
 * The report's body is not in it, and nothing of the reporter's identity.
 */
export const receiptProofSchema = z.strictObject({
  type: z.literal('plaint.receipt-proof/1'),
  ...receiptResponseSchema.shape,
  manifest: earlierManifestSchema,
  /** By the report's key over `manifest`, as it was sent. */
  signature: base64urlSchema,
  /** As the endpoint served it when the receipt was given. */
  descriptor: keptDescriptorSchema,
});
export type ReceiptProof = z.infer<typeof receiptProofSchema>;

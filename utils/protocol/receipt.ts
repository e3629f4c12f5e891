import * as z from 'zod/mini';
import { countSchema, instantSchema, reportIdSchema, sha256Schema } from './primitives.ts';
import { tolerant } from './tolerant.ts';

/** A signed tree head of the endpoint's RFC 9162 log. Timestamps are over it: it holds nothing else, ever. */
export const checkpointSchema = z.strictObject({
  size: countSchema,
  rootHash: sha256Schema,
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** What the receipt's JWS says; `manifestSha256` is over the canonical manifest. */
export const receiptClaimsSchema = z.strictObject({
  type: z.literal('plaint.receipt/1'),
  reportId: reportIdSchema,
  manifestSha256: sha256Schema,
  receivedAt: instantSchema,
  leafIndex: countSchema,
  checkpoint: checkpointSchema,
  /** RFC 9162 §2.1.3 audit path from the leaf to `checkpoint.rootHash`, hex. */
  inclusionPath: z.array(sha256Schema).check(z.maxLength(64)),
});
export type ReceiptClaims = z.infer<typeof receiptClaimsSchema>;

/** The same as a client reads it: the signature covers what it does not know. */
export const receivedClaimsSchema = tolerant(receiptClaimsSchema, [checkpointSchema]);

/** `receipt` is a compact JWS (RFC 7515), `alg: EdDSA`, `kid` one of the descriptor's receipt keys. */
export const receiptResponseSchema = z.strictObject({
  receipt: z.string().check(z.maxLength(16384), z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
});
export type ReceiptResponse = z.infer<typeof receiptResponseSchema>;

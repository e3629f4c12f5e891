import * as z from 'zod/mini';
import { base64urlSchema, countSchema, sha256Schema } from './primitives.ts';

/** How to open one sealed blob: its key and which artefact of the evidence manifest it holds. */
export const evidenceKeySchema = z.strictObject({
  /** SHA-256 of the ciphertext, as listed in the report manifest. */
  sealedSha256: sha256Schema,
  /** SHA-256 of the plaintext, as listed in the evidence manifest. */
  sha256: sha256Schema,
  sizeBytes: countSchema,
  /** 32 random bytes, for this blob alone. */
  key: base64urlSchema.check(z.length(43)),
});
export type EvidenceKey = z.infer<typeof evidenceKeySchema>;

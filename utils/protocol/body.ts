import * as z from 'zod/mini';
import { documentClaimSchema, evidenceManifestSchema } from './evidence.ts';
import { base64urlSchema, countSchema, sha256Schema, termIdSchema } from './primitives.ts';

/** Who reports. Only the desk can read it. */
const reporterSchema = z.strictObject({
  name: z.exactOptional(z.string().check(z.maxLength(200))),
  contact: z.exactOptional(z.string().check(z.maxLength(300))),
  anonymous: z.boolean(),
});

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

/** The sealed part of a report. */
export const reportBodySchema = z.strictObject({
  type: z.literal('plaint.body/1'),
  reporter: reporterSchema,
  /** Answers by element id; what the standard asks for (要件). */
  answers: z.record(termIdSchema, z.string().check(z.maxLength(20_000))),
  /**
   * The full wording of the answers that show personal data masked (A8a). The desk shows `answers`; these
   * only on demand, with a reason.
   */
  unmasked: z.exactOptional(z.record(termIdSchema, z.string().check(z.maxLength(20_000)))),
  /** Where the content is; the first is the one that was captured. */
  targets: z.array(z.string().check(z.maxLength(8192))).check(z.minLength(1), z.maxLength(200)),
  evidence: evidenceManifestSchema,
  documents: z.array(documentClaimSchema).check(z.maxLength(64)),
  keys: z.array(evidenceKeySchema).check(z.maxLength(64)),
});
export type ReportBody = z.infer<typeof reportBodySchema>;

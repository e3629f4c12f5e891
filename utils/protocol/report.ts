import * as z from 'zod/mini';
import { hostNameSchema } from './host-name.ts';
import { ephemeralKeySchema, protectedHeaderSchema } from './jwe-header.ts';
import {
  base64urlOf,
  base64urlSchema,
  countSchema,
  instantSchema,
  languageTagSchema,
  reportIdSchema,
  sha256Schema,
  signatureSchema,
  signingKeySchema,
  termIdSchema,
  thumbprintSchema,
  versionSchema,
} from './primitives.ts';

function isEachOnce(terms: readonly string[]): boolean {
  return new Set(terms).size === terms.length;
}

/**
 * The part of a report that the endpoint may read: what it needs to choose a lane and to check that the
 * report is complete. Everything else is sealed to the desk.
 */
export const routingHeaderSchema = z.strictObject({
  standard: z.strictObject({ id: termIdSchema, version: versionSchema }),
  channel: z.enum(['extension', 'web-form', 'desk']),
  category: termIdSchema,
  surface: termIdSchema,
  /** Who is affected: self, a child in one's care, somebody one acts for, an enterprise. */
  affected: termIdSchema,
  /** Facts that choose the lane: `minor`, `cyber-violence`, `overt`, `enterprise`. */
  flags: z.array(termIdSchema).check(z.maxLength(16), z.refine(isEachOnce)),
  /**
   * The host of the reported page (`forum.example.org`), which routing to a platform needs; see `hostNameOf`.
   */
  platform: hostNameSchema,
  language: languageTagSchema,
  /** Ids of the elements (要件) that the sealed body holds. */
  elements: z.array(termIdSchema).check(z.maxLength(64), z.refine(isEachOnce)),
  /** Kinds of the documents among the evidence. */
  documents: z
    .array(z.strictObject({ kind: termIdSchema, sha256: sha256Schema }))
    .check(z.maxLength(64)),
});
export type RoutingHeader = z.infer<typeof routingHeaderSchema>;

/** One sealed blob of evidence, addressed by the hash of its ciphertext. */
export const sealedEvidenceSchema = z.strictObject({
  sha256: sha256Schema,
  sizeBytes: countSchema,
});
export type SealedEvidence = z.infer<typeof sealedEvidenceSchema>;

/**
 * The frozen manifest of a report: signed once by a key made for this report alone, then sent, byte for
 * byte the same, until a receipt comes back.
 */
export const reportManifestSchema = z.strictObject({
  type: z.literal('plaint.report/1'),
  id: reportIdSchema,
  createdAt: instantSchema,
  header: routingHeaderSchema,
  /** SHA-256 of the RFC 8785 canonical evidence manifest inside the seal. */
  evidenceManifestSha256: sha256Schema,
  /** SHA-256 of the sealed body's canonical JSON. */
  bodySha256: sha256Schema,
  evidence: z.array(sealedEvidenceSchema).check(z.maxLength(64)),
  /** SHA-256 of the capability (32 random bytes) that uploads evidence and reads the status. */
  capabilitySha256: sha256Schema,
  signer: signingKeySchema,
});
export type ReportManifest = z.infer<typeof reportManifestSchema>;

/** JWE General JSON Serialization (RFC 7516 §7.2.1), ECDH-ES+A256KW and A256GCM. */
export const sealedBodySchema = z.strictObject({
  protected: protectedHeaderSchema,
  aad: base64urlSchema,
  iv: base64urlOf(12),
  ciphertext: z.string().check(z.regex(/^[A-Za-z0-9_-]*$/)),
  tag: base64urlOf(16),
  recipients: z
    .array(
      z.strictObject({
        encrypted_key: base64urlOf(40),
        header: z.strictObject({
          alg: z.literal('ECDH-ES+A256KW'),
          kid: thumbprintSchema,
          /** With a single recipient the ephemeral key stands in the protected header instead. */
          epk: z.exactOptional(ephemeralKeySchema),
        }),
      }),
    )
    .check(z.minLength(1), z.maxLength(4)),
});
export type SealedBody = z.infer<typeof sealedBodySchema>;

/**
 * What `PUT /v1/reports/{id}` carries. `signature` is Ed25519 by `manifest.signer` over
 * `plaint.report/1\n` + RFC 8785 canonical form of `manifest`.
 */
export const reportEnvelopeSchema = z.strictObject({
  manifest: reportManifestSchema,
  signature: signatureSchema,
  body: sealedBodySchema,
});
export type ReportEnvelope = z.infer<typeof reportEnvelopeSchema>;

import * as z from 'zod/mini';
import {
  base64urlOf,
  countSchema,
  instantSchema,
  mediaTypeSchema,
  reportIdSchema,
  sha256Schema,
  termIdSchema,
} from './primitives.ts';

export const artefactRoleSchema = z.enum([
  /** The capture as one WACZ package. */
  'package',
  'document',
  'resource',
  'screenshot',
  'screenshot-marked',
  /** What was reported, cut out of the screenshot. */
  'screenshot-element',
  /** The whole page, put together of what was seen while scrolling through it. */
  'screenshot-page',
  'thumbnail',
  'text',
  'facts',
  /** A discussion as data: posts, accounts, roles, and what was not observed. */
  'thread',
  'attachment',
]);
export type ArtefactRole = z.infer<typeof artefactRoleSchema>;

/**
 * One piece of evidence in the clear, by its hash. Its fields stand as the canonical form has them, so that
 * nothing must be put in order, for each of thousands.
 */
export const artefactSchema = z.strictObject({
  mediaType: mediaTypeSchema,
  name: z.string().check(z.maxLength(255)),
  role: artefactRoleSchema,
  sha256: sha256Schema,
  sizeBytes: countSchema,
  /** The address it stands for in the page, for documents and resources. */
  url: z.exactOptional(z.string().check(z.maxLength(8192))),
});
export type Artefact = z.infer<typeof artefactSchema>;

/** Every clock that was read, so that none has to be believed alone. */
export const clocksSchema = z.strictObject({
  page: z.exactOptional(instantSchema),
  browser: instantSchema,
  /** The endpoint's clock less the browser's, in ms, and half the round trip as its uncertainty. */
  endpoint: z.exactOptional(
    z.strictObject({ offsetMs: z.number(), uncertaintyMs: z.number(), measuredAt: instantSchema }),
  ),
});
export type Clocks = z.infer<typeof clocksSchema>;

/** 32 random bytes. */
const saltSchema = base64urlOf(32);

/**
 * What became of one artefact of the original in a redacted copy. `sha256` is of the part in the copy.
 * `commitment` stands in the head of the original's manifest; where that has no head, it is SHA-256 of a
 * random 32-byte salt and the hexadecimal SHA-256 that the manifest gives.
 */
export const originalPartSchema = z.discriminatedUnion('fate', [
  z.strictObject({
    fate: z.literal('kept'),
    role: artefactRoleSchema,
    sha256: sha256Schema,
    /** Opens the commitment of the head: not where the original has none. */
    salt: z.exactOptional(saltSchema),
  }),
  z.strictObject({
    /** `remade`: drawn anew from another part in which something was taken out. */
    fate: z.enum(['redacted', 'remade']),
    role: artefactRoleSchema,
    commitment: sha256Schema,
    sha256: sha256Schema,
  }),
  z.strictObject({
    fate: z.literal('left-out'),
    role: artefactRoleSchema,
    commitment: sha256Schema,
  }),
]);
export type OriginalPart = z.infer<typeof originalPartSchema>;

/** Of a redacted copy: the evidence that it was made from, and what became of each part. */
export const originalSchema = z.strictObject({
  /** What the original's manifest goes by. */
  manifestSha256: sha256Schema,
  /** Not of copies from before this was recorded. */
  parts: z.exactOptional(z.array(originalPartSchema).check(z.maxLength(10_000))),
  /** The original's address in the head of its manifest: opened where the copy has it unchanged. */
  page: z.exactOptional(
    z.union([z.strictObject({ salt: saltSchema }), z.strictObject({ commitment: sha256Schema })]),
  ),
});
export type Original = z.infer<typeof originalSchema>;

/** What was captured, by what, and when. Travels inside the seal and inside the package. */
export const evidenceManifestSchema = z
  .strictObject({
    /**
     * Of version 2 others name the digest of its head, which commits to each part; of version 1, of the
     * whole.
     */
    type: z.enum(['plaint.evidence/1', 'plaint.evidence/2']),
    reportId: reportIdSchema,
    capturedAt: instantSchema,
    url: z.string().check(z.maxLength(8192)),
    software: z.strictObject({
      name: z.literal('plaint'),
      version: z.string().check(z.maxLength(64)),
      browser: z.string().check(z.maxLength(200)),
    }),
    clocks: clocksSchema,
    original: z.exactOptional(originalSchema),
    artefacts: z.array(artefactSchema).check(z.maxLength(10_000)),
    /** Of version 2: the salts of the head follow from it, so it is in no redacted copy. */
    seed: z.exactOptional(saltSchema),
  })
  .check(z.refine(({ type, seed }) => (type === 'plaint.evidence/2') === (seed !== undefined)));
export type EvidenceManifest = z.infer<typeof evidenceManifestSchema>;

/** What a document attached as evidence is, in the words of the standard (A15b). */
export const documentClaimSchema = z.strictObject({
  sha256: sha256Schema,
  kind: termIdSchema,
  /** As the reporter's file was called. Shown, never used as a path. */
  name: z.exactOptional(z.string().check(z.maxLength(255))),
  /** What its bytes are, or what its sender said where they say nothing. */
  mediaType: z.exactOptional(mediaTypeSchema),
  issuer: z.exactOptional(z.string().check(z.maxLength(300))),
  issuedOn: z.exactOptional(z.string().check(z.maxLength(32))),
  reference: z.exactOptional(z.string().check(z.maxLength(300))),
  supports: z.exactOptional(z.string().check(z.maxLength(2000))),
});
export type DocumentClaim = z.infer<typeof documentClaimSchema>;

import * as z from 'zod/mini';
import { provenanceSchema } from '../evidence/provenance.ts';
import { redactionReasonSchema, redactionsSchema } from '../evidence/redactions.ts';
import { boxSchema } from '../protocol/capture.ts';
import { evidenceManifestSchema } from '../protocol/evidence.ts';
import {
  base64urlSchema,
  countSchema,
  mediaTypeSchema,
  reportIdSchema,
  sha256Schema,
} from '../protocol/primitives.ts';

/** An element of the page's own document, by its place among all elements in document order. */
export const pickedElementSchema = z.strictObject({
  index: countSchema,
  reason: redactionReasonSchema,
});
export type PickedElement = z.infer<typeof pickedElementSchema>;

/** A box on the screenshots, in their own pixels. */
const maskedRegionSchema = z.strictObject({
  box: boxSchema,
  reason: redactionReasonSchema,
  /** Drawn by hand; the others follow from words and elements. */
  isDrawn: z.exactOptional(z.literal(true)),
});

/** What the reporter wants to have taken out of a capture, in the clear. It stays on this device. */
export const redactionChoiceSchema = z.strictObject({
  terms: z.array(z.strictObject({ text: z.string(), reason: redactionReasonSchema })),
  elements: z.array(pickedElementSchema),
  regions: z.array(maskedRegionSchema),
});
export type RedactionChoice = z.infer<typeof redactionChoiceSchema>;

const storedPartSchema = z.strictObject({
  url: z.string(),
  mediaType: mediaTypeSchema,
  sha256: sha256Schema,
});

/**
 * A redacted copy of a capture as stored, beside the original and never instead of it. Its bytes lie in the
 * blob store. `choice` and `openings` say what was taken out, so neither ever leaves this device.
 */
export const derivativeRecordSchema = z.strictObject({
  reportId: reportIdSchema,
  captureId: reportIdSchema,
  madeAt: z.string(),
  choice: redactionChoiceSchema,
  manifest: evidenceManifestSchema,
  page: z.strictObject({ url: z.string(), title: z.string(), capturedAt: z.string() }),
  textSha256: sha256Schema,
  documents: z.array(storedPartSchema),
  resources: z.array(storedPartSchema),
  pictures: z.strictObject({
    screenshot: z.exactOptional(sha256Schema),
    screenshotMarked: z.exactOptional(sha256Schema),
    thumbnail: z.exactOptional(sha256Schema),
  }),
  factsSha256: sha256Schema,
  provenance: provenanceSchema,
  redactions: redactionsSchema,
  openings: z.array(z.strictObject({ commitment: sha256Schema, salt: base64urlSchema })),
});
export type DerivativeRecord = z.infer<typeof derivativeRecordSchema>;

/** Every blob that a derivative consists of. */
export function derivativeBlobs(derivative: DerivativeRecord): string[] {
  const { documents, resources, pictures, textSha256, factsSha256 } = derivative;
  return [
    ...documents.map(({ sha256 }) => sha256),
    ...resources.map(({ sha256 }) => sha256),
    ...Object.values(pictures),
    textSha256,
    factsSha256,
  ];
}

/**
 * The copy to send, if it takes something out. A copy that takes out nothing is stored too: it says that a
 * person looked and left everything as it is. Then the original leaves, since an empty copy would not verify.
 */
export function effectiveCopy(record: DerivativeRecord | undefined): DerivativeRecord | undefined {
  return record !== undefined && record.redactions.redactions.length > 0 ? record : undefined;
}

import * as z from 'zod/mini';
import { boxSchema } from '../protocol/capture.ts';
import { countSchema, reportIdSchema, sha256Schema } from '../protocol/primitives.ts';

export const redactionReasonSchema = z.enum([
  'reporter-identity',
  'third-party',
  'minor',
  'leaked-data',
  'secret',
  'other',
]);
export type RedactionReason = z.infer<typeof redactionReasonSchema>;

const redactionSchema = z.strictObject({
  kind: z.enum(['text', 'attribute', 'element', 'pixels', 'url', 'resource']),
  reason: redactionReasonSchema,
  /** Where in the derivative: the artefact's role, and for pixels the box in them. Never what stood there. */
  where: z.string().check(z.maxLength(100)),
  box: z.exactOptional(boxSchema),
  /**
   * Which of `original.parts` in the manifest it is in; only what is in no part has none. From version 2 on.
   */
  part: z.exactOptional(countSchema),
  /**
   * SHA-256 of a random 32-byte salt and the bytes taken out. A bare hash of a name could be found by trying
   * names; whoever holds the original holds the salt, and can show that these bytes stood here.
   */
  commitment: sha256Schema,
});
export type Redaction = z.infer<typeof redactionSchema>;

/** `evidence/redactions.json`: this package is a derivative, what was taken out, and of which original. */
export const redactionsSchema = z.strictObject({
  type: z.enum(['plaint.redactions/1', 'plaint.redactions/2']),
  reportId: reportIdSchema,
  /** What the original's manifest goes by. */
  originalManifestSha256: sha256Schema,
  redactions: z.array(redactionSchema).check(z.maxLength(20_000)),
});
export type Redactions = z.infer<typeof redactionsSchema>;

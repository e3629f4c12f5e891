import * as z from 'zod/mini';
import { instantSchema, reportIdSchema } from './primitives.ts';

/** The steps of a case that its reporter may see (A4a). */
export const caseStepSchema = z.enum([
  'received',
  'assessed',
  'accepted',
  'needs-more',
  'declined',
  'transferred',
  'acting',
  'replied',
  'closed',
]);
export type CaseStep = z.infer<typeof caseStepSchema>;

/** A TimeStampToken of RFC 3161 (a CMS ContentInfo) in DER, base64 with its padding. */
export const timestampTokenSchema = z
  .string()
  .check(
    z.maxLength(100_000),
    z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
  );

/** Answer of `GET /v1/reports/{id}`: the receipt again, and every step so far, oldest first. */
export const reportStatusSchema = z.strictObject({
  reportId: reportIdSchema,
  receipt: z.string().check(z.maxLength(16384)),
  steps: z
    .array(z.strictObject({ step: caseStepSchema, at: instantSchema }))
    .check(z.minLength(1), z.maxLength(1000)),
  /** As soon as the endpoint's time-stamping authority has answered, where it has one. */
  timestamps: z.exactOptional(
    z.strictObject({
      /** Over the report's manifest, or over the evidence manifest that it names. */
      manifest: z.exactOptional(timestampTokenSchema),
      /** Over the checkpoint that the receipt names, in canonical form. */
      checkpoint: z.exactOptional(timestampTokenSchema),
    }),
  ),
});
export type ReportStatus = z.infer<typeof reportStatusSchema>;

import * as z from 'zod/mini';
import { derSchema, instantSchema, reportIdSchema } from './primitives.ts';
import { tolerant } from './tolerant.ts';

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

/**
 * RFC 3161 TimeStampTokens, each there once the endpoint's authority has given it. `manifest`: its imprint is
 * the report manifest's `evidenceManifestSha256`. `checkpoint`: the imprint is the SHA-256 of the canonical
 * `{rootHash, size}` that the receipt names.
 */
export const reportTimestampsSchema = z.strictObject({
  manifest: z.exactOptional(derSchema),
  checkpoint: z.exactOptional(derSchema),
});
export type ReportTimestamps = z.infer<typeof reportTimestampsSchema>;

/** Answer of `GET /v1/reports/{id}`: the receipt again, and every step so far, oldest first. */
export const reportStatusSchema = z.strictObject({
  reportId: reportIdSchema,
  receipt: z.string().check(z.maxLength(16384)),
  steps: z
    .array(z.strictObject({ step: caseStepSchema, at: instantSchema }))
    .check(z.minLength(1), z.maxLength(1000)),
  /** Absent where no time-stamping authority is configured. */
  timestamps: z.exactOptional(reportTimestampsSchema),
});
export type ReportStatus = z.infer<typeof reportStatusSchema>;

/** The same as a client reads it. */
export const receivedStatusSchema = tolerant(reportStatusSchema);

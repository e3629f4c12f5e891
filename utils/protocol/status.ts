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

/** Answer of `GET /v1/reports/{id}`: the receipt again, and every step so far, oldest first. */
export const reportStatusSchema = z.strictObject({
  reportId: reportIdSchema,
  receipt: z.string().check(z.maxLength(16384)),
  steps: z
    .array(z.strictObject({ step: caseStepSchema, at: instantSchema }))
    .check(z.minLength(1), z.maxLength(1000)),
});
export type ReportStatus = z.infer<typeof reportStatusSchema>;

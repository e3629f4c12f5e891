import * as z from 'zod/mini';
import { countSchema, reportIdSchema, sha256Schema } from '../protocol/primitives.ts';
import { caseIdSchema } from './case-record.ts';

/** A captured discussion; its posts are items that name it. */
export const threadRecordSchema = z.strictObject({
  id: reportIdSchema,
  caseId: caseIdSchema,
  /** The capture of the page that the posts were read from. */
  captureId: z.exactOptional(reportIdSchema),
  url: z.string().check(z.maxLength(8_192)),
  title: z.string().check(z.maxLength(2_000)),
  startedAt: z.string(),
  endedAt: z.exactOptional(z.string()),
  state: z.enum(['running', 'paused', 'stopped', 'done', 'failed']),
  found: countSchema,
  captured: countSchema,
  /** What all its posts show, in the blob store: styles, pictures. */
  resources: z.array(sha256Schema).check(z.maxLength(10_000)),
});
export type ThreadRecord = z.infer<typeof threadRecordSchema>;

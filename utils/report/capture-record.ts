import * as z from 'zod/mini';
import { captureFactsSchema } from '../protocol/capture.ts';
import { artefactSchema, clocksSchema } from '../protocol/evidence.ts';
import { reportIdSchema } from '../protocol/primitives.ts';

/**
 * A finished capture as stored: its facts, and every artefact by hash. The bytes lie in the blob store
 * under each artefact's `sha256`, so what two captures share is stored once.
 */
export const captureRecordSchema = z.strictObject({
  id: reportIdSchema,
  capturedAt: z.string(),
  facts: captureFactsSchema,
  clocks: clocksSchema,
  software: z.strictObject({ version: z.string(), browser: z.string() }),
  artefacts: z.array(artefactSchema),
  /** For artefacts of role `resource`: the URL each stands for. Keyed by sha256. */
  resourceUrls: z.record(z.string(), z.array(z.string())),
});
export type CaptureRecord = z.infer<typeof captureRecordSchema>;

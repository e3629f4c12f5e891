import * as z from 'zod/mini';
import { countSchema } from './primitives.ts';

/** What an endpoint accepts. Sizes in bytes, times in milliseconds. Published in its descriptor. */
export const limitsSchema = z.strictObject({
  maxReportBytes: countSchema,
  maxEvidenceBytes: countSchema,
  maxEvidencePerReport: countSchema,
  minChunkBytes: countSchema,
  maxChunkBytes: countSchema,
});
export type Limits = z.infer<typeof limitsSchema>;

const KiB = 1024;
const MiB = 1024 * KiB;

export const defaultLimits: Limits = {
  maxReportBytes: 512 * KiB,
  maxEvidenceBytes: 512 * MiB,
  maxEvidencePerReport: 64,
  minChunkBytes: 1,
  maxChunkBytes: 4 * MiB,
};

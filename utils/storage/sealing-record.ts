import * as z from 'zod/mini';
import { timestampsSchema } from '../evidence/timestamps.ts';
import { keptDescriptorSchema } from '../protocol/descriptor.ts';
import { earlierManifestSchema } from '../protocol/earlier-report.ts';
import { sha256Schema } from '../protocol/primitives.ts';
import { reportEnvelopeSchema } from '../protocol/report.ts';

/**
 * What of a frozen report outlives its envelope: the signed manifest, which a receipt is about, and the keys
 * that the endpoint had when the receipt came.
 */
export const storedSealingSchema = z.strictObject({
  /** SHA-256 of the canonical report manifest. */
  manifestSha256: sha256Schema,
  manifest: earlierManifestSchema,
  signature: reportEnvelopeSchema.shape.signature,
  descriptor: z.exactOptional(keptDescriptorSchema),
  /** Trusted timestamps, once the endpoint has them. */
  timestamps: z.exactOptional(timestampsSchema),
});
export type StoredSealing = z.infer<typeof storedSealingSchema>;

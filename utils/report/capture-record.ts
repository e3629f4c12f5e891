import * as z from 'zod/mini';
import { captureFactsSchema } from '../protocol/capture-facts.ts';
import { artefactSchema, clocksSchema } from '../protocol/evidence.ts';
import { base64urlOf, reportIdSchema, sha256Schema } from '../protocol/primitives.ts';

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
  /** What goes into the evidence package; the page's own document comes first among documents. */
  artefacts: z.array(artefactSchema),
  /** The self-contained view, for showing here only; it repeats what the artefacts hold. */
  viewSha256: z.exactOptional(sha256Schema),
  /**
   * The random seed of the evidence manifest. Absent in captures of before there was one: their manifests
   * have version 1.
   */
  seed: z.exactOptional(base64urlOf(32)),
});
export type CaptureRecord = z.infer<typeof captureRecordSchema>;

/** Every hash in the blob store that the capture needs. */
export function captureBlobs({ artefacts, viewSha256 }: CaptureRecord): string[] {
  const hashes = artefacts.map(({ sha256 }) => sha256);
  return viewSha256 === undefined ? hashes : [...hashes, viewSha256];
}

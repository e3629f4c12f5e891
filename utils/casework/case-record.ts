import * as z from 'zod/mini';
import { signedDescriptorSchema } from '../protocol/descriptor.ts';
import { checkpointResponseSchema } from '../protocol/ledger.ts';
import { reporterActSchema } from '../protocol/message.ts';
import {
  countSchema,
  instantSchema,
  reportIdSchema,
  sha256Schema,
  signatureSchema,
  termIdSchema,
} from '../protocol/primitives.ts';
import { reportManifestSchema } from '../protocol/report.ts';
import { storedStepSchema } from './wire.ts';

/** An entry of the ledger as it stands there, and the path from it to the record's checkpoint. */
const provenEntrySchema = z.object({
  event: z.looseObject({ type: z.string().check(z.maxLength(64)), at: instantSchema }),
  leafIndex: countSchema,
  inclusionPath: z.array(sha256Schema).check(z.maxLength(128)),
});
export type ProvenEntry = z.infer<typeof provenEntrySchema>;

/**
 * All that vouches for one case, for whoever verifies it without the endpoint: its steps, the keys of
 * everybody on the team until then, and the proofs that all of it is in one ledger. Nothing in it was sealed.
 */
export const caseRecordSchema = z.object({
  type: z.literal('plaint.case-record/1'),
  reportId: reportIdSchema,
  /** Signed by the endpoint's root key: whose keys sign the checkpoint. */
  endpoint: signedDescriptorSchema,
  checkpoint: checkpointResponseSchema.shape.checkpoint,
  /** `report.received`. */
  arrival: provenEntrySchema,
  lane: termIdSchema,
  laneRule: termIdSchema,
  /** What the reporter signed at the start; absent once retention has deleted it. */
  manifest: z.exactOptional(reportManifestSchema),
  steps: z.array(z.object({ ...provenEntrySchema.shape, event: storedStepSchema })),
  /** Who joined and left before the last step, in the ledger's order. */
  team: z.array(provenEntrySchema),
  /** What the reporter signed for their own steps. */
  words: z.array(
    z.object({
      seq: countSchema,
      number: countSchema,
      messageSha256: sha256Schema,
      previousSha256: sha256Schema,
      word: z.object({ id: reportIdSchema, act: reporterActSchema, signature: signatureSchema }),
    }),
  ),
});
export type CaseRecord = z.infer<typeof caseRecordSchema>;

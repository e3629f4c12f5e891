import * as z from 'zod/mini';
import { checkpointResponseSchema } from '../protocol/ledger.ts';
import { maxFiles, messageFilesSchema } from '../protocol/message.ts';
import {
  countSchema,
  instantSchema,
  reportIdSchema,
  sealingKeySchema,
  signatureSchema,
  termIdSchema,
} from '../protocol/primitives.ts';
import { sealedBodySchema, sealedEvidenceSchema } from '../protocol/report.ts';
import { provenStepSchema } from './wire.ts';

/** A private key that the appeal code shuts; the endpoint keeps it and opens it not. */
const boxSchema = z.string().check(z.minLength(1), z.maxLength(4096), z.regex(/^[\w.-]+$/));

/**
 * What `POST /v1/appeals` carries, under the capability that the appeal code gives (A19: 申诉). The words are
 * sealed to the desk and hold the public half of the key in `box`, to which the answer is sealed.
 */
export const appealSchema = z.strictObject({
  /** Of the step that it becomes. */
  id: reportIdSchema,
  about: z.enum(['finding', 'measure', 'account']),
  sealed: sealedBodySchema,
  box: z.exactOptional(boxSchema),
  /**
   * What went up beside it, sealed, under the same capability. Names and keys are inside the words, which
   * name each by its hash, so that the signature covers them too.
   */
  evidence: z.exactOptional(
    z.array(sealedEvidenceSchema).check(z.minLength(1), z.maxLength(maxFiles)),
  ),
  /**
   * By the key that the code gives, over what `saidPart` has of the step; a notice that names the key asks
   * for it.
   */
  signature: z.exactOptional(signatureSchema),
});
export type Appeal = z.infer<typeof appealSchema>;

/** What the seal of an appeal holds, as JSON. */
export const appealWordsSchema = z.object({
  text: z.string().check(z.maxLength(20_000)),
  /** The public half of what is in `box`. */
  replyKey: sealingKeySchema,
  documents: z.exactOptional(messageFilesSchema.shape.documents),
  keys: z.exactOptional(messageFilesSchema.shape.keys),
});
export type AppealWords = z.infer<typeof appealWordsSchema>;

const noticedMeasureSchema = z.object({
  number: countSchema,
  measure: termIdSchema,
  state: z.enum(['ordered', 'forwarded', 'confirmed', 'refused', 'ended']),
  since: instantSchema,
  expiresAt: z.nullable(instantSchema),
});

/**
 * Answer of `GET /v1/appeals`: what is in force against whom the notice was for, and what became of an
 * appeal.
 */
export const appealStateSchema = z.object({
  measures: z.array(noticedMeasureSchema),
  /** Whether an appeal may be lodged now. */
  isOpenTo: z.boolean(),
  /** By when one that was lodged is to be decided. */
  dueAt: z.exactOptional(instantSchema),
  /** The signed head of the ledger that the proofs lead to. */
  checkpoint: checkpointResponseSchema.shape.checkpoint,
  /** Appeals and what was decided of them. */
  steps: z.array(provenStepSchema),
  box: z.exactOptional(boxSchema),
  /** The words of the last decision. */
  reply: z.exactOptional(sealedBodySchema),
});
export type AppealState = z.infer<typeof appealStateSchema>;

/** What `POST /v1/answers` carries, under the capability in the notice to the platform. */
export const platformAnswerSchema = z.strictObject({
  id: reportIdSchema,
  answer: z.enum(['confirmed', 'refused', 'rectified']),
  sealed: z.exactOptional(sealedBodySchema),
  signature: z.exactOptional(signatureSchema),
});
export type PlatformAnswer = z.infer<typeof platformAnswerSchema>;

/** Answer of `GET /v1/answers`: what the platform is asked for, and by when. */
export const askedOfPlatformSchema = z.object({
  measure: noticedMeasureSchema,
  dueAt: z.exactOptional(instantSchema),
  /** Whether an inspection waits for an answer too (A18). */
  isInspected: z.boolean(),
});
export type AskedOfPlatform = z.infer<typeof askedOfPlatformSchema>;

import * as z from 'zod/mini';
import { triggerKindSchema } from '../protocol/capture.ts';
import {
  languageTagSchema,
  mediaTypeSchema,
  reportIdSchema,
  sha256Schema,
} from '../protocol/primitives.ts';

/** A file the reporter adds; its bytes lie in the blob store under `sha256`. */
export const attachmentSchema = z.strictObject({
  sha256: sha256Schema,
  name: z.string().check(z.maxLength(255)),
  mediaType: mediaTypeSchema,
  sizeBytes: z.int(),
  /** The file as the reporter has it, where a cleaned copy is sent in its place. */
  originalSha256: z.exactOptional(sha256Schema),
  /** What was taken out of the copy that is sent: `place`, `camera`… */
  removed: z.exactOptional(z.array(z.string())),
  /** It may tell where, when and with what it was made, and could not be cleaned. */
  isTalkative: z.exactOptional(z.boolean()),
  /** What its name or sender said it was, where its bytes say otherwise. */
  claimedType: z.exactOptional(z.string()),
  kind: z.exactOptional(z.string()),
  issuer: z.exactOptional(z.string()),
  issuedOn: z.exactOptional(z.string()),
  reference: z.exactOptional(z.string()),
  supports: z.exactOptional(z.string()),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** `pictures`: the screenshots; `package`: the whole capture, so that only addresses and answers leave. */
export const withheldPartSchema = z.enum(['package', 'pictures']);
export type WithheldPart = z.infer<typeof withheldPartSchema>;

/** How far the capture behind a draft has come. */
export const captureStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('running'), startedAt: z.string() }),
  z.strictObject({ state: z.literal('done'), captureId: z.string() }),
  /** The browser does not let extensions read this page: the report carries its URL only. */
  z.strictObject({ state: z.literal('forbidden'), reason: z.string() }),
  z.strictObject({ state: z.literal('failed'), code: z.string() }),
]);
export type CaptureState = z.infer<typeof captureStateSchema>;

/**
 * A report being written. Kept from the first keystroke until it is in the outbox; `id` becomes the report's
 * own. `answers` are by element id of the standard and hold whatever the reporter typed, valid or not.
 */
export const draftSchema = z.strictObject({
  id: reportIdSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  trigger: triggerKindSchema,
  tabId: z.exactOptional(z.int()),
  url: z.string(),
  title: z.string(),
  capture: captureStateSchema,
  category: z.exactOptional(z.string()),
  surface: z.exactOptional(z.string()),
  affected: z.exactOptional(z.string()),
  answers: z.record(z.string(), z.string()),
  reporter: z.strictObject({
    name: z.string(),
    contact: z.string(),
    anonymous: z.boolean(),
  }),
  attachments: z.array(attachmentSchema),
  /** Which post is meant, where a selection reaches over several: its position among them, or `all`. */
  reachedPost: z.exactOptional(z.union([z.int(), z.literal('all')])),
  /** Further addresses of the same content, as the reporter typed them. */
  targets: z.exactOptional(z.array(z.string())),
  /**
   * What the last report of the same category said, by element: offered beside the empty field, never an
   * answer before the reporter takes it.
   */
  earlier: z.exactOptional(
    z.strictObject({ category: z.string(), words: z.record(z.string(), z.string()) }),
  ),
  /** The language of the statement; the reader's own unless chosen. */
  language: z.exactOptional(languageTagSchema),
  /** Answers to the questions of the standard's screens (A17), by screen. */
  screens: z.exactOptional(z.record(z.string(), z.enum(['yes', 'no']))),
  /** The category that the reporter keeps although another was proposed. */
  keptCategory: z.exactOptional(z.string()),
  /** Parts of the capture that the reporter keeps to themselves. */
  withheld: z.exactOptional(z.array(withheldPartSchema)),
  /** Set once the reporter pressed Send; the draft then belongs to the outbox. */
  sentAt: z.exactOptional(z.string()),
});
export type Draft = z.infer<typeof draftSchema>;

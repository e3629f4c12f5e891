import * as z from 'zod/mini';
import { triggerKindSchema } from '../protocol/capture.ts';
import { mediaTypeSchema, reportIdSchema, sha256Schema } from '../protocol/primitives.ts';

/** A file the reporter adds; its bytes lie in the blob store under `sha256`. */
export const attachmentSchema = z.strictObject({
  sha256: sha256Schema,
  name: z.string().check(z.maxLength(255)),
  mediaType: mediaTypeSchema,
  sizeBytes: z.int(),
  kind: z.exactOptional(z.string()),
  issuer: z.exactOptional(z.string()),
  issuedOn: z.exactOptional(z.string()),
  reference: z.exactOptional(z.string()),
  supports: z.exactOptional(z.string()),
});
export type Attachment = z.infer<typeof attachmentSchema>;

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
 * A report being written. Kept from the first keystroke until it is in the outbox; `id` becomes the
 * report's own. `answers` are by element id of the standard and hold whatever the reporter typed, valid or not.
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
  /** Set once the reporter pressed Send; the draft then belongs to the outbox. */
  sentAt: z.exactOptional(z.string()),
});
export type Draft = z.infer<typeof draftSchema>;

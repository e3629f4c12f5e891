import * as z from 'zod/mini';
import { documentClaimSchema } from './evidence.ts';
import { evidenceKeySchema } from './evidence-key.ts';
import { answersSchema } from './identity.ts';
import {
  countSchema,
  reportIdSchema,
  sha256Schema,
  signatureSchema,
  signingKeySchema,
  termIdSchema,
} from './primitives.ts';
import { sealedBodySchema, sealedEvidenceSchema } from './report.ts';

export const directionSchema = z.enum(['to-desk', 'to-reporter']);
export type Direction = z.infer<typeof directionSchema>;

const numberSchema = countSchema.check(z.minimum(1));

/** What a message is for. Of those to the reporter a question asks for elements and a reply ends the case. */
const messageKindSchema = z.enum([
  'question',
  'reply',
  'answer',
  'message',
  'withdrawal',
  'rating',
  'complaint',
]);

/** The most files that go with one message; it has at most as many claims and keys of files. */
export const maxFiles = 16;

/** The longest text of a message, in UTF-16 code units. What is longer has to be sent as a file. */
export const maxTextLength = 12_000;

/** What is told of the files that go with a message, and how each is opened. */
export const messageFilesSchema = z.strictObject({
  documents: z.array(documentClaimSchema).check(z.maxLength(maxFiles)),
  keys: z.array(evidenceKeySchema).check(z.maxLength(maxFiles)),
});
export type MessageFiles = z.infer<typeof messageFilesSchema>;

/**
 * The sealed part of a message. All messages of a report, in both directions, are one chain: each names the
 * one before it by its SHA-256, the first one the report's manifest.
 */
export const messageSchema = z.strictObject({
  number: numberSchema,
  direction: directionSchema,
  kind: messageKindSchema,
  text: z.string().check(z.maxLength(maxTextLength)),
  /** The clause of the standard that it rests on. */
  clause: z.exactOptional(termIdSchema),
  /** What the reporter answers, by the id of the element that was asked for. */
  answers: z.exactOptional(answersSchema),
  /**
   * Answers that name the reporter: a seal of its own, as in a body, so that who assesses does not see them.
   */
  identity: z.exactOptional(sealedBodySchema),
  /** Claims and keys of files that name the reporter, sealed like those answers. */
  identityFiles: z.exactOptional(sealedBodySchema),
  documents: z.exactOptional(messageFilesSchema.shape.documents),
  keys: z.exactOptional(messageFilesSchema.shape.keys),
  previousSha256: sha256Schema,
});
export type Message = z.infer<typeof messageSchema>;

/** Where a message stands: bound to it as additional data, so that it opens in no other place. */
export interface MessagePlace {
  readonly reportId: string;
  readonly number: number;
  readonly direction: Direction;
  readonly previousSha256: string;
}

/**
 * What a complaint is about: nothing came in time, the result is wrong, how one was treated, the platform's
 * part.
 */
export const complaintSubjectSchema = z.enum(['late', 'wrong', 'conduct', 'platform']);
export type ComplaintSubject = z.infer<typeof complaintSubjectSchema>;

/**
 * What goes up beside the message, sealed: it has to be there before. Names and keys are inside the message.
 */
const withFiles = {
  evidence: z.exactOptional(
    z.array(sealedEvidenceSchema).check(z.minLength(1), z.maxLength(maxFiles)),
  ),
};

/** What a reporter does with a message, for the endpoint to read: it becomes a step of the case. */
export const reporterActSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), ...withFiles }),
  z.strictObject({ kind: z.literal('message'), ...withFiles }),
  z.strictObject({ kind: z.literal('complaint'), about: complaintSubjectSchema, ...withFiles }),
  z.strictObject({ kind: z.literal('withdrawal') }),
  z.strictObject({
    kind: z.literal('rating'),
    rating: z.int().check(z.minimum(1), z.maximum(5)),
  }),
]);
export type ReporterAct = z.infer<typeof reporterActSchema>;

/**
 * What `PUT /v1/reports/{id}/messages/{n}` carries. `signature` is by the report's own key over
 * `plaint.message/1\n` + the canonical `{act, id, messageSha256, number, previousSha256, reportId}`.
 */
export const reporterMessageSchema = z.strictObject({
  /** The id of the step that the message becomes. */
  id: reportIdSchema,
  act: reporterActSchema,
  sealed: sealedBodySchema,
  signature: signatureSchema,
});
export type ReporterMessage = z.infer<typeof reporterMessageSchema>;

/** A message as the endpoint keeps it. A handler's is vouched for by its step, a reporter's by `word`. */
export const keptMessageSchema = z.object({
  number: numberSchema,
  direction: directionSchema,
  /** The number of its step in the case. */
  seq: countSchema,
  sealed: sealedBodySchema,
  /** What the reporter's software signed with its message; absent for a handler's. */
  word: z.exactOptional(
    z.object({ id: reportIdSchema, act: reporterActSchema, signature: signatureSchema }),
  ),
});
export type KeptMessage = z.infer<typeof keptMessageSchema>;

/** Answer of `GET …/messages?after=`: the messages after that number, as many as fit into one answer. */
export const keptMessagesSchema = z.object({
  reportId: reportIdSchema,
  messages: z.array(keptMessageSchema).check(z.maxLength(100)),
  /** The handlers who signed the steps of these messages. */
  handlers: z
    .array(z.object({ number: numberSchema, signingKey: signingKeySchema }))
    .check(z.maxLength(1000)),
  /** Whether there are more messages after the last of these. */
  isMore: z.boolean(),
});
export type KeptMessages = z.infer<typeof keptMessagesSchema>;

/**
 * The sizes in bytes that a message is padded to, so that its length tells little. A body of any other size
 * is refused.
 */
export const messageSizes = [1024, 4096, 16_384, 65_536] as const;

/** Larger than any message, with its padding, seals and signatures. */
export const maxMessageBytes = 128 * 1024;

import * as z from 'zod/mini';
import {
  countSchema,
  instantSchema,
  reportIdSchema,
  sha256Schema,
} from '../protocol/primitives.ts';
import { reportStatusSchema } from '../protocol/status.ts';

/**
 * Where a report is on its way. A draft has no item; `purged` is the end, kept for its receipt.
 * `waiting` tries again by itself; `blocked_auth`, `blocked_key` and `rejected` need a person.
 */
export const outboxStateSchema = z.enum([
  'sealing',
  'queued',
  'uploading',
  'committing',
  'acked',
  'purged',
  'waiting',
  'blocked_auth',
  'blocked_key',
  'rejected',
]);
export type OutboxState = z.infer<typeof outboxStateSchema>;

/** Why the last try did not succeed; the sentence shown is chosen from the code. */
export const failureCodeSchema = z.enum([
  'unreachable',
  'timeout',
  /** Something answered that is not the endpoint: a captive portal, a proxy, another site. */
  'not_the_endpoint',
  'too_many_requests',
  'server_error',
  'unauthorized',
  'forbidden',
  'endpoint_missing',
  'key_changed',
  /** A receipt in due form whose signature is not the pinned endpoint's. */
  'receipt_unverified',
  'too_large',
  'refused',
  'conflict',
  'out_of_step',
  'evidence_missing',
  'seal_failed',
  'draft_missing',
  'storage_full',
  'storage_broken',
  'storage_failed',
]);
export type FailureCode = z.infer<typeof failureCodeSchema>;

export const failureSchema = z.strictObject({
  code: failureCodeSchema,
  at: instantSchema,
  /** The HTTP status, when something answered. */
  status: z.exactOptional(z.int()),
  /** The endpoint's own problem code (`utils/protocol/problem.ts`), when it gave one. */
  problem: z.exactOptional(z.string().check(z.maxLength(64))),
});
export type Failure = z.infer<typeof failureSchema>;

/** One sealed blob; `offset` is what the endpoint last confirmed, a hint that HEAD overrides. */
export const outboxEvidenceSchema = z.strictObject({
  sha256: sha256Schema,
  sizeBytes: countSchema,
  offset: countSchema,
  isStored: z.boolean(),
});
export type OutboxEvidence = z.infer<typeof outboxEvidenceSchema>;

/** What a sealing is known by: enough to ask the endpoint whether it has it. */
export const sealingRefSchema = z.strictObject({
  manifestSha256: sha256Schema,
  capability: z.string().check(z.minLength(1), z.maxLength(128)),
});
export type SealingRef = z.infer<typeof sealingRefSchema>;

/** Wall-clock milliseconds. `scheduledAt` lets a clock that ran backwards be noticed. */
export const deliveryWaitSchema = z.strictObject({
  scheduledAt: z.number(),
  notBefore: z.number(),
});
export type DeliveryWait = z.infer<typeof deliveryWaitSchema>;

/** What the endpoint said of a received report's case, and when it is asked again. */
export const statusPollSchema = z.strictObject({
  steps: reportStatusSchema.shape.steps,
  askedAt: instantSchema,
  /** What the last asking found; absent before the first. */
  found: z.exactOptional(z.enum(['nothing', 'news', 'no-answer'])),
  wait: deliveryWaitSchema,
});
export type StatusPoll = z.infer<typeof statusPollSchema>;

export const outboxItemSchema = z.strictObject({
  reportId: reportIdSchema,
  title: z.string().check(z.maxLength(200)),
  /** The origin of the endpoint that it goes to. */
  endpoint: z.string().check(z.maxLength(300)),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  state: outboxStateSchema,
  /** The fence: whoever claims the item raises it, and every write must carry the epoch it claimed. */
  epoch: countSchema,
  /** The frozen sealing; its envelope and ciphertexts lie in stores of their own. */
  sealed: z.exactOptional(
    z.strictObject({
      ...sealingRefSchema.shape,
      evidence: z.array(outboxEvidenceSchema).check(z.maxLength(64)),
      /** The envelope may have reached the endpoint, whatever was answered. */
      isCommitStarted: z.boolean(),
    }),
  ),
  /** Sealings that were given up after they may have arrived. */
  earlier: z.array(sealingRefSchema).check(z.maxLength(16)),
  /** Failed tries in a row, the exponent of the backoff. */
  attempts: countSchema,
  wait: z.exactOptional(deliveryWaitSchema),
  lastFailure: z.exactOptional(failureSchema),
  receipt: z.exactOptional(
    z.strictObject({
      jws: z.string(),
      receivedAt: instantSchema,
      ...sealingRefSchema.shape,
    }),
  ),
  /** Only beside a receipt. */
  news: z.exactOptional(statusPollSchema),
});
export type OutboxItem = z.infer<typeof outboxItemSchema>;

/** What sealing a draft gives. The envelope is sent byte for byte as it stands here. */
export interface OutgoingReport {
  readonly envelopeText: string;
  readonly manifestSha256: string;
  /** Bearer of the upload and of the status; base64url of 32 random bytes. */
  readonly capability: string;
  readonly evidence: readonly {
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly blob: Blob;
  }[];
}

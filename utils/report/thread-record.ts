import * as z from 'zod/mini';
import { mediaFactsSchema } from '../protocol/capture.ts';
import { countSchema, reportIdSchema, sha256Schema } from '../protocol/primitives.ts';
import { siteProfileUseSchema } from '../protocol/site-profile.ts';
import {
  counterSchema,
  parentEvidenceSchema,
  postKeySchema,
  threadEndSchema,
  threadGapSchema,
  threadLimitsSchema,
  threadProgressSchema,
} from '../protocol/thread.ts';
import { caseIdSchema } from './casebook-case.ts';

/** A post of a captured thread beside its item, which has its words. */
export const threadPostSchema = z.strictObject({
  key: postKeySchema,
  itemId: reportIdSchema,
  parent: z.exactOptional(z.strictObject({ key: postKeySchema, evidence: parentEvidenceSchema })),
  quote: z.exactOptional(z.string().check(z.maxLength(20_000))),
  inherited: z.exactOptional(z.array(z.enum(['author', 'time']))),
  unsure: z.exactOptional(z.array(z.enum(['author', 'time']))),
  counters: z.array(counterSchema),
  media: z.array(mediaFactsSchema),
  alsoAt: z.array(z.string().check(z.maxLength(8_192))),
  /** Where it was in the page. */
  selector: z.string().check(z.maxLength(2_000)),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  /** Index among the shells: what its piece is put into to be shown. */
  shell: z.exactOptional(countSchema),
});
export type ThreadPostRecord = z.infer<typeof threadPostSchema>;

/** What posts share: a style sheet or a picture, under the address by which their pieces refer to it. */
export const sharedPieceSchema = z.strictObject({
  url: z.string().check(z.maxLength(8_192)),
  kind: z.enum(['sheet', 'resource']),
  sha256: sha256Schema,
  mediaType: z.string().check(z.maxLength(200)),
  sizeBytes: countSchema,
});
export type SharedPiece = z.infer<typeof sharedPieceSchema>;

/** What a person decided about a role that was proposed for an account. */
export const roleDecisionSchema = z.strictObject({
  role: z.enum(['first-seen', 'first-reposter', 'frequent-poster', 'inciter']),
  account: z.string().check(z.maxLength(8_192)),
  state: z.enum(['confirmed', 'refused']),
});
export type RoleDecision = z.infer<typeof roleDecisionSchema>;

/** A captured discussion; its posts are items that name it. */
export const threadRecordSchema = z.strictObject({
  id: reportIdSchema,
  caseId: caseIdSchema,
  /** The capture of the page that the posts were read from. */
  captureId: z.exactOptional(reportIdSchema),
  url: z.string().check(z.maxLength(8_192)),
  /** The tab whose posts are taken in, while it runs. */
  tabId: z.exactOptional(z.int()),
  title: z.string().check(z.maxLength(2_000)),
  startedAt: z.string(),
  endedAt: z.exactOptional(z.string()),
  state: z.enum(['running', 'paused', 'stopped', 'done', 'failed']),
  found: countSchema,
  captured: countSchema,
  /** What all its posts show, in the blob store: styles, pictures, shells. */
  resources: z.array(sha256Schema).check(z.maxLength(10_000)),
  end: z.exactOptional(threadEndSchema),
  /** Why the page itself could not be captured. */
  forbidden: z.exactOptional(z.string().check(z.maxLength(60))),
  limits: z.exactOptional(threadLimitsSchema),
  siteProfile: z.exactOptional(siteProfileUseSchema),
  /** What the person wants of the capture. The page side obeys when it next hands over posts. */
  wanted: z.exactOptional(z.enum(['go', 'pause', 'stop'])),
  /** When the page side last handed something over. */
  heardAt: z.exactOptional(z.string()),
  progress: z.exactOptional(threadProgressSchema),
  gaps: z.exactOptional(z.array(threadGapSchema)),
  /** The posts, in the order of the page. */
  posts: z.exactOptional(z.array(threadPostSchema)),
  shells: z.exactOptional(z.array(z.strictObject({ before: sha256Schema, after: sha256Schema }))),
  shared: z.exactOptional(z.array(sharedPieceSchema)),
  /** Bytes of all pieces and of what they share, each once. */
  sizeBytes: z.exactOptional(countSchema),
  decisions: z.exactOptional(z.array(roleDecisionSchema)),
  /** Posts that the person picked for a report. */
  picked: z.exactOptional(z.array(postKeySchema)),
  /** Picked posts that only show how it began or went on: nobody is accused by them. */
  context: z.exactOptional(z.array(postKeySchema)),
});
export type ThreadRecord = z.infer<typeof threadRecordSchema>;

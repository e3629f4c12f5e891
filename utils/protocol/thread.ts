import * as z from 'zod/mini';
import { capturedText, mediaFactsSchema, pageUrl, statedDateSchema } from './capture.ts';
import { countSchema, instantSchema } from './primitives.ts';

/** What tells a post from the others of its thread. */
export const postKeySchema = z.string().check(z.minLength(1), z.maxLength(2_000));

/** How a post was found to answer another. */
export const parentEvidenceSchema = z.enum([
  'nested',
  'declared',
  'level',
  'placed',
  'link',
  'number',
  'quote',
  'mention',
]);
export type ParentEvidence = z.infer<typeof parentEvidenceSchema>;

export const counterSchema = z.strictObject({
  kind: z.enum(['likes', 'dislikes', 'replies', 'shares', 'views']),
  value: countSchema,
  /** As shown: `1.2万`. */
  text: z.string().check(z.maxLength(60)),
});
export type Counter = z.infer<typeof counterSchema>;

/** When a capture of a thread ends by itself. */
export const threadLimitsSchema = z.strictObject({
  maxPosts: countSchema,
  maxMinutes: countSchema,
  maxBytes: countSchema,
});
export type ThreadLimits = z.infer<typeof threadLimitsSchema>;

/** How the capture of a thread ended: `reached-end` alone says that nothing more was offered. */
export const threadEndSchema = z.enum([
  'reached-end',
  'limit-posts',
  'limit-time',
  'limit-bytes',
  'stopped',
  'no-posts',
  'page-gone',
  'failed',
]);
export type ThreadEnd = z.infer<typeof threadEndSchema>;

/** A place in the thread where posts are known to be missing, and how that is known. */
export const threadGapSchema = z.strictObject({
  kind: z.enum([
    /** The page went on in a leap: what stood between was never shown to the capture. */
    'jump',
    /** More was offered behind a button, and not opened. */
    'unopened',
    /** A post says it has more replies than were seen. */
    'fewer-replies',
    /** The page held more at one place than is looked at. */
    'crowded',
    /** The capture ended before the thread did. */
    'end',
  ]),
  /** The post after which it is. */
  after: z.exactOptional(postKeySchema),
  /** What the page says there: the words of the button. */
  label: z.exactOptional(z.string().check(z.maxLength(200))),
  /** How many posts are missing at least, where the page says so. */
  count: z.exactOptional(countSchema),
});
export type ThreadGap = z.infer<typeof threadGapSchema>;

const postFields = {
  key: postKeySchema,
  text: z.string().check(z.maxLength(200_000)),
  author: z.strictObject({ name: z.exactOptional(capturedText), url: z.exactOptional(pageUrl) }),
  time: z.exactOptional(statedDateSchema),
  permalink: z.exactOptional(pageUrl),
  /** Other addresses under which the same post was met. */
  alsoAt: z.array(pageUrl).check(z.maxLength(20)),
  media: z.array(mediaFactsSchema).check(z.maxLength(200)),
  parent: z.exactOptional(z.strictObject({ key: postKeySchema, evidence: parentEvidenceSchema })),
  quote: z.exactOptional(z.string().check(z.maxLength(20_000))),
  /** Not shown in the post itself, but in the one before it or a line between. */
  inherited: z.exactOptional(z.array(z.enum(['author', 'time']))),
  /** Read, but to be looked at by a person: not to be taken for certain. */
  unsure: z.exactOptional(z.array(z.enum(['author', 'time']))),
  counters: z.array(counterSchema).check(z.maxLength(10)),
  /** Where it was in the page when it was captured. */
  selector: capturedText,
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
};

/** One post as the page side hands it over. */
export const collectedPostSchema = z.strictObject({
  ...postFields,
  /** The post it follows in the order of the page; null for the first. */
  after: z.nullable(postKeySchema),
  /** The post's own piece of the snapshot. To be shown, it is put into the shell of this index. */
  part: z.exactOptional(z.strictObject({ shell: countSchema, html: z.string() })),
});
export type CollectedPost = z.infer<typeof collectedPostSchema>;

export const threadProgressSchema = z.strictObject({
  /** Posts met so far, by what is shown and by what the page says. */
  found: countSchema,
  captured: countSchema,
  /** How many posts are still to come, as an estimate; absent while nothing tells. */
  remaining: z.exactOptional(countSchema),
  elapsedMs: z.number(),
  /** What the capture cost the page's main thread so far: finding posts alone, then all of its work. */
  findingMs: z.number(),
  workingMs: z.number(),
  longestTaskMs: z.number(),
  /** The browser holds hidden pages back: nothing goes on until the page is shown again. */
  isHidden: z.boolean(),
});
export type ThreadProgress = z.infer<typeof threadProgressSchema>;

export const threadEvidenceTypes = { thread: 'plaint.thread/1' } as const;

/** A thread as data in an evidence package: `evidence/thread.json`. */
export const threadEvidenceSchema = z.strictObject({
  type: z.literal(threadEvidenceTypes.thread),
  url: pageUrl,
  title: capturedText,
  startedAt: instantSchema,
  endedAt: z.exactOptional(instantSchema),
  end: z.exactOptional(threadEndSchema),
  limits: threadLimitsSchema,
  /** How many posts were captured in all, and how many of them this report has. */
  captured: countSchema,
  gaps: z.array(threadGapSchema),
  posts: z.array(
    z.strictObject({
      ...postFields,
      /** Position among all posts that were captured, from 0. */
      position: countSchema,
      /**
       * Whether the post is reported as an attack or is context. Absent in packages of before this was asked:
       * then it is an attack.
       */
      part: z.exactOptional(z.enum(['attack', 'context'])),
      /** The record of this package that shows the post alone. */
      document: z.exactOptional(z.strictObject({ url: pageUrl, sha256: z.string() })),
    }),
  ),
  accounts: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      url: z.exactOptional(pageUrl),
      /** In all that was captured. */
      captured: countSchema,
      /** Its posts that are reported as attacks. */
      posts: z.array(postKeySchema),
      /** Its posts that are context. */
      context: z.exactOptional(z.array(postKeySchema)),
      firstAt: z.exactOptional(z.string()),
      lastAt: z.exactOptional(z.string()),
    }),
  ),
  /** In what was captured; `confirmed` by a person, else computed alone. */
  roles: z.array(
    z.strictObject({
      role: z.enum(['first-seen', 'first-reposter', 'frequent-poster', 'inciter']),
      account: z.string(),
      state: z.enum(['proposed', 'confirmed']),
      evidence: z.array(
        z.strictObject({
          post: postKeySchema,
          because: z.string(),
          of: z.exactOptional(postKeySchema),
          words: z.exactOptional(z.string()),
        }),
      ),
      undated: countSchema,
    }),
  ),
});
export type ThreadEvidence = z.infer<typeof threadEvidenceSchema>;

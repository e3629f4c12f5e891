import * as z from 'zod/mini';
import { boxSchema, capturedText, pageUrl } from './capture.ts';
import { countSchema, instantSchema } from './primitives.ts';
import { siteProfileUseSchema } from './site-profile.ts';

/** Something the capture left out or could not have, and why. */
export const omissionSchema = z.strictObject({
  what: z.enum([
    'node',
    'text',
    'attribute',
    'stylesheet',
    'image',
    'font',
    'media',
    'frame',
    'canvas',
    'shadow-root',
    'form-value',
    'script',
    'resource',
    'other',
  ]),
  why: z.enum([
    'limit-nodes',
    'limit-depth',
    'limit-bytes',
    'limit-time',
    'cross-origin',
    'tainted',
    'unreadable',
    'network',
    /** The browser holds the bytes no longer, and the site was not asked for them again. */
    'not-cached',
    'revoked',
    'private',
    'active-content',
    'unsupported',
    'changed-while-captured',
  ]),
  count: countSchema,
  /** Up to a few examples: URLs or selectors. */
  examples: z.array(capturedText).check(z.maxLength(5)),
});
export type Omission = z.infer<typeof omissionSchema>;

export const frameFactsSchema = z.strictObject({
  url: pageUrl,
  captured: z.boolean(),
  nodes: countSchema,
});

/** A resource of the package, and where its bytes are from. */
export const resourceFactsSchema = z.strictObject({
  url: pageUrl,
  mediaType: capturedText,
  sizeBytes: countSchema,
  source: z.enum([
    /** An address that lives in the page alone (`blob:`). */
    'page',
    /** The browser's cache, which answered without asking the network. */
    'page-cache',
    /** The browser's own copy of the page. */
    'browser-copy',
    /** Drawn from what the page showed; the bytes could not be had. */
    'pixels',
    /** Cut out of the screenshot. */
    'screenshot',
  ]),
});
export type ResourceFacts = z.infer<typeof resourceFactsSchema>;

/** The frozen snapshot, replayed without scripts and without network, beside the screenshot taken with it. */
export const selfCheckSchema = z.union([
  z.strictObject({
    result: z.enum(['agrees', 'differs']),
    /** Share of the visible area, 0 to 1, and the share above which the two do not show the same. */
    differingShare: z.number(),
    threshold: z.number(),
    /** Places at which something was seen that the snapshot does not show, in CSS pixels of the viewport. */
    regions: z.exactOptional(
      z.array(z.strictObject({ box: boxSchema, isAtPost: z.boolean() })).check(z.maxLength(20)),
    ),
  }),
  z.strictObject({
    result: z.literal('not-done'),
    why: z.enum(['no-screenshot', 'too-large', 'failed']),
  }),
]);
export type SelfCheck = z.infer<typeof selfCheckSchema>;

/** The picture of the whole page, put together of windows of it: how, and what is not in it. */
export const pagePictureSchema = z.strictObject({
  takenAt: instantSchema,
  windows: countSchema,
  /** What was scrolled: the document, or an element in it. */
  scrolled: z.enum(['document', 'element']),
  /** Whether something that stays in the window is to be seen in more than one place. */
  repeats: z.boolean(),
  /** Empty when all of the page is in the picture. In CSS pixels of the page, from its top. */
  missing: z
    .array(
      z.strictObject({
        /**
         * `not-shown`: rows that the page did not let come into view; `changed`: the page changed under way,
         * so that what is above and below this row may not belong together; `below`: the rest of a page that
         * is too long; `beside`: what lies to the side of the window, `size` wide.
         */
        what: z.enum(['not-shown', 'changed', 'below', 'beside']),
        from: z.number(),
        size: z.number(),
      }),
    )
    .check(z.maxLength(100)),
});
export type PagePicture = z.infer<typeof pagePictureSchema>;

/** The way through the page that was made before the capture, so that what loads by being seen was there. */
export const pageLoadingSchema = z.strictObject({
  /** `limit`: the page is longer than is gone through, or has no end. */
  result: z.enum(['complete', 'stopped', 'limit']),
  startedAt: instantSchema,
  endedAt: instantSchema,
  /** CSS pixels: how far down it went, and how tall the page was before and after. */
  reached: z.number(),
  heightBefore: z.number(),
  heightAfter: z.number(),
  /** How many places it stopped at, and at how many something was still loading when it went on. */
  windows: countSchema,
  unfinished: countSchema,
});
export type PageLoading = z.infer<typeof pageLoadingSchema>;

/** What a capture says about itself: sizes, times and everything that is not in it. */
export const captureAccountSchema = z.strictObject({
  engine: capturedText,
  durationMs: z.number(),
  longestTaskMs: z.number(),
  nodes: countSchema,
  mutationsDuring: countSchema,
  frames: z.array(frameFactsSchema).check(z.maxLength(500)),
  cuts: z.array(omissionSchema).check(z.maxLength(500)),
  /** Not of captures from before this was recorded. */
  resources: z.exactOptional(z.array(resourceFactsSchema).check(z.maxLength(3_000))),
  selfCheck: z.exactOptional(selfCheckSchema),
  /** Only where the reporter asked for it. */
  loading: z.exactOptional(pageLoadingSchema),
  pagePicture: z.exactOptional(pagePictureSchema),
  /** Of a discussion alone, and not of those captured before this was recorded. */
  siteProfile: z.exactOptional(siteProfileUseSchema),
});
export type CaptureAccount = z.infer<typeof captureAccountSchema>;

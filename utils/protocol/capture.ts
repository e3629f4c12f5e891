import * as z from 'zod/mini';
import { countSchema, instantSchema } from './primitives.ts';
import { siteProfileUseSchema } from './site-profile.ts';

/** Strings read from a page are hostile; each is cut to a length that its use needs. */
const shortText = z.string().check(z.maxLength(2_000));
const longText = z.string().check(z.maxLength(200_000));
/** A URL as the page gives it; never followed without parsing. */
const pageUrl = z.string().check(z.maxLength(8_192));

/**
 * CSS pixels, relative to the top left of the (layout) viewport at the moment of capture, whatever the reader
 * has zoomed into by pinching: a picture of that shows a box where `visual` says.
 */
export const boxSchema = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Box = z.infer<typeof boxSchema>;

export const triggerKindSchema = z.enum([
  'page',
  'selection',
  'image',
  'link',
  'video',
  'toolbar',
  'keyboard',
]);
export type TriggerKind = z.infer<typeof triggerKindSchema>;

/** How a time was read, and what is known of it: it lies from `earliest` on and before `latest`. */
export const timeReadingSchema = z.strictObject({
  how: z.enum([
    /** A machine's date: an attribute, microdata. */
    'machine',
    /** The words of a date, by themselves. */
    'words',
    /** The words of a date, and the other times of the page. */
    'page',
    /** Counted back from the capture. */
    'relative',
  ]),
  precision: z.enum(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']),
  earliest: instantSchema,
  latest: instantSchema,
  /** No zone was stated: that of the reader was taken. */
  isZoneAssumed: z.exactOptional(z.boolean()),
});
export type TimeReading = z.infer<typeof timeReadingSchema>;

/**
 * A date that the page states about itself or a post, and where it was found. Without `iso` where the page
 * leaves open which instant or day it is.
 */
export const statedDateSchema = z.strictObject({
  source: z.enum(['json-ld', 'open-graph', 'microdata', 'time-element', 'meta', 'text']),
  role: z.enum(['published', 'modified', 'other']),
  text: shortText,
  iso: z.exactOptional(shortText),
  reading: z.exactOptional(timeReadingSchema),
});
export type StatedDate = z.infer<typeof statedDateSchema>;

/** How the browser came to the page, by its own Navigation Timing. */
export const arrivalSchema = z.strictObject({
  how: z.enum(['navigate', 'reload', 'back_forward', 'prerender']),
  /** Redirects within the site. Over another site, browsers tell nothing and count 0. */
  redirectCount: countSchema,
  /** The HTTP status, where the browser tells it. */
  status: z.exactOptional(countSchema),
  /** The address that was loaded, where the page has shown another one since. */
  loadedUrl: z.exactOptional(pageUrl),
});

export const pageFactsSchema = z.strictObject({
  url: z.strictObject({
    shown: pageUrl,
    canonical: z.exactOptional(pageUrl),
    /** `shown` without the parameters that only track. */
    cleaned: pageUrl,
    /** By the browser's own word, where the page gave another address of the same origin. */
    attested: z.exactOptional(pageUrl),
  }),
  title: shortText,
  language: z.exactOptional(shortText),
  referrer: z.exactOptional(pageUrl),
  arrival: z.exactOptional(arrivalSchema),
  contentType: shortText,
  charset: shortText,
  dates: z.array(statedDateSchema).check(z.maxLength(200)),
  viewport: z.strictObject({
    width: z.number(),
    height: z.number(),
    scrollX: z.number(),
    scrollY: z.number(),
    devicePixelRatio: z.number(),
    pageWidth: z.number(),
    pageHeight: z.number(),
    /**
     * What a screenshot shows of the viewport: the part that pinching has brought near, by its place and size
     * in CSS pixels of the viewport, and how many times as large it is shown. Absent where the browser does
     * not tell.
     */
    visual: z.exactOptional(
      z.strictObject({
        scale: z.number(),
        offsetX: z.number(),
        offsetY: z.number(),
        width: z.number(),
        height: z.number(),
      }),
    ),
    /**
     * The element that is scrolled in place of the document: its rows in sight, all of them, and how far it
     * is.
     */
    scroller: z.exactOptional(
      z.strictObject({ height: z.number(), contentHeight: z.number(), scrollTop: z.number() }),
    ),
  }),
  clock: z.strictObject({
    at: instantSchema,
    monotonicMs: z.number(),
    timeOriginMs: z.number(),
    utcOffsetMinutes: z.int(),
  }),
});
export type PageFacts = z.infer<typeof pageFactsSchema>;

/** The selection as W3C Web Annotation selectors (TextQuote, TextPosition, Range) and a text fragment. */
export const selectionFactsSchema = z.strictObject({
  quote: z.strictObject({ exact: longText, prefix: shortText, suffix: shortText }),
  /** Code-unit offsets in the text content of the document's body. */
  position: z.strictObject({ start: countSchema, end: countSchema }),
  /** XPaths from the document's root, and code-unit offsets. */
  range: z.strictObject({
    startSelector: shortText,
    startOffset: countSchema,
    endSelector: shortText,
    endOffset: countSchema,
  }),
  /** The page's URL with a `#:~:text=` directive that leads to the quote. */
  fragmentUrl: pageUrl,
  /** Where the selection was drawn, line by line. */
  boxes: z.exactOptional(z.array(boxSchema).check(z.maxLength(200))),
});
export type SelectionFacts = z.infer<typeof selectionFactsSchema>;

export const mediaFactsSchema = z.strictObject({
  kind: z.enum(['image', 'video', 'audio']),
  url: pageUrl,
  alternative: z.exactOptional(shortText),
});
export type MediaFacts = z.infer<typeof mediaFactsSchema>;

/** What the reporter pointed at. */
export const targetFactsSchema = z.strictObject({
  tagName: shortText,
  box: boxSchema,
  /** A CSS selector that finds the element in the snapshot. */
  selector: shortText,
  linkUrl: z.exactOptional(pageUrl),
  mediaUrl: z.exactOptional(pageUrl),
});
export type TargetFacts = z.infer<typeof targetFactsSchema>;

/** The post that holds the target. */
export const postFactsSchema = z.strictObject({
  box: boxSchema,
  selector: shortText,
  text: longText,
  author: z.strictObject({ name: z.exactOptional(shortText), url: z.exactOptional(pageUrl) }),
  permalink: z.exactOptional(pageUrl),
  time: z.exactOptional(statedDateSchema),
  media: z.array(mediaFactsSchema).check(z.maxLength(200)),
});
export type PostFacts = z.infer<typeof postFactsSchema>;

/**
 * The posts that a selection reaches into, where there are several: none of them is `post` until the reporter
 * says so. `count` counts those beyond the 30 that are given.
 */
export const reachedPostsSchema = z.strictObject({
  count: countSchema,
  posts: z.array(z.strictObject({ post: postFactsSchema, words: longText })).check(z.maxLength(30)),
});
export type ReachedPosts = z.infer<typeof reachedPostsSchema>;

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
  examples: z.array(shortText).check(z.maxLength(5)),
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
  mediaType: shortText,
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
  engine: shortText,
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

/** The JSON half of a capture, as the page side hands it over; the bytes travel beside it as Blobs. */
export const captureFactsSchema = z.strictObject({
  page: pageFactsSchema,
  selection: z.exactOptional(selectionFactsSchema),
  target: z.exactOptional(targetFactsSchema),
  post: z.exactOptional(postFactsSchema),
  reached: z.exactOptional(reachedPostsSchema),
  account: captureAccountSchema,
});
export type CaptureFacts = z.infer<typeof captureFactsSchema>;

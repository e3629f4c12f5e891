import * as z from 'zod/mini';
import { countSchema, instantSchema } from './primitives.ts';

/** Strings read from a page are hostile; each is cut to a length that its use needs. */
export const capturedText = z.string().check(z.maxLength(2_000));
const longText = z.string().check(z.maxLength(200_000));
/** A URL as the page gives it; never followed without parsing. */
export const pageUrl = z.string().check(z.maxLength(8_192));

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
  text: capturedText,
  iso: z.exactOptional(capturedText),
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
  title: capturedText,
  language: z.exactOptional(capturedText),
  referrer: z.exactOptional(pageUrl),
  arrival: z.exactOptional(arrivalSchema),
  contentType: capturedText,
  charset: capturedText,
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
  quote: z.strictObject({ exact: longText, prefix: capturedText, suffix: capturedText }),
  /** Code-unit offsets in the text content of the document's body. */
  position: z.strictObject({ start: countSchema, end: countSchema }),
  /** XPaths from the document's root, and code-unit offsets. */
  range: z.strictObject({
    startSelector: capturedText,
    startOffset: countSchema,
    endSelector: capturedText,
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
  alternative: z.exactOptional(capturedText),
});
export type MediaFacts = z.infer<typeof mediaFactsSchema>;

/** What the reporter pointed at. */
export const targetFactsSchema = z.strictObject({
  tagName: capturedText,
  box: boxSchema,
  /** A CSS selector that finds the element in the snapshot. */
  selector: capturedText,
  linkUrl: z.exactOptional(pageUrl),
  mediaUrl: z.exactOptional(pageUrl),
});
export type TargetFacts = z.infer<typeof targetFactsSchema>;

/** The post that holds the target. */
export const postFactsSchema = z.strictObject({
  box: boxSchema,
  selector: capturedText,
  text: longText,
  author: z.strictObject({ name: z.exactOptional(capturedText), url: z.exactOptional(pageUrl) }),
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

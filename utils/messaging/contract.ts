import * as z from 'zod/mini';
import type { CheckRequest } from '../capture/replay/check-replay.ts';
import type { FrozenFrame } from '../capture/snapshot/frozen.ts';
import { faultCodes } from '../faults/fault.ts';
import { places } from '../faults/places.ts';
import { boxSchema, pageFactsSchema, triggerKindSchema } from '../protocol/capture.ts';
import { selfCheckSchema } from '../protocol/capture-account.ts';
import { reportIdSchema } from '../protocol/primitives.ts';
import { profileFitSchema, siteProfileSchema } from '../protocol/site-profile.ts';
import {
  collectedPostSchema,
  threadEndSchema,
  threadGapSchema,
  threadLimitsSchema,
  threadProgressSchema,
} from '../protocol/thread.ts';
import { ownFrameFactsSchema } from './frame-facts.ts';

const nothing = z.null();

/** The shape in outline: the assembler reads every part of it with suspicion. */
function isFrozenFrame(value: unknown): boolean {
  return frozenOutlineSchema.safeParse(value).success;
}

function isCheckRequest(value: unknown): boolean {
  return checkOutlineSchema.safeParse(value).success;
}

const checkOutlineSchema = z.strictObject({
  view: z.instanceof(Blob),
  screenshot: z.instanceof(Blob),
  width: z.number(),
  height: z.number(),
  devicePixelRatio: z.number(),
  visual: z.exactOptional(pageFactsSchema.shape.viewport.shape.visual),
  post: z.exactOptional(boxSchema),
  selected: z.exactOptional(z.array(boxSchema)),
});

/**
 * `partly`: the capture says what is missing in the picture; `zoomed`: the reader has zoomed in by pinching.
 */
export const pictureResultSchema = z.enum(['whole', 'partly', 'cancelled', 'zoomed', 'failed']);
export type PictureResult = z.infer<typeof pictureResultSchema>;
/** `done`: the page was gone through, to its end or as far as wanted, and captured anew. */
export const loadResultSchema = z.enum(['done', 'failed']);
export type LoadResult = z.infer<typeof loadResultSchema>;

/** What goes on with the page of a draft, and how far it is. */
export const tourProgressSchema = z.strictObject({
  kind: z.enum(['picture', 'load']),
  done: z.int(),
  of: z.int(),
});
export type TourProgress = z.infer<typeof tourProgressSchema>;

const frozenOutlineSchema = z.object({
  key: z.string(),
  url: z.string(),
  documents: z.array(z.object({ url: z.string(), text: z.string() })),
  sheets: z.array(z.unknown()),
  resources: z.array(z.object({ url: z.string() })),
});

/** What the reporter pointed at, as the browser told the background. */
export const captureHintSchema = z.strictObject({
  kind: triggerKindSchema,
  linkUrl: z.exactOptional(z.string()),
  mediaUrl: z.exactOptional(z.string()),
  selectionText: z.exactOptional(z.string()),
  /** Firefox only: names the clicked element to `menus.getTargetElement` in the frame it is in. */
  targetElementId: z.exactOptional(z.int()),
  frameId: z.int(),
});
export type CaptureHint = z.infer<typeof captureHintSchema>;

/** What a frame is asked to capture. */
export const captureOrderSchema = z.strictObject({
  hint: captureHintSchema,
  /** Resources that the browser's own copy of the page holds, so that no frame reads them again. */
  knownUrls: z.array(z.string()),
});
export type CaptureOrder = z.infer<typeof captureOrderSchema>;

/** What a page's posts are to be collected for, and how much of them at most. */
export const threadOrderSchema = z.strictObject({
  threadId: reportIdSchema,
  limits: threadLimitsSchema,
  /** Those for the page's site. */
  profiles: z.array(siteProfileSchema),
});
export type ThreadOrder = z.infer<typeof threadOrderSchema>;

const sharedNewsSchema = z.strictObject({
  shells: z.array(z.strictObject({ before: z.string(), after: z.string() })),
  sheets: z.array(z.strictObject({ url: z.string(), text: z.string() })),
  resources: z.array(
    z.strictObject({
      url: z.string(),
      name: z.string(),
      mediaType: z.string(),
      blob: z.exactOptional(z.instanceof(Blob)),
    }),
  ),
});

export const threadBatchSchema = z.strictObject({
  threadId: reportIdSchema,
  posts: z.array(collectedPostSchema),
  gaps: z.array(threadGapSchema),
  shared: sharedNewsSchema,
  progress: threadProgressSchema,
  /** Absent where there is no profile. */
  profileFit: z.exactOptional(profileFitSchema),
  end: z.exactOptional(
    z.strictObject({
      why: threadEndSchema,
      seen: z.array(
        z.strictObject({ key: z.string(), lastSeenAt: z.string(), alsoAt: z.array(z.string()) }),
      ),
    }),
  ),
});
export type ThreadBatch = z.infer<typeof threadBatchSchema>;

const threadCommandSchema = z.enum(['go', 'pause', 'stop']);

/** From extension pages (popup, casebook, options) to the background. */
const pageMessages = {
  /**
   * The draft to show for a tab: the one just started there, an unsent one of the same page, or a new one.
   */
  'draft.open': {
    request: z.strictObject({ tabId: z.exactOptional(z.int()) }),
    response: z.strictObject({ draftId: reportIdSchema }),
  },
  /** Captures the page of a draft once more, in its tab. */
  'draft.recapture': { request: z.strictObject({ draftId: reportIdSchema }), response: nothing },
  /** Scrolls through the page of a draft and adds one picture of all of it. Answers when that is done. */
  'picture.take': {
    request: z.strictObject({ draftId: reportIdSchema }),
    response: z.strictObject({ result: pictureResultSchema }),
  },
  /**
   * Scrolls through the page of a draft so that all of it loads, and captures it anew. Answers when that has
   * begun.
   */
  'page.load': {
    request: z.strictObject({ draftId: reportIdSchema }),
    response: z.strictObject({ result: loadResultSchema }),
  },
  /** Either of the two, whoever asked for it; null when neither goes on. */
  'tour.progress': {
    request: z.strictObject({ draftId: reportIdSchema }),
    response: z.nullable(tourProgressSchema),
  },
  'tour.stop': { request: z.strictObject({ draftId: reportIdSchema }), response: nothing },
  /** The page that replays snapshots asks what to replay; null when there is nothing. */
  'check.ready': {
    request: z.strictObject({}),
    response: z.nullable(z.custom<CheckRequest>(isCheckRequest)),
  },
  'check.done': { request: z.strictObject({ check: selfCheckSchema }), response: nothing },
  /** Hands a complete draft to the outbox. Answers when the hand-over is durable. */
  'report.send': { request: z.strictObject({ draftId: reportIdSchema }), response: nothing },
  /** Tries a waiting report now, whatever its backoff says. */
  'outbox.retry': { request: z.strictObject({ reportId: reportIdSchema }), response: nothing },
  /**
   * A tab's page written down as JSON of a page look, with a picture of what it shows as a `data:` address.
   */
  'thread.look': {
    request: z.strictObject({ tabId: z.int() }),
    response: z.strictObject({ look: z.string(), picture: z.string() }),
  },
  /** Begins to capture the whole discussion of a tab, the one in front unless it is named. */
  'thread.start': {
    request: z.strictObject({
      tabId: z.exactOptional(z.int()),
      /** What the person taught of this page: it comes before all other profiles. */
      profile: z.exactOptional(siteProfileSchema),
    }),
    response: z.strictObject({ threadId: reportIdSchema }),
  },
  /**
   * Tells the background that something may be deliverable: a page opened, an endpoint was set up. A page
   * that can tell says whether the battery is low; no worker can ask.
   */
  'outbox.wake': {
    request: z.strictObject({ isBatteryLow: z.exactOptional(z.boolean()) }),
    response: nothing,
  },
  /** Closes every page of the extension in every window; every page hears it and hides at once. */
  'pages.leave': { request: z.strictObject({}), response: nothing },
  /**
   * Before everything is deleted: closes the extension's other pages, in every window, and lets go of the
   * storage. `pageId` names the page that asks, which stays.
   */
  'pages.withdraw': { request: z.strictObject({ pageId: z.string() }), response: nothing },
  /** Looks again at the addresses of items, one after another. Answers when all were looked at. */
  'items.recheck': {
    request: z.strictObject({ itemIds: z.array(reportIdSchema).check(z.maxLength(500)) }),
    response: nothing,
  },
  /** A case has another schedule of looking again. */
  'recheck.plan': { request: z.strictObject({}), response: nothing },
} as const;

/**
 * What a page shows is judged here, so that neither the page's own thread nor the scripts in it do that. Both
 * ways as JSON in one text (`utils/protocol/page-tree.ts`): a browser takes several ms of the page to copy
 * that many small values, a text next to none.
 */
const judging = {
  request: z.strictObject({ sight: z.string() }),
  response: z.strictObject({ judged: z.string() }),
} as const;

/** From the capture script, in each frame of the captured tab, to the background. */
export const frameMessages = {
  /** Asks what to capture; null when no capture runs in this tab. */
  'frame.ready': { request: z.strictObject({}), response: z.nullable(captureOrderSchema) },
  /** Asks for a style sheet that the frame may not read, by the browser's own copy; null if that has none. */
  'frame.sheet': {
    request: z.strictObject({ url: z.string() }),
    response: z.nullable(z.string()),
  },
  /** Finds which posts places of a frame lie in. */
  'frame.judge': judging,
  /** Hands over what a frame read of itself and its frozen DOM; the bytes travel as Blobs. */
  'frame.captured': {
    request: z.strictObject({
      facts: ownFrameFactsSchema,
      frozen: z.custom<FrozenFrame>(isFrozenFrame),
    }),
    response: nothing,
  },
  /** A script in a page keeps no faults: the background does. */
  'fault.note': {
    request: z.strictObject({ code: z.enum(faultCodes), place: z.enum(places) }),
    response: nothing,
  },
  /** Asks for which thread to collect posts; null when none is wanted in this tab. */
  'thread.ready': { request: z.strictObject({}), response: z.nullable(threadOrderSchema) },
  /** Finds the posts of a discussion in what a page shows. */
  'thread.judge': judging,
  /** Asks for what freezes posts to be brought into the page. */
  'thread.freeze': {
    request: z.strictObject({ threadId: reportIdSchema }),
    response: nothing,
  },
  /** Hands over what came into sight, and asks whether to go on. Answers when it is stored. */
  'thread.batch': {
    request: threadBatchSchema,
    response: z.strictObject({ command: threadCommandSchema }),
  },
} as const;

export const messages = { ...pageMessages, ...frameMessages } as const;

export type MessageType = keyof typeof messages;
export type Request<Type extends MessageType> = z.infer<(typeof messages)[Type]['request']>;
export type Response<Type extends MessageType> = z.infer<(typeof messages)[Type]['response']>;

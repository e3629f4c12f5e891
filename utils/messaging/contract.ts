import * as z from 'zod/mini';
import type { FrozenFrame } from '../capture/snapshot/frozen.ts';
import { triggerKindSchema } from '../protocol/capture.ts';
import { reportIdSchema } from '../protocol/primitives.ts';
import { frameFactsSchema } from './frame-facts.ts';

const nothing = z.null();

/** The shape in outline: the assembler reads every part of it with suspicion. */
function isFrozenFrame(value: unknown): boolean {
  return frozenOutlineSchema.safeParse(value).success;
}

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

/** From extension pages (popup, casebook, options) to the background. */
export const pageMessages = {
  /** The draft to show for a tab: the one just started there, an unsent one of the same page, or a new one. */
  'draft.open': {
    request: z.strictObject({ tabId: z.exactOptional(z.int()) }),
    response: z.strictObject({ draftId: reportIdSchema }),
  },
  /** Captures the page of a draft once more, in its tab. */
  'draft.recapture': { request: z.strictObject({ draftId: reportIdSchema }), response: nothing },
  /** Hands a complete draft to the outbox. Answers when the hand-over is durable. */
  'report.send': { request: z.strictObject({ draftId: reportIdSchema }), response: nothing },
  /** Tries a waiting report now, whatever its backoff says. */
  'outbox.retry': { request: z.strictObject({ reportId: reportIdSchema }), response: nothing },
  /**
   * Tells the background that something may be deliverable: a page opened, an endpoint was set up. A page that can
   * tell says whether the battery is low; no worker can ask.
   */
  'outbox.wake': {
    request: z.strictObject({ isBatteryLow: z.exactOptional(z.boolean()) }),
    response: nothing,
  },
  /** Looks again at the addresses of items, one after another. Answers when all were looked at. */
  'items.recheck': {
    request: z.strictObject({ itemIds: z.array(reportIdSchema).check(z.maxLength(500)) }),
    response: nothing,
  },
  /** A case has another schedule of looking again. */
  'recheck.plan': { request: z.strictObject({}), response: nothing },
} as const;

/** From the capture script, in each frame of the captured tab, to the background. */
export const frameMessages = {
  /** Asks what to capture; null when no capture runs in this tab. */
  'frame.ready': { request: z.strictObject({}), response: z.nullable(captureOrderSchema) },
  /** Hands over what a frame read of itself and its frozen DOM; the bytes travel as Blobs. */
  'frame.captured': {
    request: z.strictObject({
      facts: frameFactsSchema,
      frozen: z.custom<FrozenFrame>(isFrozenFrame),
    }),
    response: nothing,
  },
} as const;

export const messages = { ...pageMessages, ...frameMessages } as const;

export type MessageType = keyof typeof messages;
export type Request<Type extends MessageType> = z.infer<(typeof messages)[Type]['request']>;
export type Response<Type extends MessageType> = z.infer<(typeof messages)[Type]['response']>;

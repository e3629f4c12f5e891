import type { Box } from '../../protocol/capture.ts';
import type { Omission } from '../../protocol/capture-account.ts';

/**
 * What a frame hands over: JSON and Blobs only, so that it travels in a message. Markup and style text
 * are lists of parts, in order: text as it stands, or a reference that the assembler resolves. A page
 * cannot forge a reference, because none is ever written into the text.
 */
export type FrozenPart = string | Reference;

export type Reference =
  /**
   * A resource of this frame, by its index in `resources`: its URL in an attribute, the whole `url(…)` in
   * style text (`css-image`, `font`), its rules (`css`). Sizes in CSS pixels, for a placeholder.
   */
  | {
      readonly kind: 'resource';
      readonly id: number;
      readonly use: ResourceUse;
      readonly width?: number;
      readonly height?: number;
      /** With its `#`. */
      readonly fragment?: string;
      /**
       * Its address gave the page no picture, as far as is known: without pixels of it, it is shown as
       * broken.
       */
      readonly hasFailed?: boolean;
    }
  /**
   * The source of an `img`, attribute and all, so that the picture has the natural size that it had, however
   * many pixels there are of it. Sizes in CSS pixels: the natural width, and the box for a placeholder.
   */
  | {
      readonly kind: 'picture';
      readonly id: number;
      readonly naturalWidth: number;
      /** Pixels of the page's own bytes for one CSS pixel. */
      readonly density: number;
      readonly width: number;
      readonly height: number;
      readonly fragment?: string;
    }
  /**
   * A style rule that shows what only a screenshot has, left out where there is none: `before`, its URL,
   * `after`.
   */
  | { readonly kind: 'look'; readonly id: number; readonly before: string; readonly after: string }
  /** The text of a style sheet, by its index in `sheets`; `raw` in an HTML `<style>`, else escaped (SVG). */
  | { readonly kind: 'sheet'; readonly id: number; readonly raw: boolean }
  /** The start of `<head>`, where the policy goes. */
  | { readonly kind: 'head' }
  /** The source attribute of a frame element whose document is in this same capture. */
  | { readonly kind: 'document'; readonly id: number; readonly as: FrameSource }
  /** The source attribute of a frame element that another frame's capture fills, by its key. */
  | {
      readonly kind: 'frame';
      readonly key: string;
      readonly url: string;
      readonly as: FrameSource;
    };

/** An `iframe` may hold its document; a `frame` takes a URL only. */
export type FrameSource = 'srcdoc' | 'src';

export type ResourceUse = 'image' | 'css-image' | 'font' | 'css' | 'media';

/**
 * Where bytes are from: an address that lives in the page alone (`blob:`); the browser's cache, which
 * answered without asking the network; the browser's own copy of the page; drawn from what the page shows;
 * cut out of the screenshot.
 */
export type ResourceSource = 'page' | 'page-cache' | 'browser-copy' | 'pixels' | 'screenshot';

/** One resource of a frame: its bytes, or why there are none. */
export interface FrozenResource {
  readonly url: string;
  readonly use: ResourceUse;
  readonly mediaType: string;
  readonly blob?: Blob;
  readonly source?: ResourceSource;
  readonly missing?: Omission['why'];
  /** Where a screenshot of the visible area shows it, should there be no better bytes. */
  readonly shot?: Box;
  /** There are bytes, but nothing is in them. */
  readonly isBlank?: boolean;
}

/** What the snapshot refers to and does not hold. */
export interface MissingResource {
  readonly url: string;
  readonly use: ResourceUse | 'frame';
  readonly why: Omission['why'];
}

export interface FrozenSheet {
  readonly url: string;
  readonly parts: readonly FrozenPart[];
}

export interface FrozenDocument {
  readonly url: string;
  readonly base: string;
  readonly title: string;
  readonly quirks: boolean;
  readonly html: readonly FrozenPart[];
  /** What a reader sees, block by block. */
  readonly text: string;
  readonly nodes: number;
  /** It could not be frozen; `html` only says so. */
  readonly hasFailed?: true;
}

export interface FrameAccount {
  readonly durationMs: number;
  readonly longestTaskMs: number;
  readonly nodes: number;
  readonly mutationsDuring: number;
  readonly cuts: readonly Omission[];
}

/**
 * The capture of one frame and of every frame below it that its context can read. `documents[0]` is the
 * frame's own; `within` says that a parent reads this frame itself, and the rest is empty.
 */
export interface FrozenFrame {
  /** Where the frame hangs: the indices of `window.frames` from the top, `''` for the top. */
  readonly key: string;
  readonly url: string;
  readonly within: boolean;
  readonly documents: readonly FrozenDocument[];
  readonly sheets: readonly FrozenSheet[];
  readonly resources: readonly FrozenResource[];
  readonly account: FrameAccount;
}

/** What to freeze and how much of it at most. JSON. */
export interface FreezeRequest {
  /** Whether what was typed into fields may leave; passwords never do. */
  readonly includeFormValues: boolean;
  readonly maxNodes: number;
  readonly maxDepth: number;
  /** Markup and style text, in UTF-16 code units. */
  readonly maxTextLength: number;
  readonly maxAttributeLength: number;
  readonly maxResources: number;
  readonly maxResourceBytes: number;
  readonly maxTotalResourceBytes: number;
  readonly maxWalkMs: number;
  readonly maxResourceMs: number;
  /** How long a slice of work may hold the page's main thread. */
  readonly sliceMs: number;
}

export const defaultFreezeRequest: FreezeRequest = {
  includeFormValues: false,
  maxNodes: 1_500_000,
  maxDepth: 2_000,
  maxTextLength: 64_000_000,
  maxAttributeLength: 8_000_000,
  maxResources: 3_000,
  maxResourceBytes: 32_000_000,
  maxTotalResourceBytes: 128_000_000,
  maxWalkMs: 20_000,
  maxResourceMs: 6_000,
  sliceMs: 24,
};

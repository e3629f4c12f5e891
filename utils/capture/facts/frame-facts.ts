import type { PageFacts, PostFacts, SelectionFacts, TargetFacts } from '../../protocol/capture.ts';
import { attempt } from './attempt.ts';
import { openShadow, type ShadowAccess, viewOf } from './dom-access.ts';
import { locateTarget, type TargetHint } from './locate-target.ts';
import { readPageFacts } from './page-facts.ts';
import { readPagePosts } from './page-posts.ts';
import { findPost } from './post.ts';
import { readPostFacts } from './post-facts.ts';
import { readSelectionFacts } from './selection-facts.ts';
import { readTargetFacts } from './target-facts.ts';

export interface FrameFactsRequest {
  readonly document: Document;
  readonly hint: TargetHint;
  /** Opens closed shadow trees where the browser lets extensions (`chrome.dom.openOrClosedShadowRoot`). */
  readonly shadow?: ShadowAccess;
}

export interface FrameReading {
  readonly page: PageFacts;
  readonly selection?: SelectionFacts;
  readonly target?: TargetFacts;
  readonly post?: PostFacts;
}

/**
 * Everything that one frame says at this moment, and the elements behind it for the snapshot and the mark on the
 * screenshot. Never throws for what a page contains: what cannot be read is left out, or empty.
 */
export function readFrameFacts(request: FrameFactsRequest): FrameReading {
  return readFrame(request).facts;
}

/** As `readFrameFacts`, with the elements themselves, which cannot leave the page. */
export function readFrame(request: FrameFactsRequest): {
  readonly facts: FrameReading;
  readonly target?: Element;
  readonly post?: Element;
} {
  const { document, hint, shadow = openShadow } = request;
  const view = attempt(() => viewOf(document)) ?? window;
  const selection = attempt(() =>
    readSelectionFacts(document, Document.prototype.getSelection.call(document), shadow),
  );
  const target = attempt(() => locateTarget(document, hint, shadow));
  const posts = target && attempt(() => readPagePosts(document, shadow));
  const post = target && attempt(() => findPost(target, posts));
  const targetFacts = target && attempt(() => readTargetFacts(target));
  const postFacts = post && attempt(() => readPostFacts(post, posts));
  return {
    facts: {
      page: readPageFacts(document, view, shadow),
      ...(selection === undefined ? {} : { selection }),
      ...(targetFacts === undefined ? {} : { target: targetFacts }),
      ...(postFacts === undefined ? {} : { post: postFacts }),
    },
    ...(target === undefined ? {} : { target }),
    ...(post === undefined ? {} : { post }),
  };
}

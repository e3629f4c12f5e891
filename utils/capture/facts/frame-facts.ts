import { defined } from '../../defined.ts';
import { viewOf } from '../../dom/layout.ts';
import { openShadow, type ShadowAccess } from '../../dom/shadow.ts';
import type {
  PageFacts,
  PostFacts,
  ReachedPosts,
  SelectionFacts,
  TargetFacts,
} from '../../protocol/capture.ts';
import { clip, longTextLength } from '../../protocol/clip.ts';
import { attempt } from './attempt.ts';
import { locateTarget, type TargetHint } from './locate-target.ts';
import { readPageFacts } from './page-facts.ts';
import { type PagePosts, readPagePosts } from './page-posts.ts';
import { findPost } from './post.ts';
import { readPostFacts } from './post-facts.ts';
import { type ReachedPost, readReachedPosts, saidWords } from './reached-posts.ts';
import { readSelection } from './read-selection.ts';
import { selectionFactsOf } from './selection-facts.ts';
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
  readonly reached?: ReachedPosts;
}

/**
 * Everything that one frame says at this moment, and the elements behind it for the snapshot and the mark on
 * the screenshot. Never throws for what a page contains: what cannot be read is left out, or empty.
 */
export function readFrameFacts(request: FrameFactsRequest): FrameReading {
  return readFrame(request).facts;
}

/** As `readFrameFacts`, with the elements themselves, which cannot leave the page. */
function readFrame(request: FrameFactsRequest): {
  readonly facts: FrameReading;
  readonly target?: Element;
  readonly post?: Element;
} {
  const { document, hint, shadow = openShadow } = request;
  const view = attempt(() => viewOf(document)) ?? window;
  const selected = attempt(() =>
    readSelection(document, Document.prototype.getSelection.call(document), shadow),
  );
  const selection = attempt(() => selectionFactsOf(document, selected));
  const target = attempt(() => locateTarget(document, hint, shadow, selected));
  const posts = target && attempt(() => readPagePosts(document, shadow));
  const isOfWords = hint.kind === 'selection' && selected !== undefined;
  const reached = isOfWords ? (attempt(() => readReachedPosts(selected.parts, posts)) ?? []) : [];
  const around = target && attempt(() => findPost(target, posts));
  const post = reached.length > 1 ? undefined : (reached[0]?.post ?? around);
  const targetFacts = target && attempt(() => readTargetFacts(target));
  const postFacts = post && attempt(() => readPostFacts(post, posts));
  const reachedFacts = reached.length > 1 ? reachedPosts(reached, posts) : undefined;
  return {
    facts: {
      page: readPageFacts(document, view, shadow),
      ...defined({ selection, target: targetFacts, post: postFacts, reached: reachedFacts }),
    },
    ...defined({ target, post }),
  };
}

const maxReached = 30;

function reachedPosts(reached: readonly ReachedPost[], posts: PagePosts | undefined): ReachedPosts {
  return {
    count: reached.length,
    posts: reached.slice(0, maxReached).flatMap(({ post, parts }) => {
      const facts = attempt(() => readPostFacts(post, posts));
      if (facts === undefined) return [];
      return [{ post: facts, words: clip(saidWords(parts, facts.text), longTextLength) }];
    }),
  };
}

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
import type { PlacedPosts, PlacesRequest } from '../../protocol/page-tree.ts';
import { maxReachedPosts } from '../../protocol/page-tree-limits.ts';
import { askForPosts, type FoundPost } from './asked-posts.ts';
import { attempt } from './attempt.ts';
import { locateTarget, type TargetHint } from './locate-target.ts';
import { readPageFacts } from './page-facts.ts';
import { readPostFacts } from './post-facts.ts';
import { holdersOf, type ReachedPost, readReachedPosts, saidWords } from './reached-posts.ts';
import { readSelection } from './read-selection.ts';
import type { WordPart } from './selected-words.ts';
import { selectionFactsOf } from './selection-facts.ts';
import { readTargetFacts } from './target-facts.ts';

/** Why the posts of a page could not be told, as an omission says it. */
export type PostsUnread = 'limit-time' | 'limit-bytes' | 'unreadable';

export interface FrameFactsRequest {
  readonly document: Document;
  readonly hint: TargetHint;
  /** Opens closed shadow trees where the browser lets extensions (`chrome.dom.openOrClosedShadowRoot`). */
  readonly shadow?: ShadowAccess;
  /** Tells which posts places of the page lie in, away from it. Never rejects, and ends in bounded time. */
  judge(request: PlacesRequest): Promise<PlacedPosts | PostsUnread>;
}

export interface FrameReading {
  readonly page: PageFacts;
  readonly selection?: SelectionFacts;
  readonly target?: TargetFacts;
  readonly post?: PostFacts;
  readonly reached?: ReachedPosts;
  /** What was pointed at may lie in a post, and nobody could tell. */
  readonly postsUnread?: PostsUnread;
}

/**
 * Everything that one frame says at this moment: all but the posts is read before this returns, and of them
 * the page is written down. Never throws for what a page contains: what cannot be read is left out, or empty.
 */
export async function readFrameFacts(request: FrameFactsRequest): Promise<FrameReading> {
  const { document, hint, shadow = openShadow } = request;
  const view = attempt(() => viewOf(document)) ?? window;
  const selected = attempt(() =>
    readSelection(document, Document.prototype.getSelection.call(document), shadow),
  );
  const selection = attempt(() => selectionFactsOf(document, selected));
  const target = attempt(() => locateTarget(document, hint, shadow, selected));
  const targetFacts = target && attempt(() => readTargetFacts(target));
  const page = readPageFacts(document, view, shadow);
  const words = hint.kind === 'selection' ? (selected?.parts ?? []) : [];
  const posts = target && (await readPosts(request, target, words));
  return { page, ...defined({ selection, target: targetFacts }), ...posts };
}

type PostsReading = Pick<FrameReading, 'post' | 'reached' | 'postsUnread'>;

/** The post that is meant: the one with the words, else the one around the target; none of several. */
async function readPosts(
  { document, shadow = openShadow, judge }: FrameFactsRequest,
  target: Element,
  words: readonly WordPart[],
): Promise<PostsReading> {
  const asked = attempt(() => {
    const elements = new Set([target, ...holdersOf(words)]);
    return askForPosts(document, shadow, elements);
  });
  if (asked === undefined) return { postsUnread: 'unreadable' };
  const judged = await judge(asked.request);
  const isTold = typeof judged !== 'string';
  const around = asked.place(isTold ? judged : undefined);
  const read = (post: FoundPost) => attempt(() => readPostFacts(post, asked.boxOf));
  const reached = attempt(() => readReachedPosts(words, around)) ?? [];
  const post = reached.length > 1 ? undefined : (reached[0]?.post ?? around(target));
  return defined({
    post: post && read(post),
    reached: reached.length > 1 ? reachedPosts(reached, read) : undefined,
    postsUnread: isTold ? undefined : judged,
  });
}

function reachedPosts(
  reached: readonly ReachedPost[],
  read: (post: FoundPost) => PostFacts | undefined,
): ReachedPosts {
  return {
    count: reached.length,
    posts: reached.slice(0, maxReachedPosts).flatMap(({ post, parts }) => {
      const facts = read(post);
      if (facts === undefined) return [];
      return [{ post: facts, words: clip(saidWords(parts, facts.text), longTextLength) }];
    }),
  };
}

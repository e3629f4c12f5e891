import type { MediaFacts, PostFacts } from '../protocol/capture.ts';

/** How a post was found to answer another. */
export type ParentEvidence =
  | 'nested'
  | 'declared'
  | 'level'
  | 'placed'
  | 'link'
  | 'number'
  | 'quote'
  | 'mention';

export interface ParentLink {
  /** Position of the post answered. */
  readonly index: number;
  readonly evidence: ParentEvidence;
}

export interface Counter {
  readonly kind: 'likes' | 'dislikes' | 'replies' | 'shares' | 'views';
  readonly value: number;
  /** As shown: `1.2万`. */
  readonly text: string;
}

export interface ThreadPost {
  /** Position in the thread, in document order. */
  readonly index: number;
  readonly text: string;
  readonly author: PostFacts['author'];
  readonly time?: NonNullable<PostFacts['time']>;
  readonly permalink?: string;
  readonly media: readonly MediaFacts[];
  /** The post that this one answers, quotes or passes on. */
  readonly parent?: ParentLink;
  /** What it quotes of another post, as shown. */
  readonly quote?: string;
  /** The author or day was not in the post itself but in the one before it or a line between. */
  readonly inherited?: readonly ('author' | 'time')[];
  readonly counters: readonly Counter[];
  readonly element: Element;
  /** The time is shown as an age, `5 minutes ago`, and so shifts from look to look. */
  readonly isRelative?: boolean;
  /** The nodes that make it up, side by side. */
  readonly roots: readonly Node[];
  /** Those inside of it that are posts of their own. */
  readonly inner: readonly Node[];
}

export interface Thread {
  readonly posts: readonly ThreadPost[];
  /** The site profile that was used; absent when the shape alone told. */
  readonly profile?: string;
  /** The page was larger than what was read. */
  readonly isCut: boolean;
}

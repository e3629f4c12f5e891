import type { MediaFacts, PostFacts } from '../protocol/capture.ts';
import type { Counter, ParentEvidence } from '../protocol/thread.ts';

export interface ParentLink {
  /** Position of the post answered. */
  readonly index: number;
  readonly evidence: ParentEvidence;
}

/** What a post says, without the page it stands in. */
export interface PostContent {
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
  /** Read, but to be looked at by a person (`unsureFields()`). */
  readonly unsure?: readonly ('author' | 'time')[];
  readonly counters: readonly Counter[];
  /** The time is shown as an age, `5 minutes ago`, and so shifts from look to look. */
  readonly isRelative?: boolean;
}

/** A post in a page. */
export interface ThreadPost extends PostContent {
  readonly element: Element;
  /** The nodes that make the post up, side by side. */
  readonly roots: readonly Node[];
  /** Nodes inside of the post that are posts of their own. */
  readonly inner: readonly Node[];
}

/** A discussion by its words alone: in a page or in the storage. */
export interface Conversation {
  readonly posts: readonly PostContent[];
}

export interface Thread extends Conversation {
  readonly posts: readonly ThreadPost[];
  /** The site profile that was used; absent when the shape alone told. */
  readonly profile?: string;
  /** The page was larger than what was read. */
  readonly isCut: boolean;
  /** Buttons and links whose words promise more posts, with these words. */
  readonly controls: readonly Control[];
}

export interface Control {
  readonly element: Element;
  readonly text: string;
}

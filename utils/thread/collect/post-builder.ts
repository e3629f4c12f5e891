import { selectorOf } from '../../capture/facts/css-selector.ts';
import type { FrozenPiece, SharedNews } from '../../capture/snapshot/part-freezer.ts';
import type { PartTarget } from '../../capture/snapshot/part-selection.ts';
import { defined } from '../../defined.ts';
import { clip } from '../../protocol/clip.ts';
import type { CollectedPost } from '../../protocol/thread.ts';
import type { ThreadPost } from '../thread.ts';
import type { ObservedPost } from './post-identity.ts';

/** Writes the pieces of the snapshot; `capture/snapshot/part-freezer` is the one that does. */
export interface PartMaker {
  readonly longestTaskMs: number;
  freeze(target: PartTarget): Promise<FrozenPiece | undefined>;
  takeNews(): SharedNews;
  finish(): Promise<SharedNews>;
}

/** What changed about a post that was handed over before. */
export interface SeenAgain {
  readonly key: string;
  readonly lastSeenAt: string;
  readonly alsoAt: readonly string[];
}

export function observedPostOf(post: ThreadPost): ObservedPost {
  return {
    author: post.author.url ?? post.author.name,
    text: post.text === '' ? post.media.map(({ url }) => url).join(' ') : post.text,
    at: post.isRelative ? undefined : post.time?.iso,
    permalink: post.permalink,
  };
}

export interface BuiltFrom {
  readonly key: string;
  readonly after: string | null;
  readonly parent: CollectedPost['parent'];
  readonly piece: FrozenPiece | undefined;
  readonly at: string;
}

const maxTextLength = 200_000;
const maxQuoteLength = 20_000;
const maxUrlLength = 8_192;

/** A post as it is handed over. */
export function buildPost(post: ThreadPost, from: BuiltFrom): CollectedPost {
  const { key, after, parent, piece, at } = from;
  const { name, url } = post.author;
  return {
    key,
    after,
    text: clip(post.text, maxTextLength),
    author: {
      ...defined({ name: name === undefined ? undefined : clip(name, 2_000) }),
      ...(url === undefined || url.length > maxUrlLength ? {} : { url }),
    },
    ...defined({ time: post.time }),
    ...(post.permalink === undefined || post.permalink.length > maxUrlLength
      ? {}
      : { permalink: post.permalink }),
    alsoAt: [],
    media: post.media.filter((media) => media.url.length <= maxUrlLength).slice(0, 200),
    ...defined({
      parent,
      quote: post.quote === undefined ? undefined : clip(post.quote, maxQuoteLength),
      inherited: post.inherited && [...post.inherited],
      unsure: post.unsure && [...post.unsure],
    }),
    counters: post.counters
      .slice(0, 10)
      .map(({ kind, value, text }) => ({ kind, value, text: clip(text, 60) })),
    selector: selectorOf(post.element),
    firstSeenAt: at,
    lastSeenAt: at,
    ...defined({ part: piece && { shell: piece.shell, html: piece.html } }),
  };
}

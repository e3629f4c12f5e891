import type { SharedNews } from '../../capture/snapshot/part-freezer.ts';
import { parentElementOf } from '../../dom/shadow.ts';
import type { CollectedPost } from '../../protocol/thread.ts';
import type { ThreadPost } from '../thread.ts';
import type { GapList } from './gap-list.ts';
import { buildPost, observedPostOf, type PartMaker, type SeenAgain } from './post-builder.ts';
import { PostRegister, type RegisteredPost } from './post-register.ts';

interface Kept {
  lastSeenAt: string;
  readonly alsoAt: string[];
  replies: number;
  readonly repliesClaimed: number;
}

const maxClimb = 400;

/** The posts of a capture: what was met, what of it waits to be handed over, and how large it is. */
export class PostCollection {
  readonly #parts: PartMaker;
  readonly #gaps: GapList;
  readonly #register = new PostRegister();
  readonly #kept = new Map<string, Kept>();
  readonly #keyOf = new WeakMap<Node, string>();
  #outgoing: CollectedPost[] = [];
  #sizeBytes = 0;
  #lastLook: readonly string[] = [];

  constructor(parts: PartMaker, gaps: GapList) {
    this.#parts = parts;
    this.#gaps = gaps;
  }

  get size(): number {
    return this.#register.size;
  }

  get waiting(): number {
    return this.#outgoing.length;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  get longestTaskMs(): number {
    return this.#parts.longestTaskMs;
  }

  get keys(): readonly string[] {
    return this.#register.keys;
  }

  get lastKey(): string | undefined {
    return this.#register.keys.at(-1);
  }

  /** Takes in the posts of one observation; those that are new, or show more than before, are written. */
  async take(all: readonly ThreadPost[], from: 'top' | 'bottom'): Promise<void> {
    const posts = all.filter(({ text, media, quote }) => text !== '' || media.length > 0 || quote);
    if (posts.length === 0) return;
    const at = new Date().toISOString();
    const seen = this.#register.see(posts.map(observedPostOf), from);
    this.#noteJump(seen);
    const keys = new Map(posts.map((post, index) => [post.index, seen[index]?.key ?? '']));
    for (const [index, post] of posts.entries()) {
      const registered = seen[index];
      if (registered === undefined) continue;
      for (const root of post.roots) this.#keyOf.set(root, registered.key);
      const kept = this.#kept.get(registered.key);
      if (kept !== undefined) {
        kept.lastSeenAt = at;
        if (registered.otherAddress !== undefined && kept.alsoAt.length < 20) {
          kept.alsoAt.push(registered.otherAddress);
        }
      }
      if (registered.isNew || registered.hasGrown) await this.#write(post, registered, keys, at);
    }
    this.#lastLook = seen.map(({ key }) => key);
  }

  drain(): CollectedPost[] {
    const posts = this.#outgoing;
    this.#outgoing = [];
    return posts;
  }

  takeNews(): SharedNews {
    return this.#count(this.#parts.takeNews());
  }

  async finish(): Promise<SharedNews> {
    return this.#count(await this.#parts.finish());
  }

  seenAgain(): SeenAgain[] {
    return [...this.#kept].map(([key, { lastSeenAt, alsoAt }]) => ({ key, lastSeenAt, alsoAt }));
  }

  /** How many posts claim more replies than were met. */
  missingReplies(): { key: string; count: number }[] {
    return [...this.#kept].flatMap(([key, { replies, repliesClaimed }]) =>
      replies > 0 && repliesClaimed > replies ? [{ key, count: repliesClaimed - replies }] : [],
    );
  }

  async #write(
    post: ThreadPost,
    registered: RegisteredPost,
    keys: ReadonlyMap<number, string>,
    at: string,
  ): Promise<void> {
    const { key, after } = registered;
    const parent = this.#parentOf(post, keys, key);
    const inner = new Set(post.inner);
    const piece = await this.#parts.freeze({ roots: post.roots, inner });
    const built = buildPost(post, { key, after, parent, piece, at });
    this.#sizeBytes += 2 * built.text.length + (piece?.html.length ?? 0);
    this.#outgoing.push(built);
    if (!registered.isNew) return;
    const claimed = built.counters.find(({ kind }) => kind === 'replies')?.value ?? 0;
    this.#kept.set(key, { lastSeenAt: at, alsoAt: [], replies: 0, repliesClaimed: claimed });
    const answered = parent && this.#kept.get(parent.key);
    if (answered !== undefined) answered.replies++;
  }

  /**
   * The post that one answers: as this observation tells, else the post that it stands inside of, which was
   * seen in an earlier one.
   */
  #parentOf(
    post: ThreadPost,
    keys: ReadonlyMap<number, string>,
    own: string,
  ): CollectedPost['parent'] {
    const told = post.parent === undefined ? undefined : keys.get(post.parent.index);
    if (told !== undefined && told !== '' && post.parent !== undefined) {
      return { key: told, evidence: post.parent.evidence };
    }
    let above = parentElementOf(post.element);
    for (let step = 0; above !== undefined && step < maxClimb; step++) {
      const key = this.#keyOf.get(above);
      if (key !== undefined && key !== own) return { key, evidence: 'nested' };
      above = parentElementOf(above);
    }
    return undefined;
  }

  /** An observation that shows nothing of what the one before did: the page has leapt over something. */
  #noteJump(seen: readonly RegisteredPost[]): void {
    const last = this.#lastLook;
    if (last.length === 0 || seen.some(({ isNew }) => !isNew)) return;
    const [before, next] = [last.at(-1), seen[0]?.key];
    if (before !== undefined && next !== undefined) this.#gaps.addJump(before, next);
  }

  #count(news: SharedNews): SharedNews {
    for (const { before, after } of news.shells) this.#sizeBytes += before.length + after.length;
    for (const { text } of news.sheets) this.#sizeBytes += text.length;
    for (const { blob } of news.resources) this.#sizeBytes += blob?.size ?? 0;
    return news;
  }
}

import { defined } from '../../defined.ts';
import { contentKey, type ObservedPost, Permalinks, sharesId } from './post-identity.ts';

/** What the register says about a post that an observation has shown. */
export interface RegisteredPost {
  readonly key: string;
  /** Never seen before. */
  readonly isNew: boolean;
  /** Seen before, and showing more of its text now. */
  readonly hasGrown: boolean;
  /** The post that it follows, null for the first; of new posts only. */
  readonly after: string | null;
  /** An address of the post under which it was not met before. */
  readonly otherAddress?: string;
}

interface Entry {
  readonly key: string;
  readonly content: string;
  text: string;
  readonly links: Set<string>;
}

/**
 * Every post met so far, each once, in the order of the page. An observation shows some of them: in a list
 * that drops what is out of sight, the next look shows others, and where the two overlap tells how they hang
 * together.
 */
export class PostRegister {
  readonly #byKey = new Map<string, Entry>();
  readonly #byLink = new Map<string, Entry>();
  readonly #byContent = new Map<string, Entry[]>();
  readonly #order: string[] = [];
  readonly #permalinks = new Permalinks();

  get size(): number {
    return this.#order.length;
  }

  get keys(): readonly string[] {
    return this.#order;
  }

  /**
   * Takes in the posts of one observation, in page order. `from` is where new ones go that stand beside none
   * known.
   */
  see(posts: readonly ObservedPost[], from: 'top' | 'bottom' = 'bottom'): RegisteredPost[] {
    const links = this.#uniqueLinks(posts);
    const taken = new Set<Entry>();
    const known = posts.map((post, at) => {
      const entry = this.#find(post, links[at], taken);
      if (entry !== undefined) taken.add(entry);
      return entry;
    });
    let previous: string | undefined;
    return posts.map((post, at): RegisteredPost => {
      const link = links[at];
      const entry = known[at];
      if (entry !== undefined) {
        previous = entry.key;
        return { key: entry.key, isNew: false, after: null, ...this.#meetAgain(entry, post, link) };
      }
      const next = known.slice(at + 1).find((other) => other !== undefined)?.key;
      const added = this.#add(post, link);
      const after = this.#place(added.key, previous, next, from);
      previous = added.key;
      return { key: added.key, isNew: true, hasGrown: false, after };
    });
  }

  /**
   * Canonical addresses; one that several posts of an observation give is that of the page, and names none of
   * them.
   */
  #uniqueLinks(posts: readonly ObservedPost[]): (string | undefined)[] {
    const links = posts.map(({ permalink }) =>
      permalink === undefined ? undefined : this.#permalinks.canonical(permalink),
    );
    const counts = new Map<string, number>();
    for (const link of links) if (link !== undefined) counts.set(link, (counts.get(link) ?? 0) + 1);
    return links.map((link) => (link !== undefined && counts.get(link) === 1 ? link : undefined));
  }

  #find(
    post: ObservedPost,
    link: string | undefined,
    taken: ReadonlySet<Entry>,
  ): Entry | undefined {
    const byLink = link === undefined ? undefined : this.#byLink.get(link);
    if (byLink !== undefined) return taken.has(byLink) ? undefined : byLink;
    const alike = this.#byContent.get(contentKey(post)) ?? [];
    return alike.find((entry) => {
      if (taken.has(entry)) return false;
      if (link === undefined || entry.links.size === 0) return true;
      return [...entry.links].some((other) => sharesId(other, link));
    });
  }

  #meetAgain(
    entry: Entry,
    post: ObservedPost,
    link: string | undefined,
  ): Pick<RegisteredPost, 'hasGrown' | 'otherAddress'> {
    const hasGrown = post.text.length > entry.text.length + 8;
    if (hasGrown) entry.text = post.text;
    if (link === undefined || entry.links.has(link)) return { hasGrown };
    const isOther = entry.links.size > 0;
    entry.links.add(link);
    this.#byLink.set(link, entry);
    const other = isOther ? post.permalink : undefined;
    return { hasGrown, ...defined({ otherAddress: other }) };
  }

  #add(post: ObservedPost, link: string | undefined): Entry {
    const content = contentKey(post);
    const base = link ?? content;
    let key = base.slice(0, 1_900);
    for (let count = 2; this.#byKey.has(key); count++) key = `${base.slice(0, 1_900)}#${count}`;
    const links = new Set(link === undefined ? [] : [link]);
    const entry: Entry = { key, content, text: post.text, links };
    this.#byKey.set(key, entry);
    if (link !== undefined && !this.#byLink.has(link)) this.#byLink.set(link, entry);
    this.#byContent.set(content, [...(this.#byContent.get(content) ?? []), entry]);
    return entry;
  }

  /** Puts a key into the order; gives the one that it follows. */
  #place(
    key: string,
    previous: string | undefined,
    next: string | undefined,
    from: 'top' | 'bottom',
  ): string | null {
    const order = this.#order;
    let at = from === 'top' ? 0 : order.length;
    if (previous !== undefined) at = order.lastIndexOf(previous) + 1;
    else if (next !== undefined) at = order.lastIndexOf(next);
    order.splice(at, 0, key);
    return at === 0 ? null : (order[at - 1] ?? null);
  }
}

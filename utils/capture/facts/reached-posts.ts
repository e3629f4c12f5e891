import { isElement } from '../../dom/nodes.ts';
import { parentElementOf } from '../../dom/shadow.ts';
import type { PagePosts } from './page-posts.ts';
import { findPost } from './post.ts';
import { joinParts, type WordPart } from './selected-words.ts';

/** A post that a selection reaches into, and what of it is selected. */
export interface ReachedPost {
  readonly post: Element;
  readonly parts: readonly WordPart[];
}

/** The posts that selected words lie in, the smallest around each, in the order of the page. */
export function readReachedPosts(
  parts: readonly WordPart[],
  posts: PagePosts | undefined,
): ReachedPost[] {
  const found = new Map<Element, WordPart[]>();
  const known = new Map<Element, Element | undefined>();
  for (const part of parts) {
    if (part.words.trim() === '') continue;
    const holder = isElement(part.node) ? part.node : parentElementOf(part.node);
    if (holder === undefined) continue;
    if (!known.has(holder)) known.set(holder, findPost(holder, posts));
    const post = known.get(holder);
    if (post === undefined) continue;
    const own = found.get(post);
    if (own === undefined) found.set(post, [part]);
    else own.push(part);
  }
  return Array.from(found, ([post, own]) => ({ post, parts: own }));
}

/**
 * The selected words that are part of what a post says; the name and time above it are not, unless nothing
 * else is.
 */
export function saidWords(parts: readonly WordPart[], text: string): string {
  const said = text.replace(/\s+/gu, '');
  const own = parts.filter(({ words }) => said.includes(words.replace(/\s+/gu, '')));
  return joinParts(own.length === 0 ? parts : own).trim();
}

import { isElement } from '../../dom/nodes.ts';
import { parentElementOf } from '../../dom/shadow.ts';
import type { FoundPost, PostAround } from './asked-posts.ts';
import { joinParts, type WordPart } from './selected-words.ts';

/** A post that a selection reaches into, and what of it is selected. */
export interface ReachedPost {
  readonly post: FoundPost;
  readonly parts: readonly WordPart[];
}

/** The elements that selected words stand in. */
export function holdersOf(parts: readonly WordPart[]): Element[] {
  return parts.flatMap((part) => holderOf(part) ?? []);
}

/** The posts that selected words lie in, the smallest around each, in the order of the page. */
export function readReachedPosts(parts: readonly WordPart[], around: PostAround): ReachedPost[] {
  const found = new Map<FoundPost, WordPart[]>();
  for (const part of parts) {
    const holder = holderOf(part);
    const post = holder && around(holder);
    if (post === undefined) continue;
    const own = found.get(post);
    if (own === undefined) found.set(post, [part]);
    else own.push(part);
  }
  return Array.from(found, ([post, own]) => ({ post, parts: own }));
}

function holderOf({ node, words }: WordPart): Element | undefined {
  if (words.trim() === '') return undefined;
  return isElement(node) ? node : parentElementOf(node);
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

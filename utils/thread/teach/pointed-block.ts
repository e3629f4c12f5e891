import { canBePost } from '../../posts/tree/shape-keys.ts';
import { parentOf } from '../../posts/tree/tree.ts';
import type { PageLook } from '../../protocol/page-look.ts';

export interface ShownBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function boxAt({ boxes }: PageLook, at: number): ShownBox | undefined {
  const [left = 0, top = 0, width = 0, height = 0] = boxes.slice(at * 4, at * 4 + 4);
  return width > 0 && height > 0 ? { left, top, width, height } : undefined;
}

/**
 * The block that somebody means who points into the picture: from the smallest element there upwards the
 * first one that stands beside another of its kind, else the smallest block.
 */
export function pointedBlock(look: PageLook, x: number, y: number): number | undefined {
  const hit = smallestAt(look, x, y);
  let first: number | undefined;
  for (let at = hit; at >= 0; at = parentOf(look.tree, at)) {
    if (!canBePost(look.tree.tags[at] ?? '')) continue;
    first ??= at;
    if (holdsWords(look, at) && hasLike(look, at)) return at;
  }
  return first;
}

/** The block around a block, for a person who meant more of the page. */
export function widerBlock({ tree }: PageLook, at: number): number | undefined {
  for (let above = parentOf(tree, at); above >= 0; above = parentOf(tree, above)) {
    if (canBePost(tree.tags[above] ?? '')) return above;
  }
  return undefined;
}

function smallestAt(look: PageLook, x: number, y: number): number {
  let best = -1;
  let bestArea = Number.POSITIVE_INFINITY;
  for (let at = 0; at < look.tree.tags.length; at++) {
    const box = boxAt(look, at);
    if (box === undefined) continue;
    const { left, top, width, height } = box;
    const isIn = x >= left && x < left + width && y >= top && y < top + height;
    if (isIn && width * height <= bestArea) [best, bestArea] = [at, width * height];
  }
  return best;
}

/** A name alone is no post. */
const leastWords = 8;

function holdsWords({ tree }: PageLook, at: number): boolean {
  let letters = 0;
  let texts = 0;
  for (let inner = at + 1; inner < tree.tags.length && isWithin(tree, inner, at); inner++) {
    const text = tree.texts[inner] ?? '';
    letters += text.length;
    if (text !== '') texts++;
  }
  return texts > 1 && letters >= leastWords;
}

function isWithin(tree: PageLook['tree'], inner: number, at: number): boolean {
  let above = inner;
  while (above > at) above = parentOf(tree, above);
  return above === at;
}

function hasLike({ tree }: PageLook, at: number): boolean {
  const kind = kindOf(tree, at);
  const parent = parentOf(tree, at);
  return tree.parents.some(
    (above, other) => above === parent && other !== at && kindOf(tree, other) === kind,
  );
}

function kindOf({ tags, attributes }: PageLook['tree'], at: number): string {
  const own = attributes[at] ?? [];
  const place = own.indexOf('class');
  const first = place < 0 ? '' : ((own[place + 1] ?? '').trim().split(/\s+/)[0] ?? '');
  return `${tags[at]}.${first}`;
}

const maxBlocks = 30;

/** Blocks in the picture that may be meant though they are none of the posts: for who points by keyboard. */
export function otherBlocks(look: PageLook, posts: readonly number[]): number[] {
  const { tree, view } = look;
  const taken = new Set(posts);
  const holding = new Set<number>();
  for (const post of posts) {
    for (let at = parentOf(tree, post); at >= 0; at = parentOf(tree, at)) holding.add(at);
  }
  const found: number[] = [];
  for (let at = 0; at < tree.tags.length && found.length < maxBlocks; at++) {
    if (taken.has(parentOf(tree, at))) taken.add(at);
    const box = boxAt(look, at);
    const isShown = box !== undefined && box.top < view.height && box.top + box.height > 0;
    if (!isShown || taken.has(at) || holding.has(at) || !canBePost(tree.tags[at] ?? '')) continue;
    if (!holdsWords(look, at) || !hasLike(look, at)) continue;
    found.push(at);
    taken.add(at);
  }
  return found;
}

/** The words of a block, cut to `length`. */
export function wordsOf({ tree }: PageLook, at: number, length: number): string {
  let words = '';
  for (let inner = at; inner < tree.tags.length && words.length < length; inner++) {
    if (inner > at && !isWithin(tree, inner, at)) break;
    const text = tree.texts[inner]?.trim() ?? '';
    if (text !== '') words += words === '' ? text : ` ${text}`;
  }
  return words.slice(0, length);
}

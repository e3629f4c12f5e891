import type { MediaFacts } from '../../protocol/capture.ts';

/**
 * A page as arrays in document order, shadow trees in the place where they are shown. Node `i` has its
 * descendants at `i + 1` up to `ends[i]`. Text nodes are nodes with an empty tag. One pass over a hostile
 * DOM, then nothing of it is asked again but attributes.
 */
export interface Tree {
  readonly size: number;
  /** Local names; empty for text, `#root` for a document or shadow root. */
  readonly tags: readonly string[];
  /** Text with white space collapsed; empty for elements. */
  readonly texts: readonly string[];
  readonly parents: readonly number[];
  readonly ends: readonly number[];
  /** The limits were reached: what lies beyond is unknown. */
  readonly isCut: boolean;
  /** Empty for what is no element. Reads the page each time in a tree that stands for one: ask once. */
  attributesOf(index: number): ReadonlyMap<string, string>;
  mediaOf(index: number): MediaFacts | undefined;
  /** What relative addresses are resolved against. */
  baseUrlOf(index: number): string;
  /** @throws where the selector is not understood */
  matches(index: number, selector: string): boolean;
}

export function isElementAt(tree: Tree, index: number): boolean {
  const tag = tree.tags[index];
  return tag !== undefined && tag !== '' && tag !== '#root';
}

/** The index of the parent; -1 for a root and for what lies in no tree, at which nothing is found. */
export function parentOf(tree: Pick<Tree, 'parents'>, index: number): number {
  return tree.parents[index] ?? -1;
}

/** One behind the last node below this one; behind the node itself where it has none or lies in no tree. */
export function endOf(tree: Pick<Tree, 'ends'>, index: number): number {
  return tree.ends[index] ?? index + 1;
}

/** What may show a medium that counts as content. */
export const mediaTags: ReadonlySet<string> = new Set(['img', 'video', 'audio']);

/** The text of a small subtree, trimmed; undefined when it has more than `length` code units or 80 nodes. */
export function subtreeText(tree: Tree, index: number, length: number): string | undefined {
  const end = endOf(tree, index);
  if (end - index > 80) return undefined;
  let text = '';
  for (let at = index; at < end; at++) {
    const own = tree.texts[at];
    if (own) text += own;
    if (text.length > length + 8) return undefined;
  }
  const trimmed = text.replace(/ {2,}/g, ' ').trim();
  return trimmed.length > length ? undefined : trimmed;
}

/**
 * The nearest ancestor for which `test` holds, the node itself included; -1 when none within `limit` steps.
 */
export function climb(
  tree: Tree,
  from: number,
  test: (index: number) => boolean,
  limit = 60,
): number {
  let at = from;
  for (let step = 0; at >= 0 && step < limit; step++) {
    if (test(at)) return at;
    at = parentOf(tree, at);
  }
  return -1;
}

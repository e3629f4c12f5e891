import type { Names } from './names.ts';
import type { Stamp } from './stamp-signals.ts';
import type { Tree } from './tree.ts';
import { quoteNames } from './words.ts';

const maxStamps = 2;

/**
 * Parts of posts that repeat another post: named so, with few times in them, and with a person or time of the quoting
 * post close by outside. A list that only happens to be named so holds many times and is none.
 */
export function findQuotes(
  tree: Tree,
  names: Names,
  stamps: ReadonlyMap<number, Stamp>,
  persons: ReadonlyMap<number, number>,
): Set<number> {
  const quotes = new Set<number>();
  const before = prefixCounts(tree, (index) => stamps.has(index));
  const people = prefixCounts(tree, (index) => persons.has(index));
  const within = (counts: Uint32Array, index: number): number =>
    (counts[tree.ends[index] ?? index] ?? 0) - (counts[index] ?? 0);
  for (let index = 0; index < tree.size; index++) {
    if (!isNamedQuote(tree, names, index) || within(before, index) > maxStamps) continue;
    let up = tree.parents[index] ?? -1;
    for (let step = 0; step < 7 && up >= 0; step++) {
      const extra =
        within(before, up) - within(before, index) + within(people, up) - within(people, index);
      if (extra > 0) {
        if (within(before, up) <= maxStamps + 3) quotes.add(index);
        break;
      }
      up = tree.parents[up] ?? -1;
    }
  }
  return quotes;
}

function isNamedQuote(tree: Tree, names: Names, index: number): boolean {
  const tag = tree.tags[index] ?? '';
  if (tag === '' || tag === 'a' || tag === 'button' || tag === 'body') return false;
  return tag === 'blockquote' || quoteNames.test(names.classesOf(index).join(' '));
}

function prefixCounts(tree: Tree, test: (index: number) => boolean): Uint32Array {
  const counts = new Uint32Array(tree.size + 1);
  for (let index = 0; index < tree.size; index++) {
    counts[index + 1] = (counts[index] ?? 0) + (test(index) ? 1 : 0);
  }
  return counts;
}

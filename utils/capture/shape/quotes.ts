import type { Names } from './names.ts';
import type { Stamp } from './stamp-signals.ts';
import type { Tree } from './tree.ts';
import { quoteIntro, quoteNames } from './words.ts';

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

/** Called a quotation by its author, or begun as one. */
export function isNamedQuote(tree: Tree, names: Names, index: number): boolean {
  const tag = tree.tags[index] ?? '';
  if (tag === '' || tag === 'a' || tag === 'button' || tag === 'body') return false;
  if (tag === 'blockquote' || quoteNames.test(names.classesOf(index).join(' '))) return true;
  return (tag === 'table' || tag === 'fieldset') && quoteIntro.test(firstTextIn(tree, index));
}

/** The first words within an element, as far as only boxes without words of their own stand around them. */
function firstTextIn(tree: Tree, index: number): string {
  for (let at = index + 1; at < (tree.ends[index] ?? index); at++) {
    const text = tree.texts[at] ?? '';
    if (tree.tags[at] === '' && text.trim() !== '') return text;
  }
  return '';
}

function prefixCounts(tree: Tree, test: (index: number) => boolean): Uint32Array {
  const counts = new Uint32Array(tree.size + 1);
  for (let index = 0; index < tree.size; index++) {
    counts[index + 1] = (counts[index] ?? 0) + (test(index) ? 1 : 0);
  }
  return counts;
}

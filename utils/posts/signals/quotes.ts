import type { Names } from '../tree/names.ts';
import { climb, type Tree } from '../tree/tree.ts';
import type { TimeText } from './time-texts.ts';
import { actionText, counterText, quoteIntro, quoteNames } from './words.ts';

const maxTimeTexts = 2;

/**
 * Parts of posts that repeat another post: named so, with few times in them, and with a person or time of the
 * quoting post close by outside. A list that only happens to be named so holds many times and is none.
 */
export function findQuotes(
  tree: Tree,
  names: Names,
  timeTexts: ReadonlyMap<number, TimeText>,
  persons: ReadonlyMap<number, number>,
): Set<number> {
  const quotes = new Set<number>();
  const before = prefixCounts(tree, (index) => timeTexts.has(index));
  const people = prefixCounts(tree, (index) => persons.has(index));
  const within = (counts: Uint32Array, index: number): number =>
    (counts[tree.ends[index] ?? index] ?? 0) - (counts[index] ?? 0);
  for (let index = 0; index < tree.size; index++) {
    if (!isNamedQuote(tree, names, index) || within(before, index) > maxTimeTexts) continue;
    let up = tree.parents[index] ?? -1;
    for (let step = 0; step < 7 && up >= 0; step++) {
      const extra =
        within(before, up) - within(before, index) + within(people, up) - within(people, index);
      if (extra > 0) {
        const isSaid =
          within(before, index) + within(people, index) === 0 &&
          isPlainBlock(tree, names, index) &&
          isSpoken(tree, timeTexts, persons, index, tree.ends[up] ?? index);
        if (within(before, up) <= maxTimeTexts + 3 && !isSaid) quotes.add(index);
        break;
      }
      up = tree.parents[up] ?? -1;
    }
  }
  return quotes;
}

/** A `blockquote` that nothing else calls a quotation. */
function isPlainBlock(tree: Tree, names: Names, index: number): boolean {
  return tree.tags[index] === 'blockquote' && !quoteNames.test(names.classesOf(index).join(' '));
}

const maxNeighbours = 40;

/**
 * Old boards indent what is said as a quotation: right after the name or time, and with no other words up to
 * the end or a rule.
 */
function isSpoken(
  tree: Tree,
  timeTexts: ReadonlyMap<number, TimeText>,
  persons: ReadonlyMap<number, number>,
  index: number,
  end: number,
): boolean {
  const isMeta = (text: number): boolean =>
    climb(tree, text, (at) => timeTexts.has(at) || persons.has(at), 4) >= 0;
  const isWords = (at: number): boolean =>
    tree.tags[at] === '' && /[\p{L}\p{N}]/u.test(tree.texts[at] ?? '') && !isInterface(tree, at);
  let before = index - 1;
  while (before > index - maxNeighbours && before > 0 && !isWords(before)) before--;
  if (!isMeta(before)) return false;
  const start = tree.ends[index] ?? index;
  for (let at = start; at < Math.min(end, start + maxNeighbours); at++) {
    if (tree.tags[at] === 'hr') return true;
    if (isWords(at)) return isMeta(at);
  }
  return true;
}

function isInterface(tree: Tree, text: number): boolean {
  const shown = (tree.texts[text] ?? '').normalize('NFKC').trim();
  return actionText.test(shown) || counterText.test(shown);
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

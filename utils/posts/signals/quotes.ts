import type { Names } from '../tree/names.ts';
import { climb, endOf, parentOf, type Tree } from '../tree/tree.ts';
import type { TimeText } from './time-texts.ts';
import { actionText, bodyNames, counterText, quoteIntro, quoteNames } from './words.ts';

const maxTimeTexts = 2;
/**
 * From a quotation up to the post around it: more boxes than that lie around a page's parts, not a post's.
 */
const maxBoxes = 7;

interface Around {
  readonly timeTexts: ReadonlyMap<number, TimeText>;
  readonly persons: ReadonlyMap<number, number>;
}

/**
 * Parts of posts that repeat another post: named so, with few times in them, and with a person or time of the
 * quoting post close by outside. A list that only happens to be named so holds many times and is none, and so
 * is what can be answered where it stands. What is named so in most posts of a page, and in most of them
 * holds all that is said, is what they say.
 */
export function findQuotes(
  tree: Tree,
  names: Names,
  timeTexts: ReadonlyMap<number, TimeText>,
  persons: ReadonlyMap<number, number>,
): Set<number> {
  const times = prefixCounts(tree, (index) => timeTexts.has(index));
  const people = prefixCounts(tree, (index) => persons.has(index));
  const within = (counts: Uint32Array, index: number): number =>
    (counts[endOf(tree, index)] ?? 0) - (counts[index] ?? 0);
  const buttons = prefixCounts(tree, (index) => tree.tags[index] === 'button');
  const around = { timeTexts, persons };
  const kinds = new Map<string, { index: number; isSaid: boolean }[]>();
  for (let index = 0; index < tree.size; index++) {
    if (!isNamedQuote(tree, names, index) || within(times, index) > maxTimeTexts) continue;
    // Answers below a post, each with who, when and something to press.
    if ([times, people, buttons].every((counts) => within(counts, index) > 0)) continue;
    const post = climb(
      tree,
      parentOf(tree, index),
      (up) => within(times, up) + within(people, up) > within(times, index) + within(people, index),
      maxBoxes,
    );
    if (post < 0 || within(times, post) > maxTimeTexts + 3) continue;
    const kind = [tree.tags[index], ...names.classesOf(index)].join('.');
    const isSaid = isSpoken(tree, around, index, endOf(tree, post), post);
    const found = { index, isSaid };
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, [found]);
    else alike.push(found);
  }
  return new Set([...kinds.values()].flatMap((alike) => quotesOf(tree, names, alike)));
}

/**
 * Of elements of one name: none where most are what their posts say, else all but those plain blocks that
 * are.
 */
function quotesOf(
  tree: Tree,
  names: Names,
  alike: readonly { readonly index: number; readonly isSaid: boolean }[],
): number[] {
  const said = alike.filter(({ isSaid }) => isSaid).length;
  if (alike.length > 1 && said * 2 > alike.length) return [];
  return alike.flatMap(({ index, isSaid }) =>
    isSaid && isPlainBlock(tree, names, index) ? [] : [index],
  );
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
function isSpoken(tree: Tree, around: Around, index: number, end: number, post: number): boolean {
  const isMeta = (text: number): boolean =>
    climb(tree, text, (at) => around.timeTexts.has(at) || around.persons.has(at), 4) >= 0;
  const isWords = (at: number): boolean =>
    tree.tags[at] === '' && /[\p{L}\p{N}]/u.test(tree.texts[at] ?? '') && !isInterface(tree, at);

  let before = index - 1;
  while (before > index - maxNeighbours && before > post && !isWords(before)) before--;
  if (before > post && isWords(before) && !isMeta(before)) return false;
  const start = endOf(tree, index);
  for (let at = start; at < Math.min(end, start + maxNeighbours); at++) {
    if (tree.tags[at] === 'hr') return true;
    if (isWords(at)) return isMeta(at);
  }
  return true;
}
/** Words of interface, or of a link. */
function isInterface(tree: Tree, text: number): boolean {
  const isLinked = climb(tree, parentOf(tree, text), (at) => tree.tags[at] === 'a', 3) >= 0;
  if (isLinked) return true;
  const shown = (tree.texts[text] ?? '').normalize('NFKC').trim();
  return actionText.test(shown) || counterText.test(shown);
}

/** Called a quotation by its author, or begun as one. */
export function isNamedQuote(tree: Tree, names: Names, index: number): boolean {
  const tag = tree.tags[index] ?? '';
  if (tag === '' || tag === 'a' || tag === 'button' || tag === 'body') return false;
  const called = names.classesOf(index).join(' ');
  if (quoteNames.test(called)) return true;
  // Old boards give what is said the tag of a quotation, and then its class says what it is.
  if (tag === 'blockquote') return !bodyNames.test(called);
  return (tag === 'table' || tag === 'fieldset') && quoteIntro.test(firstTextIn(tree, index));
}

/** The first words within an element, as far as only boxes without words of their own stand around them. */
function firstTextIn(tree: Tree, index: number): string {
  for (let at = index + 1; at < endOf(tree, index); at++) {
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

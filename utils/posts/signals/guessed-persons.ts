import { mask, type Names } from '../tree/names.ts';
import { climb, endOf, parentOf, subtreeText, type Tree } from '../tree/tree.ts';
import { isTitle } from './headlines.ts';
import { cleanName, isNameText, labelTest, nameBesideTime } from './name-text.ts';
import { maxNameLength } from './person-signals.ts';
import { isNamedQuote } from './quotes.ts';
import type { TimeText } from './time-texts.ts';
import { replyText } from './words.ts';

/** On pages that hardly name persons, adds what stands beside each time as a name would. */
export function addGuessed(
  tree: Tree,
  names: Names,
  timeTexts: ReadonlyMap<number, TimeText>,
  persons: Map<number, number>,
): void {
  const isHeadline = isTalkPage(tree, timeTexts) ? () => false : titleTest(tree, names, timeTexts);
  const isOfSaying = sayingTest(tree, names);
  const isNumbered = numberedTest(tree);
  const isNoName = (index: number): boolean =>
    isHeadline(index) || isOfSaying(index) || isNumbered(index);
  const signed = findSigned(timeTexts);
  const known = new Set(persons.keys());
  for (const timeText of timeTexts.values()) {
    if (signed.has(timeText)) persons.set(timeText.index, 1);
    else addBesideTimeText(tree, names, persons, timeTexts, timeText, isNoName);
  }
  const guessed = [...persons.keys()].filter((index) => !known.has(index) && !timeTexts.has(index));
  const isControl = labelTest(guessed.map((index) => subtreeText(tree, index, maxNameLength)));
  for (const index of guessed) {
    if (isControl(subtreeText(tree, index, maxNameLength) ?? '')) persons.delete(index);
  }
  if (areTitles(guessed.map((index) => subtreeText(tree, index, maxNameLength) ?? ''))) {
    for (const index of guessed) persons.delete(index);
  }
}

const innerColon = /\p{L}\s*[:：]\s*\p{L}/u;

/**
 * With a colon within, or of as many words as only headlines have: hardly half of a talk is by people with so
 * long names.
 */
function areTitles(texts: readonly string[]): boolean {
  const long = texts.filter((text) => {
    const plain = cleanName(text);
    return (
      innerColon.test(plain) ||
      plain.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length > 2 ||
      plain.replace(/[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, '').length > 8
    );
  });
  return texts.length > 1 && long.length * 2 > texts.length;
}

/** Times that share their text with a name: `Ann, 3 hours ago`. */
function findSigned(timeTexts: ReadonlyMap<number, TimeText>): Set<TimeText> {
  const all = [...timeTexts.values()];
  const besides = all.map(({ beside }) => nameBesideTime(beside));
  const isLabel = labelTest(besides);
  const isSigned = (name: string | undefined): boolean =>
    name !== undefined && !sentenceMark.test(name) && !isLabel(name);
  return new Set(all.filter((_, at) => isSigned(besides[at])));
}

const maxGuessLength = 30;
const sentenceMark = /[,!?，。！？、]|\.$/;

/** On pages that hardly name persons: a short text in one line with a time, `Ann · 3h`. Weight 1. */
function addBesideTimeText(
  tree: Tree,
  names: Names,
  persons: Map<number, number>,
  timeTexts: ReadonlyMap<number, TimeText>,
  timeText: TimeText,
  isNoName: (index: number) => boolean,
): void {
  let block = timeText.index;
  const isKnown = (from: number, to: number): boolean => {
    for (let at = from; at < to; at++) if (persons.has(at)) return true;
    return false;
  };
  for (let step = 0; step < 5; step++) {
    const end = endOf(tree, block);
    const isName = (at: number): boolean =>
      isShortName(tree, timeTexts, timeText, block, at) &&
      !isNoName(parentOf(tree, at)) &&
      !isQuoted(tree, names, at, block);
    if (isKnown(block, timeText.index)) return;
    const before = firstText(tree, block, timeText.index, isName);
    if (before === undefined && isKnown(timeText.index, end)) return;
    const text = before ?? firstText(tree, endOf(tree, timeText.index), end, isName);
    if (text !== undefined) {
      const element = parentOf(tree, text);
      persons.set(isAlone(tree, element) ? element : text, 1);
      return;
    }
    block = parentOf(tree, block);
    if (block < 0 || isLong(tree, block, timeText.index)) return;
  }
}

const maxLeadLength = 400;

/** More words between two nodes than lie between a name and its time. */
function isLong(tree: Tree, from: number, to: number): boolean {
  let length = 0;
  for (let at = from; at < to && length <= maxLeadLength; at++)
    length += (tree.texts[at] ?? '').length;
  return length > maxLeadLength;
}

/** Whoever is named in a quotation within the block is not the one who quotes. */
function isQuoted(tree: Tree, names: Names, text: number, block: number): boolean {
  const quote = climb(tree, text, (at) => at <= block || isNamedQuote(tree, names, at), 12);
  return quote > block;
}

function firstText(
  tree: Tree,
  from: number,
  to: number,
  test: (index: number) => boolean,
): number | undefined {
  for (let at = from; at < to; at++) {
    if (tree.tags[at] === '' && (tree.texts[at] ?? '').trim() !== '' && test(at)) return at;
  }
  return undefined;
}

/**
 * A text in an element of its own or in the time's short line, of the length of a name and without the marks
 * of a sentence.
 */
function isShortName(
  tree: Tree,
  timeTexts: ReadonlyMap<number, TimeText>,
  timeText: TimeText,
  block: number,
  text: number,
): boolean {
  const element = parentOf(tree, text);
  if (timeTexts.has(element) || isInitial(tree, text)) return false;
  if (!isAlone(tree, element)) return isLooseName(tree, timeText, element, text);
  if (element <= block) return false;
  if (element <= timeText.index && timeText.index < endOf(tree, element)) return false;
  const shown = subtreeText(tree, element, maxGuessLength);
  return shown !== undefined && isNameText(shown) && !sentenceMark.test(shown);
}

const maxInitialLength = 2;

/** Shown where a picture of the person is missing, before the name. */
function isInitial(tree: Tree, text: number): boolean {
  const own = (tree.texts[text] ?? '').trim();
  if (own.length > maxInitialLength) return false;
  let next = text + 1;
  while (next < tree.size && (tree.texts[next] ?? '').trim() === '') next++;
  const name = (tree.texts[next] ?? '').trim();
  return name.length > own.length && name.startsWith(own);
}

const maxLineLength = 80;

/** Beside elements in one line with the time: `#3 Ann · 3 hours ago`. */
function isLooseName(tree: Tree, timeText: TimeText, element: number, text: number): boolean {
  const isOfTime = element <= timeText.index && timeText.index < endOf(tree, element);
  if (!isOfTime || subtreeText(tree, element, maxLineLength) === undefined) return false;
  const name = cleanName(tree.texts[text] ?? '');
  return name.length <= maxGuessLength && isNameText(name) && !sentenceMark.test(name);
}

/** The element holds one text and nothing else, at whatever depth. */
function isAlone(tree: Tree, element: number): boolean {
  let texts = 0;
  for (let at = element; at < endOf(tree, element) && texts < 2; at++) {
    if ((tree.texts[at] ?? '').trim() !== '') texts++;
  }
  return texts < 2;
}

/** Of a class that holds sentences elsewhere: a class does not hold names here and what is said there. */
function sayingTest(tree: Tree, names: Names): (index: number) => boolean {
  const counts = new Map<string, { all: number; sentences: number }>();
  const keyOf = (element: number): string | undefined => {
    const classes = names.attribute(element, 'class');
    return classes === undefined ? undefined : `${tree.tags[element]}.${classes}`;
  };
  for (let at = 0; at < tree.size; at++) {
    const text = tree.texts[at] ?? '';
    if (tree.tags[at] !== '' || text.trim() === '') continue;
    const key = keyOf(parentOf(tree, at));
    if (key === undefined) continue;
    const count = counts.get(key) ?? { all: 0, sentences: 0 };
    counts.set(key, count);
    count.all++;
    if (text.length > maxGuessLength || sentenceMark.test(text)) count.sentences++;
  }
  return (index) => {
    const count = counts.get(keyOf(index) ?? '');
    return count !== undefined && count.all > 2 && count.sentences * 3 >= count.all;
  };
}

const numbered = /^\p{L}{0,2}[#.-]?\d{1,7}$/u;

/** `B1`, `B2`, `B3`: a letter or two and a number again and again. */
function numberedTest(tree: Tree): (index: number) => boolean {
  const counts = new Map<string, number>();
  const keyOf = (text: string): string | undefined =>
    numbered.test(text.trim()) ? mask(text.trim()) : undefined;
  for (const text of tree.texts) {
    const key = keyOf(text);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (index) => {
    const key = keyOf(subtreeText(tree, index, maxGuessLength) ?? '');
    return key !== undefined && (counts.get(key) ?? 0) > 2;
  };
}

/** There is about one control to answer for each time: its headlines are names. */
function isTalkPage(tree: Tree, timeTexts: ReadonlyMap<number, TimeText>): boolean {
  const replies = tree.texts.filter((text) => text.length < 20 && replyText.test(text)).length;
  return replies > 1 && replies * 2 > timeTexts.size;
}

/** Part of a headline; a line that tells when is none, though it has a headline's tag. */
function titleTest(
  tree: Tree,
  names: Names,
  timeTexts: ReadonlyMap<number, TimeText>,
): (index: number) => boolean {
  const isHeadline = (at: number): boolean =>
    isTitle(tree, names, at) && !holdsTime(tree, timeTexts, at);
  return (index) => climb(tree, index, isHeadline, 4) >= 0;
}

function holdsTime(tree: Tree, timeTexts: ReadonlyMap<number, TimeText>, index: number): boolean {
  for (let at = index; at < endOf(tree, index); at++) if (timeTexts.has(at)) return true;
  return false;
}

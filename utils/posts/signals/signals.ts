import { isOtherLabel } from '../time/other-labels.ts';
import type { TimeReference } from '../time/wall-clock.ts';
import { blockTags } from '../tree/block-tags.ts';
import { Names } from '../tree/names.ts';
import { climb, endOf, parentOf, type Tree } from '../tree/tree.ts';
import { addGuessed } from './guessed-persons.ts';
import { findHeadlines, findTitles } from './headlines.ts';
import { countDeclared, findPersons } from './person-signals.ts';
import { findQuotes } from './quotes.ts';
import { findTimeTexts, type TimeText } from './time-texts.ts';
import { findUnshown, type UnshownFacts } from './unshown-facts.ts';
import {
  accountTime,
  actionText,
  adLabel,
  controlNames,
  counterText,
  ordinalText,
  postNumber,
  priceText,
  ratingText,
  replyText,
  teaserText,
  timeFiller,
} from './words.ts';

/** What can be counted in any range of the document. */
export const signalKinds = [
  'timeTexts',
  'persons',
  /** Those that markup or link declare. */
  'declared',
  /** Letters outside of links, names, times, controls and counters. */
  'letters',
  /** Words of interface that stand where content could: `+1`, `顶`, `like`. */
  'weak',
  /** Of these, the ones in headlines. */
  'headed',
  /** Letters in links. */
  'linked',
  /** Headlines that are links. */
  'titles',
  /** Headlines that name no person. */
  'headings',
  /** Stars and marks. */
  'ratings',
  /** Numbers of posts, as boards give them on which hardly anybody has a name: `No.12`, `#12`, `12楼`. */
  'numbers',
  /** Buttons and the like. */
  'controls',
  /** Links that promise the rest of a text elsewhere. */
  'teasers',
  /** Controls to answer it. */
  'replies',
  'media',
  'prices',
  'ads',
] as const;
export type SignalKind = (typeof signalKinds)[number];
export type Counts = Record<SignalKind, number>;

export interface Signals {
  readonly tree: Tree;
  readonly names: Names;
  readonly timeTexts: ReadonlyMap<number, TimeText>;
  readonly persons: ReadonlyMap<number, number>;
  /** Names and times that the page tells in attributes alone. */
  readonly unshown: UnshownFacts;
  /** Elements that repeat another post. */
  readonly quotes: ReadonlySet<number>;
  readonly forms: ReadonlySet<number>;
  /** How much of a measure lies from node `start` up to node `end`. */
  count(measure: SignalKind, start: number, end: number): number;
}

/** Reads every signal of a page once. */
export function readSignals(tree: Tree, reference: TimeReference): Signals {
  const names = new Names(tree);
  const timeTexts = findTimeTexts(tree, names, reference);
  const persons = findPersons(tree, names, timeTexts);
  const declared = countDeclared(persons);
  const unshown = findUnshown(tree, names, { names: declared, timeTexts: timeTexts.size });
  if ((declared + unshown.names.size) * 2 < timeTexts.size)
    addGuessed(tree, names, timeTexts, persons);
  const sums = Object.fromEntries(
    signalKinds.map((measure) => [measure, new Float64Array(tree.size + 1)]),
  ) as Record<SignalKind, Float64Array>;
  const quotes = findQuotes(tree, names, timeTexts, persons);
  const forms = findForms(tree, names, timeTexts);
  const titles = findTitles(tree, names, timeTexts, persons);
  const zones = readZones(tree, names, { timeTexts, persons, quotes, forms, titles });
  const headlines = findHeadlines(tree, titles, persons);
  const isNameless = (persons.size + unshown.names.size) * 2 < timeTexts.size;
  for (let index = 0; index < tree.size; index++) {
    const counts = countsAt(tree, timeTexts, persons, headlines, zones, index);
    for (const measure of signalKinds) {
      if (measure === 'numbers' && !isNameless) continue;
      const more =
        (measure === 'persons' && unshown.names.has(index)) ||
        (measure === 'timeTexts' && unshown.timeTexts.has(index));
      sums[measure][index + 1] =
        (sums[measure][index] ?? 0) + (counts[measure] ?? 0) + (more ? 1 : 0);
    }
  }
  const count = (measure: SignalKind, start: number, end: number): number =>
    (sums[measure][end] ?? 0) - (sums[measure][start] ?? 0);
  return { tree, names, timeTexts, persons, unshown, quotes, forms, count };
}

const inLink = 1;
const inMeta = 2;
const inQuote = 4;
const inTitle = 8;

/** `最終ログイン：`, `Member since`. */
const maxAccountLabel = 24;
const controlTags = new Set(['button', 'label', 'nav', 'menu', 'option', 'summary']);

interface ZoneMarks {
  readonly timeTexts: ReadonlyMap<number, TimeText>;
  readonly persons: ReadonlyMap<number, number>;
  readonly quotes: ReadonlySet<number>;
  readonly forms: ReadonlySet<number>;
  readonly titles: ReadonlySet<number>;
}

/** For each node, whether it lies in a link, or in a name, time or control. */
function readZones(
  tree: Tree,
  names: Names,
  { timeTexts, persons, quotes, forms, titles }: ZoneMarks,
): Uint8Array {
  const zones = new Uint8Array(tree.size);
  for (let index = 0; index < tree.size; index++) {
    const tag = tree.tags[index] ?? '';
    let zone = zones[parentOf(tree, index)] ?? 0;
    if (tag === 'a') zone |= inLink;
    if (titles.has(index)) zone |= inTitle;
    if (tag !== '' && quotes.has(index)) zone |= inQuote;
    if (controlTags.has(tag) || forms.has(index) || timeTexts.has(index) || persons.has(index)) {
      zone |= inMeta;
    } else if (
      /^(?:button|menu|menuitem|navigation|toolbar|tablist)$/.test(
        names.attribute(index, 'role') ?? '',
      )
    ) {
      zone |= inMeta;
    } else if (
      tag !== '' &&
      controlNames.test(names.classesOf(index).join(' ')) &&
      tree.ends[index] === index + 2
    ) {
      zone |= inMeta;
    }
    zones[index] = zone;
  }
  return zones;
}

/** A form with more times than that is put around a whole board, to choose posts by boxes in them. */
const maxTimesInForm = 1;

/** Forms to write into; some sites wrap each post in one that only sends, or all of them. */
function findForms(
  tree: Tree,
  names: Names,
  timeTexts: ReadonlyMap<number, TimeText>,
): Set<number> {
  const forms = new Set<number>();
  for (let index = 0; index < tree.size; index++) {
    if (!isField(tree.tags[index] ?? '', names, index)) continue;
    const form = climb(tree, index, (at) => tree.tags[at] === 'form', 40);
    if (form >= 0) forms.add(form);
  }
  for (const form of forms) {
    let times = 0;
    for (let at = form; at < endOf(tree, form); at++) if (timeTexts.has(at)) times++;
    if (times > maxTimesInForm) forms.delete(form);
  }
  return forms;
}

/** Kinds of `input` that take no words. */
const pressed = /^(?:hidden|checkbox|radio|button|submit|image|reset)$/i;

function isField(tag: string, names: Names, index: number): boolean {
  if (tag === 'textarea' || tag === 'select') return true;
  return tag === 'input' && !pressed.test(names.attribute(index, 'type') ?? '');
}

/** A headline that lies in a link, or a link in one. */
function isLinkedTitle(tag: string, zone: number, isHeadline: boolean): boolean {
  return (tag === 'a' && (zone & inTitle) !== 0) || (isHeadline && (zone & inLink) !== 0);
}

/**
 * Says itself, or by the label before it, that it is the time of an account, or by the label that it is the
 * time of a change: `Joined` and `2019-04-01`, `edited` and `3 May`.
 */
function isOfOther(tree: Tree, timeText: TimeText | undefined): boolean {
  if (timeText === undefined || accountTime.test(timeText.text)) return true;
  const label = tree.texts
    .slice(Math.max(0, timeText.index - 4), timeText.index)
    .findLast((text) => text.trim() !== '');
  if (label === undefined || label.length > maxAccountLabel) return false;
  return accountTime.test(label) || isOtherLabel(label.trim());
}

/** A time and a post's number share a line of at most so many characters. */
const maxNumberedLength = 90;

const mediaTags = new Set(['img', 'video', 'audio', 'picture', 'canvas']);

function countsAt(
  tree: Tree,
  timeTexts: ReadonlyMap<number, TimeText>,
  persons: ReadonlyMap<number, number>,
  headlines: ReadonlySet<number>,
  zones: Uint8Array,
  index: number,
): Partial<Counts> {
  const tag = tree.tags[index] ?? '';
  const zone = zones[index] ?? 0;
  if ((zone & inQuote) !== 0) return {};
  if (tag !== '') {
    return {
      declared: (persons.get(index) ?? 0) > 1 ? 1 : 0,
      titles: isLinkedTitle(tag, zone, headlines.has(index)) && !persons.has(index) ? 1 : 0,
      headings: headlines.has(index) ? 1 : 0,
      controls: controlTags.has(tag) ? 1 : 0,
      timeTexts: timeTexts.has(index) && !isOfOther(tree, timeTexts.get(index)) ? 1 : 0,
      persons: persons.has(index) ? 1 : 0,
      media: mediaTags.has(tag) ? 1 : 0,
    };
  }
  const text = (tree.texts[index] ?? '').trim();
  if (text === '') return {};
  const numbers = text.length <= maxNumberedLength && postNumber.test(text) ? 1 : 0;
  if (timeTexts.has(index)) return { timeTexts: 1, persons: persons.has(index) ? 1 : 0, numbers };
  if (persons.has(index)) return { persons: 1 };
  if (numbers > 0 && ordinalText.test(text.normalize('NFKC'))) return { weak: 1, numbers };
  if (replyText.test(text)) return { replies: 1, ...((zone & inMeta) === 0 ? { weak: 1 } : {}) };
  if (ratingText.test(text)) return { ratings: 1 };
  const ads = adLabel.test(text) && !isWordBegun(tree, index) ? 1 : 0;
  const prices = text.length < 40 && priceText.test(text) ? 1 : 0;
  if ((zone & inMeta) !== 0 || ads > 0) return { ads, prices };
  const letters = lettersIn(text);
  if ((zone & inLink) !== 0 && teaserText.test(text)) return { teasers: 1 };
  if ((zone & inLink) !== 0) return { linked: isInterfaceText(text) ? 0 : letters, prices };
  if (isInterfaceText(text)) return { weak: 1, prices };
  return { letters, prices, headed: (zone & inTitle) === 0 ? 0 : letters };
}

/** The next text goes on with the word: `ad` before `mina` is part of a name, dressed in two colours. */
function isWordBegun(tree: Tree, text: number): boolean {
  let next = text + 1;
  while (next < tree.size && tree.tags[next] !== '' && !blockTags.has(tree.tags[next] ?? ''))
    next++;
  return /\p{L}$/u.test(tree.texts[text] ?? '') && /^\p{Ll}/u.test(tree.texts[next] ?? '');
}

export function isInterfaceText(text: string): boolean {
  if (text.length > 60 || /^\s*>>/.test(text)) return false;
  const plain = text.normalize('NFKC').trim();
  if (actionText.test(plain) || counterText.test(plain)) return true;
  return !/[\p{L}\p{N}]/u.test(plain.replace(timeFiller, ''));
}

/** Letters, figures and pictographs. */
function lettersIn(text: string): number {
  let count = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{Emoji_Presentation}]+/gu)) {
    count += match[0].length;
  }
  return count > 0 ? count : /[?!？！。~～…♪♡❤]/u.test(text) ? 1 : 0;
}

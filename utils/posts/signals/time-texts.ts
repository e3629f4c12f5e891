import { defined } from '../../defined.ts';
import type { Beside, FoundTime, TimeValue } from '../time/found-time.ts';
import { guessLanguages } from '../time/guess-languages.ts';
import { epochTime, machineTime } from '../time/machine-date.ts';
import { settleTimes } from '../time/settle.ts';
import { findTime } from '../time/time-text.ts';
import { dayMs, type TimeReference } from '../time/wall-clock.ts';
import type { Names } from '../tree/names.ts';
import { endOf, isElementAt, parentOf, subtreeText, type Tree } from '../tree/tree.ts';
import { nameBesideTime } from './name-text.ts';
import { timeFiller } from './words.ts';

/** A time shown on the page. Without `iso` where neither its text nor the page tells which. */
export interface TimeText extends Pick<TimeValue, 'iso' | 'span' | 'open'> {
  readonly index: number;
  readonly text: string;
  readonly source: 'time-element' | 'microdata' | 'text';
  readonly kind: FoundTime['kind'] | 'unknown';
  /** What the text says before and after the time; absent where no time was found in it. */
  readonly beside?: Beside;
}

const maxTimeTextLength = 90;
/** With fewer the page may tell its times in another language than it declares, as many do. */
const leastTimes = 3;
/** A block with fewer letters besides its time is the line that tells it. */
const leastOtherWords = 8;
/** Letters beside a time in an element that bears a machine's time: with more it is a post that bears it. */
const maxBesideMachine = 12;
/** Attributes in which pages write a time for machines, however it is called in the end. */
const machineAttribute =
  /^(?:datetime|content|title|aria-label|timestamp|unixtime|data-.*(?:time|date|stamp|creat|publish|posted|title|tooltip|content).*|data-ts|data-epoch)$/;
/** Those that a person reads too: they tell a time in words, beside other things. */
const shownAttribute = /title|tooltip|data-.*content|aria-label/;

/**
 * Every element that shows a time and little else, and every text of that kind between others, by node index.
 */
export function findTimeTexts(
  tree: Tree,
  names: Names,
  reference: TimeReference,
): Map<number, TimeText> {
  const inPage = inLanguagesOf(tree, names, reference);
  const inDeclared = collect(tree, names, inPage);
  const guesses = inDeclared.size < leastTimes ? guessLanguages(tree.texts) : [];
  const found = guesses.length === 0 ? inDeclared : collect(tree, names, { ...inPage, guesses });
  stateBeside(tree, names, found);
  const places = [...found.keys()].sort((a, b) => a - b);
  const times = places.flatMap((place) => found.get(place) ?? []);
  return new Map(settleTimes(times, reference).map((time) => [time.index, time]));
}

/**
 * An element without words that states when something was published tells it of the one time beside it:
 * `<meta itemprop="datePublished" content="…"><span>3月1日</span>`.
 */
function stateBeside(tree: Tree, names: Names, found: Map<number, TimeText>): void {
  for (let index = 0; index < tree.size; index++) {
    if (!isElementAt(tree, index) || !publishedName.test(names.attribute(index, 'itemprop') ?? ''))
      continue;
    if (subtreeText(tree, index, 1) !== '') continue;
    const stated = statedTimeAt(names, index);
    const beside = stated && onlyTimeIn(tree, parentOf(tree, index), found);
    if (beside === undefined || stated === undefined || !mayBe(beside, stated)) continue;
    found.set(beside.index, { ...beside, ...stated, source: 'microdata' });
  }
}

/** An element that says by its name that it tells when. */
const whenName = /(?:^|[-_ ])(?:date|time|timestamp|posted|published)(?:$|[-_ ])/i;
const publishedName = /^(?:datePublished|dateCreated|uploadDate)$/;

function onlyTimeIn(
  tree: Tree,
  parent: number,
  found: ReadonlyMap<number, TimeText>,
): TimeText | undefined {
  const times: TimeText[] = [];
  for (let at = parent; parent >= 0 && at < endOf(tree, parent); at++) {
    const time = found.get(at);
    if (time !== undefined) times.push(time);
    if (times.length > 1) return undefined;
  }
  return times[0];
}

/** What is shown does not speak against what is stated. */
function mayBe({ iso, span }: TimeText, stated: TimeValue): boolean {
  if (iso === undefined || span === undefined || stated.span === undefined) return true;
  if (isMachine({ span })) return false;
  return (
    span.earliestMs <= stated.span.latestMs + dayMs &&
    stated.span.earliestMs <= span.latestMs + dayMs
  );
}

/** The page's own language before those of the reference. */
function inLanguagesOf(tree: Tree, names: Names, reference: TimeReference): TimeReference {
  const root = tree.tags.indexOf('html');
  const own =
    root < 0 ? undefined : (names.attribute(root, 'lang') ?? names.attribute(root, 'xml:lang'));
  return { ...reference, languages: [...(own ? [own] : []), ...(reference.languages ?? [])] };
}

function collect(tree: Tree, names: Names, reference: TimeReference): Map<number, TimeText> {
  const timeTexts = new Map<number, TimeText>();
  for (let index = tree.size - 1; index >= 0; index--) {
    const timeText = isElementAt(tree, index)
      ? timeTextAt(tree, names, index, reference)
      : lineAt(tree, index, reference);
    if (timeText !== undefined && !isAhead(timeText, reference))
      keepBest(tree, timeTexts, timeText);
  }
  return timeTexts;
}

/** Nothing was said on a day to come: a schedule, a delivery. */
function isAhead({ iso }: TimeText, { nowMs }: TimeReference): boolean {
  return iso !== undefined && Date.parse(iso) > nowMs + 2 * dayMs;
}

/** A line of its own within a block of other words, as old boards write: `投稿日：2026/03/10 09:12`. */
function lineAt(tree: Tree, index: number, reference: TimeReference): TimeText | undefined {
  const text = (tree.texts[index] ?? '').trim();
  if (text.length < 10 || text.length > maxTimeTextLength) return undefined;
  const parent = parentOf(tree, index);
  if (subtreeText(tree, parent, text.length + leastOtherWords) !== undefined) return undefined;
  const found = findTime(text, reference);
  if (found?.kind !== 'instant' || !isMostlyTime(found)) return undefined;
  return { index, text, source: 'text', ...told(found) };
}

/** What a text tells of its time. */
function told({ matched: _, before, after, ...value }: FoundTime): TimeValue & { beside: Beside } {
  return { ...value, beside: { before, after } };
}

function timeTextAt(
  tree: Tree,
  names: Names,
  index: number,
  reference: TimeReference,
): TimeText | undefined {
  const text = subtreeText(tree, index, maxTimeTextLength + 1);
  if (text === undefined || text.length > maxTimeTextLength) return undefined;
  const isTime = tree.tags[index] === 'time';
  const machine =
    text === '' && !isTime ? undefined : machineTimeAt(names, index, isTime, reference);
  const found = findTime(text, reference);
  const isShown = found && restOf(found).length <= maxBesideMachine;
  if (machine && (isTime || isShown || isCountedAround(tree, index, text, reference))) {
    const source = names.attribute(index, 'itemprop') === undefined ? 'time-element' : 'microdata';
    const beside = found && told(found).beside;
    const shown = text || (machine.iso ?? '');
    return {
      ...defined({ open: found?.open, beside }),
      ...machine,
      index,
      text: shown,
      source,
      kind: 'instant',
    };
  }
  if (isTime) {
    return { index, text, source: 'time-element', ...(found ? told(found) : { kind: 'unknown' }) };
  }
  const isCalledTime = whenName.test(names.of(index));
  // A bare month is as often an account's or an archive's.
  if (found === undefined || (found.kind === 'month' && !isCalledTime)) return undefined;
  if (!(isMostlyTime(found, isCalledTime) || isSigned(found))) return undefined;
  return { index, text, source: 'text', ...told(found) };
}

/** A count of which the words around say that it is an age: `<a title="3 May 2026 10:00">3 hours</a> ago`. */
function isCountedAround(
  tree: Tree,
  index: number,
  text: string,
  reference: TimeReference,
): boolean {
  if (text.length > maxCountLength || !isElementAt(tree, index)) return false;
  const end = endOf(tree, index);
  const isBeside = (at: number): boolean =>
    tree.tags[at] === '' && tree.parents[at] === tree.parents[index];
  const after = isBeside(end) ? /^\s*(\p{L}+)/u.exec(tree.texts[end] ?? '')?.[1] : undefined;
  const before = isBeside(index - 1)
    ? /(\p{L}+)\s*$/u.exec(tree.texts[index - 1] ?? '')?.[1]
    : undefined;
  return [after && `${text} ${after}`, before && `${before} ${text}`].some(
    (words) => words !== undefined && findTime(words, reference)?.kind === 'age',
  );
}

/** `about 11 months`. */
const maxCountLength = 24;

/** A name and a time in one line: `Ann Lee · 3 hours ago`, `by Ann Lee on 3 March`. */
function isSigned(beside: Beside): boolean {
  if (/[\p{L}\p{N}]/u.test(beside.after)) return false;
  return signature.test(beside.before) && nameBesideTime(beside) !== undefined;
}

/** Up to the time: a name of a few words and what parts it from the time. */
const signature =
  /^(?:[^\s,.;:!?。！？、]+ ){0,3}[^\s,.;:!?。！？、]+(?: ?[·•|—–,(@]| -| on| at|于|於) ?$/iu;

function machineTimeAt(
  names: Names,
  index: number,
  isTime: boolean,
  reference: TimeReference,
): TimeValue | undefined {
  let shown: TimeValue | undefined;
  for (const [attribute, raw] of names.attributes(index)) {
    if (!machineAttribute.test(attribute) || raw.length > maxTimeTextLength) continue;
    const value = raw.trim();
    const time = epochTime(value) ?? machineTime(value);
    if (time !== undefined && !shownAttribute.test(attribute)) return time;
    if (isTime || attribute !== 'content') shown ??= time ?? dated(value, reference);
  }
  return shown;
}

/** What an element states for machines alone. */
export function statedTimeAt(names: Names, index: number): TimeValue | undefined {
  for (const [attribute, raw] of names.attributes(index)) {
    if (!machineAttribute.test(attribute) || shownAttribute.test(attribute)) continue;
    const time = epochTime(raw.trim()) ?? machineTime(raw.trim());
    if (time !== undefined) return time;
  }
  return undefined;
}

/** Only what names a day: `title="5"` or `aria-label="3 hours ago"` tells no more than the text. */
function dated(value: string, reference: TimeReference): TimeValue | undefined {
  const found = findTime(value, reference);
  if (found?.iso === undefined || found.kind === 'age') return undefined;
  if (found.kind === 'day' && !/\d/.test(found.matched)) return undefined;
  const { open: _, beside: __, ...value_ } = told(found);
  return value_;
}

/** Boards show from where somebody wrote: `192.0.2.7`, `192.0.2.*`. */
const networkAddress = /\d{1,3}(?:\.(?:\d{1,3}|\*)){3}/g;

/** What a text says besides its time. */
function restOf({ matched, before, after }: FoundTime): string {
  return `${before} ${after}`
    .replaceAll(matched, '')
    .replace(networkAddress, '')
    .replace(timeFiller, '')
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}

const maxPlaceLength = 4;
const maxLabelLength = 14;
/** In an element that is called a date: `Rezension aus Deutschland vom 4. März 2015`. */
const maxSentenceLength = 40;

function isMostlyTime(found: FoundTime, isCalledTime = false): boolean {
  const rest = restOf(found);
  if (found.matched.length >= 14 && found.kind === 'instant') return rest.length <= 24;
  if (!/\d/.test(found.matched)) return rest.length === 0;
  // A label before a whole date: `Отзыв написан 4 марта 2015`.
  const isWhole = found.kind === 'day' && /\p{L}.*\d{4}/u.test(found.matched);
  const maxLabel = isCalledTime ? maxSentenceLength : maxLabelLength;
  if (isWhole && found.after === '' && rest.length <= maxLabel) return true;
  // A place after a mark of separation: `3天前·江苏`.
  const room = /^ ?[·・•|]/.test(found.after) ? maxPlaceLength : 0;
  return rest.length <= Math.min(6, Math.max(room, found.matched.length * 0.6));
}

/** The smallest element that tells the time wins, unless one around it tells more (day and clock apart). */
function keepBest(tree: Tree, timeTexts: Map<number, TimeText>, timeText: TimeText): void {
  const end = endOf(tree, timeText.index);
  const inner: TimeText[] = [];
  for (let index = timeText.index + 1; index < end; index++) {
    const found = timeTexts.get(index);
    if (found !== undefined) inner.push(found);
  }
  const tellsMore =
    inner.length === 0 ||
    timeText.source === 'time-element' ||
    (inner.every((each) => each.kind === 'day' || each.kind === 'clock') &&
      timeText.kind === 'instant');
  if (!tellsMore) return;
  if (inner.some((each) => each.source !== 'text') && timeText.source === 'text') return;
  if (inner.some(isMachine) && !isMachine(timeText)) return;
  for (const each of inner) timeTexts.delete(each.index);
  timeTexts.set(timeText.index, timeText);
}

function isMachine({ span }: Pick<TimeText, 'span'>): boolean {
  return span?.how === 'machine';
}

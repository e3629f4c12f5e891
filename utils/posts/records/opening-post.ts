import type { NodeRange } from '../signals/candidate-groups.ts';
import { ownCounts } from '../signals/own-counts.ts';
import { nameAt } from '../signals/person-signals.ts';
import { fullQuality, isAside, isPersonCard, postQuality } from '../signals/quality.ts';
import type { Signals } from '../signals/signals.ts';
import { mask } from '../tree/names.ts';
import { climb, endOf, isElementAt, parentOf } from '../tree/tree.ts';
import { firstPerson } from './first-person.ts';
import { isInside, mergeRanges, NodeRangeSet } from './node-ranges.ts';

/** Of fewer, the names of two may look alike by chance. */
const leastRecords = 2;
/** Boxes around the first post in which what opens the talk is looked for. */
const maxClimb = 12;
/** Who and when of more than one post stand before the first that was found: a list of something else. */
const maxTimes = 2;
const maxPersons = 4;
/** Letters: labels beside who and when hardly have so many. */
const leastSaid = 16;

/**
 * Adds what opens the talk though it looks like none of the posts below it: before the first of them stand a
 * time, words, and somebody who is named as those are who answer, by a link of the same form or an element of
 * the same dress. An article by an editor is named otherwise; below the page's headline only one who also
 * answers will do. Its parts may stand in several boxes: then the box around all is the post, and the others
 * are within it.
 */
export function addOpeningPost(signals: Signals, records: NodeRangeSet): NodeRangeSet {
  const { tree } = signals;
  const [first] = records.list;
  if (first === undefined || records.list.length < leastRecords) return records;
  const names = usualNames(signals, records.list);
  let at = parentOf(tree, first.start);
  for (let step = 0; step < maxClimb && isElementAt(tree, at); step++) {
    if (/^(?:html|form)$/.test(tree.tags[at] ?? '')) return records;
    const before = { start: at + 1, end: first.start };
    const counts = ownCounts(signals, [before])[0];
    if (counts === undefined || counts.timeTexts > maxTimes || counts.persons > maxPersons)
      return records;
    const isOfPage = tree.tags[at] === 'body' || isHeaded(signals, before);
    const isUsual = isOfPage ? names.isKnown : names.isAlike;
    // The head of the page may tell what the first post tells: then that is what opens the talk.
    if (repeatsHead(signals, before, first)) return records;
    if (isSaid(counts) && namesUsual(signals, before, isUsual))
      return withOpening(signals, records, at, first);
    at = parentOf(tree, at);
  }
  return records;
}

/** Somebody and a time before the first post are its own. */
function repeatsHead(signals: Signals, before: NodeRange, first: NodeRange): boolean {
  const isoIn = ({ start, end }: NodeRange): readonly string[] =>
    Array.from(
      { length: end - start },
      (_, step) => signals.timeTexts.get(start + step)?.iso,
    ).flatMap((iso) => (iso === undefined ? [] : [iso.slice(0, dayLength)]));
  const name = firstPerson(signals, first);
  const days = new Set(isoIn(first));
  if (name === '' || !isoIn(before).some((day) => days.has(day))) return false;
  for (let at = before.start; at < before.end; at++) {
    if (signals.persons.has(at) && nameAt(signals.tree, at) === name) return true;
  }
  return false;
}

/** Of `2026-03-10T09:12`. */
const dayLength = 10;

/** Under the headline of the page: an article or a video, that may be by an account as well. */
function isHeaded({ tree }: Signals, { start, end }: NodeRange): boolean {
  for (let at = start; at < end; at++) if (tree.tags[at] === 'h1') return true;
  return false;
}

function isSaid(counts: ReturnType<typeof ownCounts>[number]): boolean {
  return (
    counts.timeTexts > 0 &&
    counts.letters - counts.headed >= leastSaid &&
    postQuality(counts, true) >= fullQuality
  );
}

/** The part of the box before the first post that holds all of the opening, or else the box. */
function withOpening(
  signals: Signals,
  records: NodeRangeSet,
  box: number,
  first: NodeRange,
): NodeRangeSet {
  const { tree } = signals;
  let range: NodeRange = { start: box, end: endOf(tree, box) };
  for (let child = box + 1; child < first.start; child = endOf(tree, child)) {
    const end = endOf(tree, child);
    const counts = ownCounts(signals, [{ start: child, end }])[0];
    if (end <= first.start && isElementAt(tree, child) && counts !== undefined && isSaid(counts))
      range = { start: child, end };
  }
  if (tree.tags[range.start] === 'body') return records;
  if (isAside(signals, range.start) || isPersonCard(signals, range)) return records;
  if (records.clashesWith(range) || records.holds(range)) return records;
  const inner = records.list.filter((record) => isInside(record, range));
  const own = ownCounts(signals, [range], inner)[0];
  if (own === undefined || !isSaid(own)) return records;
  return new NodeRangeSet(mergeRanges(records.list, [range]));
}

/**
 * Whoever is named before the first post is named as the others are, outside of what stands beside the talk.
 */
function namesUsual(
  signals: Signals,
  { start, end }: NodeRange,
  isUsual: (person: number) => boolean,
): boolean {
  for (let at = start; at < end; at++) {
    if (signals.persons.has(at) && isUsual(at) && !isAside(signals, at)) return true;
  }
  return false;
}

interface UsualNames {
  /** That of one who answers. */
  isKnown(person: number): boolean;
  /** So, or linked or dressed as the first names in at least half of the posts. */
  isAlike(person: number): boolean;
}

function usualNames(signals: Signals, records: readonly NodeRange[]): UsualNames {
  const counts = new Map<string, number>();
  const known = new Set<string>();
  for (const record of records) {
    const person = firstNamed(signals, record);
    if (person < 0) continue;
    known.add(nameAt(signals.tree, person));
    for (const form of formsOf(signals, person)) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const isKnown = (person: number): boolean => known.has(nameAt(signals.tree, person));
  return {
    isKnown,
    isAlike: (person) =>
      isKnown(person) ||
      formsOf(signals, person).some((form) => (counts.get(form) ?? 0) * 2 >= records.length),
  };
}

function firstNamed({ persons }: Signals, { start, end }: NodeRange): number {
  for (let at = start; at < end; at++) if ((persons.get(at) ?? 0) > 1) return at;
  return -1;
}

/** How a name is told: where its link leads but for the last step, and the class of its element. */
function formsOf({ tree, names }: Signals, person: number): string[] {
  const forms: string[] = [];
  const link = climb(tree, person, (at) => tree.tags[at] === 'a', 4);
  const path = link < 0 ? undefined : accountPath(names.attribute(link, 'href') ?? '');
  if (path !== undefined) forms.push(`href ${path}`);
  const classes = names.classesOf(person);
  if (classes.length > 0) forms.push(`class ${tree.tags[person]}.${classes.join('.')}`);
  return forms;
}

/** `/u/` of `/u/ann`, `?uid=` of `?uid=12`; nothing of an address that is only a name or another site. */
function accountPath(href: string): string | undefined {
  const plain = href.replace(/^https?:\/\/[^/]+/i, '').replace(/#.*$/, '');
  const query = /^([^?]*\?(?:[^=&]+=[^&]*&)*[^=&]+=)[^=&]+$/.exec(plain)?.[1];
  if (query !== undefined) return mask(query);
  const stem = /^(.*\/@?)[^/]+\/?$/.exec(plain)?.[1];
  return stem === undefined || stem === '/' ? undefined : mask(stem);
}

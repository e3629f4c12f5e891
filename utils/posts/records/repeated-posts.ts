import { nameAt } from '../signals/person-signals.ts';
import type { Signals } from '../signals/signals.ts';
import { climb, endOf, isElementAt, parentOf } from '../tree/tree.ts';
import { leastLetters } from './lone-posts.ts';
import { pathKey, type RecordNodes } from './record-units.ts';

/** Characters of a text that are enough to know it again, and fewer than a greeting has. */
const knownLength = 16;
/** Boxes between a text and the one that shows its author's name too. */
const maxClimb = 5;

/**
 * Elements that show the name and words of an earlier post above what the record itself says, though nothing
 * calls them a quotation and they bear no time: the line over an answer in a chat. What is left says
 * something, and when.
 */
export function findRepeated(signals: Signals, records: readonly RecordNodes[]): Set<number> {
  const { tree } = signals;
  const said = new Map<string, { readonly record: RecordNodes; readonly place: string }>();
  const found = new Set<number>();
  for (const record of records) {
    const own = new Map<string, number>();
    for (const text of record.texts) {
      const words = isOfHead(signals, text) ? undefined : beginOf(tree.texts[text] ?? '');
      if (words !== undefined && !own.has(words)) own.set(words, text);
    }
    for (const [words, text] of own) {
      const earlier = said.get(words);
      // The same at the same place is what the posts of one person tell of that person.
      if (earlier === undefined || earlier.place === placeOf(signals, record, text)) continue;
      const element = shownAround(signals, record, text, namesIn(signals, earlier.record));
      if (element !== undefined) found.add(element);
    }
    for (const [words, text] of own) {
      if (!said.has(words)) said.set(words, { record, place: placeOf(signals, record, text) });
    }
  }
  return found;
}

function placeOf(signals: Signals, record: RecordNodes, text: number): string {
  return `${record.kind}|${pathKey(signals, text, record.range)}`;
}

/** A name or a time, or beside one in its element: `Ann Lee <ann at list.test>`. */
function isOfHead({ tree, persons, timeTexts }: Signals, text: number): boolean {
  return climb(tree, text, (at) => persons.has(at) || timeTexts.has(at), 3) >= 0;
}

function beginOf(text: string): string | undefined {
  const words = text.normalize('NFKC').replace(/\s+/gu, '');
  return words.length < knownLength ? undefined : words.slice(0, knownLength);
}

function namesIn({ tree, persons }: Signals, { elements }: RecordNodes): Set<string> {
  const names = elements.filter((at) => persons.has(at)).map((at) => nameAt(tree, at));
  return new Set(names.filter((name) => name !== ''));
}

/** The smallest element around a text that shows one of the names, where the record goes on without it. */
function shownAround(
  signals: Signals,
  { range }: RecordNodes,
  text: number,
  names: ReadonlySet<string>,
): number | undefined {
  const { tree } = signals;
  let at = parentOf(tree, text);
  for (let step = 0; step < maxClimb && at > range.start && isElementAt(tree, at); step++) {
    const end = endOf(tree, at);
    if (holdsName(signals, at, end, names)) {
      const left = (measure: 'letters' | 'timeTexts' | 'persons'): number =>
        signals.count(measure, range.start, range.end) - signals.count(measure, at, end);
      const isMore = left('letters') >= leastLetters && left('timeTexts') > 0;
      return isMore && left('persons') > 0 ? at : undefined;
    }
    at = parentOf(tree, at);
  }
  return undefined;
}

function holdsName(
  { tree, persons }: Signals,
  start: number,
  end: number,
  names: ReadonlySet<string>,
): boolean {
  for (let at = start; at < end; at++) {
    if (persons.has(at) && names.has(nameAt(tree, at))) return true;
  }
  return false;
}

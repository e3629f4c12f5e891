import { defined } from '../../defined.ts';
import { isoFromMachineDate } from '../time/machine-date.ts';
import { type FoundTime, findTime } from '../time/time-text.ts';
import { dayMs, type TimeReference } from '../time/wall-clock.ts';
import type { Names } from '../tree/names.ts';
import { isElementAt, subtreeText, type Tree } from '../tree/tree.ts';
import { nameBesideTime } from './name-text.ts';
import { timeFiller } from './words.ts';

/** A time shown on the page. */
export interface TimeText {
  readonly index: number;
  readonly text: string;
  readonly iso?: string;
  readonly source: 'time-element' | 'microdata' | 'text';
  readonly kind: FoundTime['kind'] | 'unknown';
}

const maxTimeTextLength = 90;
/** A block with fewer letters besides its time is the line that tells it. */
const leastOtherWords = 8;
/** Letters beside a time in an element that bears a machine's time: with more it is a post that bears it. */
const maxBesideMachine = 12;
export const machineAttributes = [
  'datetime',
  'content',
  'data-time',
  'data-timestamp',
  'data-ts',
  'data-utime',
  'data-date',
  'timestamp',
  'unixtime',
  'data-created',
  'data-created-at',
];

/**
 * Every element that shows a time and little else, and every text of that kind between others, by node index.
 */
export function findTimeTexts(
  tree: Tree,
  names: Names,
  reference: TimeReference,
): Map<number, TimeText> {
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
  const parent = tree.parents[index] ?? -1;
  if (subtreeText(tree, parent, text.length + leastOtherWords) !== undefined) return undefined;
  const found = findTime(text, reference);
  if (found?.kind !== 'instant' || !isMostlyTime(text, found)) return undefined;
  return { index, text, iso: found.iso, source: 'text', kind: found.kind };
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
  const machine = text === '' && !isTime ? undefined : machineTime(names, index, isTime, reference);
  const found = findTime(text, reference);
  if (
    machine !== undefined &&
    (isTime || (found && restOf(text, found).length <= maxBesideMachine))
  ) {
    const source = names.attribute(index, 'itemprop') === undefined ? 'time-element' : 'microdata';
    return { index, text: text || machine, iso: machine, source, kind: 'instant' };
  }
  if (isTime) {
    const iso = found?.iso;
    const kind = found?.kind ?? 'unknown';
    return { index, text, source: 'time-element', kind, ...defined({ iso }) };
  }
  if (found === undefined || !(isMostlyTime(text, found) || isSigned(text, found)))
    return undefined;
  return { index, text, iso: found.iso, source: 'text', kind: found.kind };
}

/** A name and a time in one line: `Ann Lee · 3 hours ago`, `by Ann Lee on 3 March`. */
function isSigned(text: string, { matched }: FoundTime): boolean {
  const [before = '', after = ''] = text.normalize('NFKC').replace(/\s+/g, ' ').split(matched);
  if (/[\p{L}\p{N}]/u.test(after)) return false;
  return signature.test(before) && nameBesideTime(text) !== undefined;
}

/** Up to the time: a name of a few words and what parts it from the time. */
const signature =
  /^(?:[^\s,.;:!?。！？、]+ ){0,3}[^\s,.;:!?。！？、]+(?: ?[·•|—–,(@]| -| on| at|于|於) ?$/iu;

function machineTime(
  names: Names,
  index: number,
  isTime: boolean,
  reference: TimeReference,
): string | undefined {
  for (const attribute of machineAttributes) {
    const value = names.attribute(index, attribute)?.trim();
    if (value === undefined) continue;
    const iso =
      fromEpoch(value) ??
      isoFromMachineDate(value) ??
      (isTime || attribute !== 'content' ? dated(value, reference) : undefined);
    if (iso !== undefined) return iso;
  }
  for (const attribute of ['title', 'data-original-title', 'aria-label', 'data-tooltip']) {
    const value = names.attribute(index, attribute);
    const iso =
      value === undefined || value.length > maxTimeTextLength ? undefined : dated(value, reference);
    if (iso !== undefined) return iso;
  }
  return undefined;
}

/** Only what names a day: `title="5"` or `aria-label="3 hours ago"` tells no more than the text. */
function dated(value: string, reference: TimeReference): string | undefined {
  const found = findTime(value, reference);
  return found?.kind === 'instant' || (found?.kind === 'day' && /\d/.test(found.matched))
    ? found.iso
    : undefined;
}

export function fromEpoch(value: string): string | undefined {
  if (!/^[12]\d{9}(?:\d{3})?(?:\.\d+)?$/.test(value)) return undefined;
  const number = Number(value);
  return new Date(number < 1e11 ? number * 1000 : number).toISOString();
}

/** What a text says besides its time. */
function restOf(text: string, found: FoundTime): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(found.matched, '')
    .replace(timeFiller, '')
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}

function isMostlyTime(text: string, found: FoundTime): boolean {
  const rest = restOf(text, found);
  if (found.matched.length >= 14 && found.kind === 'instant') return rest.length <= 24;
  if (!/\d/.test(found.matched)) return rest.length === 0;
  return rest.length <= Math.min(6, found.matched.length * 0.6);
}

/** The smallest element that tells the time wins, unless one around it tells more (day and clock apart). */
function keepBest(tree: Tree, timeTexts: Map<number, TimeText>, timeText: TimeText): void {
  const end = tree.ends[timeText.index] ?? timeText.index;
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
  for (const each of inner) timeTexts.delete(each.index);
  timeTexts.set(timeText.index, timeText);
}

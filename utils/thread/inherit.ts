import { defined } from '../defined.ts';
import type { PageReading, PageRecord } from '../posts/records/read-records.ts';
import type { TimeText } from '../posts/signals/time-texts.ts';
import { removedText } from '../posts/signals/words.ts';
import type { DayReading } from '../posts/time/day-parts.ts';
import type { TimeSource } from '../posts/time/found-time.ts';
import { settled } from '../posts/time/settled-time.ts';
import { dayOf } from '../posts/time/wall-clock.ts';
import { climb, endOf, parentOf } from '../posts/tree/tree.ts';

export interface Inherited {
  /** Position of the record that shows the author. */
  readonly author?: number;
  readonly timeText?: TimeText;
}

/**
 * What chats leave out: the author of messages that follow one another, and the day or time that stands in a
 * line between messages. Only where the record itself has none.
 */
export function readInherited(reading: PageReading): Inherited[] {
  const separators = separatorsOf(reading);
  const isGrouped = groupedKinds(reading.records);
  const lists = listsOf(reading);
  let speaker: number | undefined;
  return reading.records.map((record, at) => {
    const previous = at === 0 ? undefined : reading.records[at - 1];
    const isNext =
      previous !== undefined &&
      previous.nodes.kind === record.nodes.kind &&
      previous.nodes.range.end <= record.nodes.range.start;
    if (record.authorName !== undefined || !isNext) speaker = undefined;
    if (record.authorName !== undefined) speaker = at;
    const isSilent =
      record.authorName === undefined &&
      isGrouped.has(record.nodes.kind) &&
      isOfReader(reading, record) === isOfReader(reading, reading.records[speaker ?? at]) &&
      !removedText.test(record.text);
    const timeText = timeTextFor(reading, record, separators, lists.get(record.nodes.kind) ?? -1);
    return {
      ...(isSilent && speaker !== undefined ? { author: speaker } : {}),
      ...defined({ timeText }),
    };
  });
}

const ownNames =
  /(?:^|[-_ ])(?:me|mine|my|own|self|right|out|outgoing|sent|from-me|by-me|wo|jibun)(?:$|[-_ ])/i;

/**
 * Called the reader's own, as messages on the right of a chat are, which name nobody: it is not by the one
 * before.
 */
function isOfReader({ signals: { names } }: PageReading, record: PageRecord | undefined): boolean {
  const outer = record?.nodes.elements.slice(0, 2) ?? [];
  return outer.some((index) =>
    ownNames.test(names.classesOf(index).join(' ').replace(/__|--/g, '-')),
  );
}

/** Kinds of which some records name nobody while most do, and whose first one does. */
function groupedKinds(records: readonly PageRecord[]): Set<string> {
  const kinds = new Map<string, { named: number; all: number }>();
  for (const record of records) {
    const counts = kinds.get(record.nodes.kind) ?? { named: 0, all: 0 };
    counts.all++;
    if (record.authorName !== undefined) counts.named++;
    kinds.set(record.nodes.kind, counts);
  }
  return new Set(
    [...kinds].filter(([, { named, all }]) => named > 0 && named < all).map(([kind]) => kind),
  );
}

/**
 * For each kind the smallest element around all records of it: the list in which lines stand between them.
 */
function listsOf({ signals: { tree }, records }: PageReading): Map<string, number> {
  const lists = new Map<string, number>();
  for (const { nodes } of records) {
    const { start, end } = nodes.range;
    const known = lists.get(nodes.kind) ?? parentOf(tree, start);
    lists.set(
      nodes.kind,
      climb(tree, known, (at) => at < start && endOf(tree, at) >= end, tree.size),
    );
  }
  return lists;
}

/** Times outside of all records. */
function separatorsOf(reading: PageReading): TimeText[] {
  const ranges = reading.records.map((record) => record.nodes.range);
  return [...reading.signals.timeTexts.values()]
    .filter(({ index }) => !ranges.some(({ start, end }) => index >= start && index < end))
    .sort((a, b) => a.index - b.index);
}

function timeTextFor(
  reading: PageReading,
  record: PageRecord,
  separators: readonly TimeText[],
  list: number,
): TimeText | undefined {
  const own = record.timeText;
  if (own !== undefined && own.kind !== 'clock') return undefined;
  const { start } = record.nodes.range;
  const before = separators.findLast(({ index }) => index < start && index > list);
  if (before?.iso === undefined) return undefined;
  if (own === undefined) return before;
  if (own.open?.clock === undefined || own.iso !== undefined) return undefined;
  const day = dayOfTime(before, reading.reference.utcOffsetMinutes);
  return { ...own, ...settled({ ...own.open, readings: [day] }, howOf(before), reading.reference) };
}

/** The separator's day, as the reader's calendar has it. */
function dayOfTime({ iso = '' }: TimeText, offsetMinutes: number): DayReading {
  return dayOf(Date.parse(iso), iso.length === 10 ? 0 : offsetMinutes);
}

/** A day that was counted back makes all that stand under it counted back. */
function howOf({ span }: TimeText): TimeSource {
  return span?.how === 'relative' ? 'relative' : 'words';
}

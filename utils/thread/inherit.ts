import type { PageReading, PageRecord } from '../capture/shape/read-records.ts';
import type { Stamp } from '../capture/shape/stamp-signals.ts';
import { climb } from '../capture/shape/tree.ts';
import { dayMs, minuteMs } from '../capture/shape/wall-clock.ts';
import { removedText } from '../capture/shape/words.ts';

export interface Inherited {
  /** Position of the record that shows the author. */
  readonly author?: number;
  readonly stamp?: Stamp;
}

/**
 * What chats leave out: the author of messages that follow one another, and the day or time that stands in a line
 * between messages. Only where the record itself has none.
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
      previous.nodes.stretch.end <= record.nodes.stretch.start;
    if (record.authorName !== undefined || !isNext) speaker = undefined;
    if (record.authorName !== undefined) speaker = at;
    const isSilent =
      record.authorName === undefined &&
      isGrouped.has(record.nodes.kind) &&
      isOfReader(reading, record) === isOfReader(reading, reading.records[speaker ?? at]) &&
      !removedText.test(record.text);
    const stamp = stampFor(reading, record, separators, lists.get(record.nodes.kind) ?? -1);
    return {
      ...(isSilent && speaker !== undefined ? { author: speaker } : {}),
      ...(stamp === undefined ? {} : { stamp }),
    };
  });
}

const ownNames =
  /(?:^|[-_ ])(?:me|mine|my|own|self|right|out|outgoing|sent|from-me|by-me|wo|jibun)(?:$|[-_ ])/i;

/** Called the reader's own, as messages on the right of a chat are, which name nobody: it is not by the one before. */
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

/** For each kind the smallest element around all records of it: the list in which lines stand between them. */
function listsOf({ signals: { tree }, records }: PageReading): Map<string, number> {
  const lists = new Map<string, number>();
  for (const { nodes } of records) {
    const { start, end } = nodes.stretch;
    const known = lists.get(nodes.kind) ?? tree.parents[start] ?? -1;
    lists.set(
      nodes.kind,
      climb(tree, known, (at) => at < start && (tree.ends[at] ?? 0) >= end, tree.size),
    );
  }
  return lists;
}

/** Times outside of all records. */
function separatorsOf(reading: PageReading): Stamp[] {
  const stretches = reading.records.map((record) => record.nodes.stretch);
  return [...reading.signals.stamps.values()]
    .filter(({ index }) => !stretches.some(({ start, end }) => index >= start && index < end))
    .sort((a, b) => a.index - b.index);
}

function stampFor(
  reading: PageReading,
  record: PageRecord,
  separators: readonly Stamp[],
  list: number,
): Stamp | undefined {
  const own = record.stamp;
  if (own !== undefined && own.kind !== 'clock') return undefined;
  const { start } = record.nodes.stretch;
  const before = separators.findLast(({ index }) => index < start && index > list);
  if (before?.iso === undefined) return undefined;
  if (own === undefined) return before;
  if (before.kind === 'clock' || own.iso === undefined) return undefined;
  const iso = onDayOf(before.iso, own.iso, reading.reference.utcOffsetMinutes * minuteMs);
  return { ...own, iso, kind: 'instant' };
}

/** The separator's day with the record's time of day, both as the reader's calendar has them. */
function onDayOf(separator: string, own: string, offsetMs: number): string {
  const isDay = separator.length === 10;
  const day = Math.floor((Date.parse(separator) + (isDay ? 0 : offsetMs)) / dayMs) * dayMs;
  const local = Date.parse(own) + offsetMs;
  return new Date(day + (local - Math.floor(local / dayMs) * dayMs) - offsetMs).toISOString();
}

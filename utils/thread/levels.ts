import type { PageReading, PageRecord } from '../posts/records/read-records.ts';
import type { Signals } from '../posts/signals/signals.ts';
import type { ParentLink } from './thread.ts';

type LevelReader = (signals: Signals, record: PageRecord) => number | undefined;

const attributeReader =
  (name: string): LevelReader =>
  (signals, record) =>
    firstOf(signals, record, 12, (index) => {
      const value = signals.names.attribute(index, name);
      return value !== undefined && /^\d{1,4}$/.test(value.trim()) ? Number(value) : undefined;
    });

const readers: readonly LevelReader[] = [
  ...[
    'aria-level',
    'data-depth',
    'depth',
    'data-level',
    'level',
    'data-indent',
    'indent',
    'data-nesting',
  ].map(attributeReader),
  (signals, record) =>
    firstOf(signals, record, 6, (index) => {
      const match =
        /(?:^|[ _-])(?:depth|level|indent|lv|nest(?:ed|ing)?|ml)[-_]?(\d{1,3})(?: |$)/i.exec(
          signals.names.attribute(index, 'class') ?? '',
        );
      return match?.[1] === undefined ? undefined : Number(match[1]);
    }),
  (signals, record) =>
    firstOf(signals, record, 6, (index) => {
      const match =
        /(?:margin-left|padding-left|margin-inline-start|padding-inline-start|text-indent|--(?:depth|level|indent))\s*:\s*(?:calc\(\s*)?(\d+(?:\.\d+)?)(?:px|r?em)?(?:\s*\*\s*(\d+(?:\.\d+)?))?/i.exec(
          signals.names.attribute(index, 'style') ?? '',
        );
      return match?.[1] === undefined ? 0 : Number(match[1]) * Number(match[2] ?? 1);
    }),
  ({ names }, { nodes }) => {
    // Only those that stand in have such a class.
    const match = /(?:^| )(?:ml|pl|ms|ps)-(\d{1,3})(?: |$)/.exec(
      names.attribute(nodes.range.start, 'class') ?? '',
    );
    return match?.[1] === undefined ? 0 : Number(match[1]);
  },
  (signals, record) =>
    firstOf(signals, record, 12, (index) => {
      const isSpacer =
        signals.tree.tags[index] === 'img' && signals.names.attribute(index, 'height') === '1';
      return isSpacer ? Number(signals.names.attribute(index, 'width') ?? 0) : undefined;
    }),
];

/**
 * Parents in flat lists that only show how deep each post stands: the last one above it that stands less
 * deep.
 */
export function readLevels(reading: PageReading): (ParentLink | undefined)[] {
  const links: (ParentLink | undefined)[] = reading.records.map(() => undefined);
  for (const list of flatLists(reading)) {
    const levels = levelsOf(
      reading.signals,
      list.map((at) => reading.records[at]),
    );
    if (levels === undefined) continue;
    const open: { at: number; level: number }[] = [];
    list.forEach((at, position) => {
      const level = levels[position] ?? 0;
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
      const above = open.at(-1);
      if (above !== undefined) links[at] = { index: above.at, evidence: 'level' };
      open.push({ at, level });
    });
  }
  return links;
}

/** Records side by side: of one kind and none inside another. */
function flatLists(reading: PageReading): number[][] {
  const lists = new Map<string, number[]>();
  reading.records.forEach((record, at) => {
    if (record.nodes.inner.length > 0) return;
    const { kind, range } = record.nodes;
    const parent = reading.signals.tree.parents[range.start] ?? -1;
    const key = range.isRow ? `rows@${parent}` : (kind.split('.')[0] ?? '');
    const list = lists.get(key) ?? [];
    list.push(at);
    lists.set(key, list);
  });
  return [...lists.values()].filter((list) => list.length > 1);
}

/** By the first reader that tells most levels apart from one another and is known for most of the records. */
function levelsOf(
  signals: Signals,
  records: readonly (PageRecord | undefined)[],
): number[] | undefined {
  for (const read of readers) {
    const levels = records.map((record) =>
      record === undefined ? undefined : read(signals, record),
    );
    const known = levels.filter((level) => level !== undefined);
    if (known.length < records.length * 0.8 || new Set(known).size < 2) continue;
    if (new Set(known).size > Math.max(2, records.length * 0.8) && isSequence(known)) continue;
    return levels.map((level) => level ?? 0);
  }
  return undefined;
}

/** 1, 2, 3, …: a number of the post, not a depth. */
function isSequence(levels: readonly number[]): boolean {
  return levels.every((level, at) => at === 0 || level === (levels[at - 1] ?? 0) + 1);
}

function firstOf(
  signals: Signals,
  record: PageRecord,
  count: number,
  read: (index: number) => number | undefined,
): number | undefined {
  let best: number | undefined;
  for (const index of record.nodes.elements.slice(0, count)) {
    const value = read(index);
    if (value !== undefined && (best === undefined || value > best)) best = value;
  }
  if (best !== undefined) return best;
  let at = signals.tree.parents[record.nodes.range.start] ?? -1;
  for (let step = 0; step < 2 && at >= 0; step++) {
    const end = signals.tree.ends[at] ?? 0;
    if (end > record.nodes.range.end + 3) break;
    const value = read(at);
    if (value !== undefined) return value;
    at = signals.tree.parents[at] ?? -1;
  }
  return best;
}

import type { PageReading, PageRecord } from '../posts/records/read-records.ts';
import type { Signals } from '../posts/signals/signals.ts';
import { parentOf } from '../posts/tree/tree.ts';
import { depthsInLabels, depthsInNumbers } from './depth-labels.ts';
import { levelReaders } from './level-readers.ts';
import type { ParentLink } from './thread.ts';

/**
 * Parents in flat lists that only show how deep each post stands: the last one above it that stands less
 * deep.
 */
export function readLevels(reading: PageReading): (ParentLink | undefined)[] {
  const links: (ParentLink | undefined)[] = reading.records.map(() => undefined);
  for (const list of flatLists(reading)) {
    const levels = levelsOf(
      reading.signals,
      list.flatMap((at) => reading.records[at] ?? []),
    );
    if (levels === undefined) continue;
    const open: { at: number; level: number }[] = [];
    list.forEach((at, position) => {
      const level = levels[position];
      if (level === undefined) return;
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
    const parent = parentOf(reading.signals.tree, range.start);
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
  records: readonly PageRecord[],
): readonly (number | undefined)[] | undefined {
  for (const read of levelReaders) {
    const levels = records.map((record) => read(signals, record));
    const known = levels.filter((level) => level !== undefined);
    if (known.length < records.length * 0.8 || new Set(known).size < 2) continue;
    if (new Set(known).size > Math.max(2, records.length * 0.8) && isSequence(known)) continue;
    return levels;
  }
  return depthsInLabels(signals, records) ?? depthsInNumbers(signals, records);
}

/** 1, 2, 3, …: a number of the post, not a depth. */
function isSequence(levels: readonly number[]): boolean {
  return levels.every((level, at) => at === 0 || level === (levels[at - 1] ?? 0) + 1);
}

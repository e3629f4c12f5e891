import type { NodeRange } from '../signals/candidate-groups.ts';
import type { Signals } from '../signals/signals.ts';
import { endOf, isElementAt } from '../tree/tree.ts';
import { firstFrom, NodeRangeSet } from './node-ranges.ts';

/**
 * Where a record's own words stand in one part of it, below posts that it holds, that part is the record: in
 * `wrapper > review, answer` the wrapper is no post around the review, but the answer is one after it.
 */
export function tightenRecords(signals: Signals, records: NodeRangeSet): NodeRangeSet {
  const list = records.list.filter((record, at) => !isWrapper(signals, records.list, record, at));
  const tightened = list.map((record, at) => {
    const inner = list[at + 1];
    if (record.isRow || inner === undefined || inner.start >= record.end) return record;
    if (hasWords(signals, record.start, inner.start)) return record;
    return ownPart(signals, list, record);
  });
  return list.length === records.list.length && tightened.every((record, at) => record === list[at])
    ? records
    : new NodeRangeSet(tightened.sort((a, b) => a.start - b.start || b.end - a.end));
}

/**
 * A post says who and when before those that answer it; around so many that come first there is only a box.
 */
const leastInner = 3;

/** Nobody speaks before, nor between, the many posts within: a line after them is a control of the list. */
function isWrapper(
  signals: Signals,
  list: readonly NodeRange[],
  record: NodeRange,
  at: number,
): boolean {
  const first = list[at + 1];
  if (record.isRow || first === undefined || first.start >= record.end) return false;
  if (hasWords(signals, record.start, first.start)) return false;
  let count = 0;
  let covered = first.start;
  for (let next = at + 1; next < list.length; next++) {
    const inner = list[next];
    if (inner === undefined || inner.start >= record.end) break;
    if (inner.start < covered) continue;
    count++;
    covered = inner.end;
  }
  return count >= leastInner;
}

/** The one element in the record that holds its words and no other record; else the record. */
function ownPart(signals: Signals, list: readonly NodeRange[], record: NodeRange): NodeRange {
  const { tree } = signals;
  let around = record.start;
  for (;;) {
    const parts = childrenOf(signals, around).filter(
      (child) => !isRecord(list, child) && hasOwnWords(signals, list, child),
    );
    const [part] = parts;
    if (part === undefined || parts.length > 1 || !isElementAt(tree, part)) return record;
    const end = endOf(tree, part);
    if ((list[firstFrom(list, part)]?.start ?? end) >= end) return { start: part, end };
    around = part;
  }
}

function childrenOf({ tree }: Signals, parent: number): number[] {
  const children: number[] = [];
  const end = endOf(tree, parent);
  for (let at = parent + 1; at < end; at = endOf(tree, at)) children.push(at);
  return children;
}

function isRecord(list: readonly NodeRange[], index: number): boolean {
  return list[firstFrom(list, index)]?.start === index;
}

/** Words in an element outside of the records in it. */
function hasOwnWords(signals: Signals, list: readonly NodeRange[], index: number): boolean {
  const end = endOf(signals.tree, index);
  let from = index;
  for (let at = firstFrom(list, index); at < list.length; at++) {
    const inner = list[at];
    if (inner === undefined || inner.start >= end) break;
    if (inner.start < from) continue;
    if (hasWords(signals, from, inner.start)) return true;
    from = inner.end;
  }
  return hasWords(signals, from, end);
}

function hasWords(signals: Signals, start: number, end: number): boolean {
  return (['letters', 'persons', 'timeTexts'] as const).some(
    (measure) => end > start && signals.count(measure, start, end) > 0,
  );
}

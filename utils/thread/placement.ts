import type { PageReading } from '../posts/records/read-records.ts';
import { siblingKey } from '../posts/tree/shape-keys.ts';
import { endOf, isElementAt, parentOf } from '../posts/tree/tree.ts';
import { readLeaders } from './leaders.ts';
import type { ParentLink } from './thread.ts';

/**
 * The parents that the layout shows: a record that surrounds this one, or one just before the container that
 * it lies in.
 */
export function readPlacement(reading: PageReading): (ParentLink | undefined)[] {
  const { records } = reading;
  const byStart = new Map(records.map((record, at) => [record.nodes.range.start, at]));
  const stack: number[] = [];
  const links: (ParentLink | undefined)[] = [];
  const leaders = readLeaders(reading);
  records.forEach((record, at) => {
    const { start } = record.nodes.range;
    while (stack.length > 0 && (records[stack.at(-1) ?? 0]?.nodes.range.end ?? 0) <= start) {
      stack.pop();
    }
    const around = stack.at(-1);
    stack.push(at);
    const before = beforeContainer(reading, byStart, links, at, around);
    const leader = before ?? leaders.get(at);
    if (leader !== undefined) links.push({ index: leader, evidence: 'placed' });
    else links.push(around === undefined ? undefined : { index: around, evidence: 'nested' });
  });
  return links;
}

const maxClimb = 40;

/** `thread > post, replies > post*`: the record that stands right before a container of another kind. */
function beforeContainer(
  reading: PageReading,
  byStart: ReadonlyMap<number, number>,
  links: readonly (ParentLink | undefined)[],
  at: number,
  around: number | undefined,
): number | undefined {
  const { tree } = reading.signals;
  const record = reading.records[at];
  if (record === undefined) return undefined;
  const limit = around === undefined ? 0 : (reading.records[around]?.nodes.range.start ?? 0);
  let node = record.nodes.range.start;
  for (let step = 0; step < maxClimb; step++) {
    const parent = parentOf(tree, node);
    if (parent < limit || parent < 0) return undefined;
    const isRecord = byStart.has(node);
    if (!isRecord || isLoneItem(reading, node)) {
      for (const before of precedingSiblings(reading, parent, node)) {
        if (isRecord && isAlike(reading, before, node)) break;
        if (!byStart.has(before) && isAlike(reading, before, node)) continue;
        const found = onlyRootIn(reading, byStart, links, before);
        if (found !== undefined && found !== around) return found;
        break;
      }
    }
    node = parent;
  }
  return undefined;
}

/** A list of one item, and so an indent: wiki pages set an answer in by `<dl><dd>`. */
function isLoneItem({ signals: { tree } }: PageReading, node: number): boolean {
  if (!/^(?:dl|ul|ol)$/.test(tree.tags[node] ?? '')) return false;
  let items = 0;
  for (let child = node + 1; child < endOf(tree, node); child = endOf(tree, child)) {
    if (!isElementAt(tree, child)) continue;
    if (!/^(?:dd|li)$/.test(tree.tags[child] ?? '') || ++items > 1) return false;
  }
  return items === 1;
}

/**
 * Of one kind by class, as far as rows do not alternate, and by how the id begins: wrappers of equal posts.
 */
function isAlike(reading: PageReading, a: number, b: number): boolean {
  const { tree, names } = reading.signals;
  const idOf = (index: number): string =>
    (names.attribute(index, 'id') ?? '').replace(/(?<=^|[-_:.])(?=[a-z]*\d)[0-9a-z].*$/i, '');
  const dressOf = (index: number): string =>
    siblingKey(names, tree, index).replace(alternating, '');
  return dressOf(a) === dressOf(b) && idOf(a) === idOf(b);
}

/**
 * What parts the dress of one row from that of the next: `row1` and `row2`, `bg` and `bg2`, `odd` and
 * `even`.
 */
const alternating = /#|(?<=[.-])(?:odd|even|alt)(?=[@-])/g;

const maxSiblings = 500;

/** The element siblings before `node` that hold records, the nearest first. */
function precedingSiblings(reading: PageReading, parent: number, node: number): number[] {
  const { tree } = reading.signals;
  const before: number[] = [];
  for (let child = parent + 1; child < node; child = endOf(tree, child)) {
    if (!isElementAt(tree, child)) continue;
    if (/^(?:h[1-6]|hr|br|a|span|button|form|script)$/.test(tree.tags[child] ?? '')) continue;
    if (hasRecord(reading, child)) before.push(child);
  }
  return before.reverse().slice(0, maxSiblings);
}

function hasRecord(reading: PageReading, node: number): boolean {
  const end = endOf(reading.signals.tree, node);
  return firstRecordFrom(reading, node) < end;
}

/** Start of the first record at or after a node. */
function firstRecordFrom(reading: PageReading, node: number): number {
  const { records } = reading;
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.nodes.range.start ?? 0) < node) low = middle + 1;
    else high = middle;
  }
  return records[low]?.nodes.range.start ?? Number.POSITIVE_INFINITY;
}

/**
 * The one record in a subtree that all others there answer; undefined when there are several side by side.
 */
function onlyRootIn(
  reading: PageReading,
  byStart: ReadonlyMap<number, number>,
  links: readonly (ParentLink | undefined)[],
  node: number,
): number | undefined {
  const end = endOf(reading.signals.tree, node);
  const start = firstRecordFrom(reading, node);
  const first = byStart.get(start);
  if (start >= end || first === undefined) return undefined;
  for (let at = first + 1; at < links.length; at++) {
    if ((reading.records[at]?.nodes.range.start ?? end) >= end) break;
    if ((links[at]?.index ?? -1) < first) return undefined;
  }
  return first;
}

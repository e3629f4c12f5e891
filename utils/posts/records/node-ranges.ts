import type { NodeRange } from '../signals/candidate-groups.ts';

function byPlace(a: NodeRange, b: NodeRange): number {
  return a.start - b.start || b.end - a.end;
}

export function isInside(inner: NodeRange, outer: NodeRange): boolean {
  const isSame = inner.start === outer.start && inner.end === outer.end;
  return inner.start >= outer.start && inner.end <= outer.end && !isSame;
}

export function mergeRanges(a: readonly NodeRange[], b: readonly NodeRange[]): NodeRange[] {
  return [...a, ...b].sort(byPlace);
}

/** Ranges in document order that nest or lie apart. */
export class NodeRangeSet {
  readonly list: readonly NodeRange[];
  readonly #known: ReadonlySet<string>;
  readonly #rows: readonly NodeRange[];
  /** For each position, the furthest end up to it. */
  readonly #reach: readonly number[];

  constructor(list: readonly NodeRange[]) {
    this.list = list;
    this.#known = new Set(list.map(({ start, end }) => `${start}-${end}`));
    this.#rows = list.filter(({ isRow }) => isRow);
    let reach = 0;
    this.#reach = list.map(({ end }) => {
      reach = Math.max(reach, end);
      return reach;
    });
  }

  /** The same range is here, or one that overlaps it without nesting. */
  clashesWith(range: NodeRange): boolean {
    if (this.#known.has(`${range.start}-${range.end}`)) return true;
    return range.isRow === true && this.#rows.some((other) => overlaps(range, other));
  }

  /** The range lies inside one of these. */
  holds(range: NodeRange): boolean {
    const last = firstFrom(this.list, range.start + 1) - 1;
    return last >= 0 && (this.#reach[last] ?? 0) >= range.end;
  }
}

function overlaps(a: NodeRange, b: NodeRange): boolean {
  return (
    (a.start < b.start && b.start < a.end && a.end < b.end) ||
    (b.start < a.start && a.start < b.end && b.end < a.end)
  );
}

/** The position of the first range that starts at `start` or later. */
export function firstFrom(list: readonly NodeRange[], start: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many ranges of a sorted list lie inside another. */
export function countInside(list: readonly NodeRange[], outer: NodeRange): number {
  let count = 0;
  for (let at = firstFrom(list, outer.start); at < list.length; at++) {
    const inner = list[at];
    if (inner === undefined || inner.start >= outer.end) break;
    if (isInside(inner, outer)) count++;
  }
  return count;
}

import type { Stretch } from './candidate-groups.ts';

function byPlace(a: Stretch, b: Stretch): number {
  return a.start - b.start || b.end - a.end;
}

export function isInside(inner: Stretch, outer: Stretch): boolean {
  const isSame = inner.start === outer.start && inner.end === outer.end;
  return inner.start >= outer.start && inner.end <= outer.end && !isSame;
}

export function mergeStretches(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  return [...a, ...b].sort(byPlace);
}

/** Stretches in document order that nest or lie apart. */
export class StretchSet {
  readonly list: readonly Stretch[];
  readonly #known: ReadonlySet<string>;
  readonly #rows: readonly Stretch[];
  /** For each position, the furthest end up to it. */
  readonly #reach: readonly number[];

  constructor(list: readonly Stretch[]) {
    this.list = list;
    this.#known = new Set(list.map(({ start, end }) => `${start}-${end}`));
    this.#rows = list.filter(({ isRow }) => isRow);
    let reach = 0;
    this.#reach = list.map(({ end }) => {
      reach = Math.max(reach, end);
      return reach;
    });
  }

  /** The same stretch is here, or one that overlaps it without nesting. */
  clashesWith(stretch: Stretch): boolean {
    if (this.#known.has(`${stretch.start}-${stretch.end}`)) return true;
    return stretch.isRow === true && this.#rows.some((other) => overlaps(stretch, other));
  }

  /** The stretch lies inside one of these. */
  holds(stretch: Stretch): boolean {
    const last = firstFrom(this.list, stretch.start + 1) - 1;
    return last >= 0 && (this.#reach[last] ?? 0) >= stretch.end;
  }
}

function overlaps(a: Stretch, b: Stretch): boolean {
  return (
    (a.start < b.start && b.start < a.end && a.end < b.end) ||
    (b.start < a.start && a.start < b.end && b.end < a.end)
  );
}

/** The position of the first stretch that starts at `start` or later. */
export function firstFrom(list: readonly Stretch[], start: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

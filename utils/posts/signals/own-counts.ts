import type { NodeRange } from './candidate-groups.ts';
import { type Counts, type Signals, signalKinds } from './signals.ts';

/**
 * What each range holds itself, without the ranges (of the same list, or of `others`) inside it. Both lists
 * in document order.
 */
export function ownCounts(
  signals: Signals,
  members: readonly NodeRange[],
  others: readonly NodeRange[] = [],
): Counts[] {
  const counts = members.map(({ start, end }) => countsOf(signals, start, end));
  const all = [
    ...members.map((range, at) => ({ ...range, at })),
    ...others.map((range) => ({ ...range, at: -1 })),
  ].sort((a, b) => a.start - b.start || b.end - a.end || b.at - a.at);
  const open: { end: number; at: number }[] = [];
  for (const { start, end, at } of all) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= start) open.pop();
    const around = open.at(-1);
    const outer = around === undefined ? undefined : counts[around.at];
    if (outer !== undefined) subtract(outer, signals, start, end);
    open.push({ end, at });
  }
  return counts;
}

function countsOf(signals: Signals, start: number, end: number): Counts {
  const counts: Partial<Counts> = {};
  for (const measure of signalKinds) counts[measure] = signals.count(measure, start, end);
  return counts as Counts;
}

function subtract(from: Counts, signals: Signals, start: number, end: number): void {
  for (const measure of signalKinds) from[measure] -= signals.count(measure, start, end);
}

import type { Signals } from '../signals/signals.ts';
import { pathKey, type RecordNodes } from './record-units.ts';

export interface UsualBlocks {
  isUsual(record: RecordNodes, block: number): boolean;
  /** The records of its kind have such a place. */
  hasUsual(record: RecordNodes): boolean;
}

/**
 * Where most records of a kind say what they say: what another says there is said, though it be a word of
 * interface elsewhere.
 */
export function usualBlocks(
  signals: Signals,
  records: readonly RecordNodes[],
  mains: readonly (number | undefined)[],
): UsualBlocks {
  const places = new Map<string, number>();
  const sizes = new Map<string, number>();
  const placeOf = (record: RecordNodes, block: number): string =>
    `${record.kind}|${pathKey(signals, block, record.range)}`;
  records.forEach((record, at) => {
    const main = mains[at];
    if (main === undefined || main <= record.range.start) return;
    const place = placeOf(record, main);
    places.set(place, (places.get(place) ?? 0) + 1);
    sizes.set(record.kind, (sizes.get(record.kind) ?? 0) + 1);
  });
  const usual = new Set<string>();
  const kinds = new Set<string>();
  for (const [place, count] of places) {
    const kind = place.slice(0, place.indexOf('|'));
    if (count < 2 || count * 2 <= (sizes.get(kind) ?? 0)) continue;
    usual.add(place);
    kinds.add(kind);
  }
  return {
    isUsual: (record, block) => block > record.range.start && usual.has(placeOf(record, block)),
    hasUsual: (record) => kinds.has(record.kind),
  };
}

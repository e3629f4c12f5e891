import { pathKey, type RecordNodes } from './record-units.ts';
import type { Signals } from './signals.ts';
import type { Stamp } from './stamp-signals.ts';
import { accountTime, otherTime } from './words.ts';

/** When each record was posted: of several times, the one that is not of an account, an edit or an answer. */
export function readStamps(
  signals: Signals,
  records: readonly RecordNodes[],
): (Stamp | undefined)[] {
  const lists = records.map((record) =>
    [...record.elements, ...record.texts]
      .sort((a, b) => a - b)
      .flatMap((index) => signals.stamps.get(index) ?? []),
  );
  const share = sharesOf(signals, records, lists);
  return records.map((record, at) => {
    let best: Stamp | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const [order, stamp] of (lists[at] ?? []).entries()) {
      const score = scoreOf(signals, record, stamp) + share(record, stamp) - order * 0.3;
      if (score > bestScore) {
        best = stamp;
        bestScore = score;
      }
    }
    return best ?? record.elements.map((index) => signals.unshown.stamps.get(index)).find(Boolean);
  });
}

function scoreOf(signals: Signals, record: RecordNodes, stamp: Stamp): number {
  const { names, tree } = signals;
  let score = stamp.source === 'text' ? 0 : 1;
  if (stamp.iso === undefined) score -= 1;
  if (stamp.kind === 'day') score -= 0.3;
  const name = names.of(stamp.index);
  if (/publish|posted|created|date|time|stamp|when/i.test(name)) score += 0.6;
  if (/edit|updat|modif|join|regist|last/i.test(name)) score -= 2;
  if (otherTime.test(`${labelBefore(signals, record, stamp)} ${stamp.text}`)) score -= 2.5;
  if (tree.tags[stamp.index] === 'a' || tree.tags[tree.parents[stamp.index] ?? -1] === 'a')
    score += 0.4;
  return score;
}

/** The words just before a time: `Joined:`, `最后编辑`. */
function labelBefore(signals: Signals, record: RecordNodes, stamp: Stamp): string {
  const { tree } = signals;
  const before = record.texts.filter((text) => text < stamp.index && text > stamp.index - 8);
  const label = (tree.texts[before.at(-1) ?? -1] ?? '').trim();
  const isLabel =
    label.length <= 24 &&
    (accountTime.test(label) || /[:：]$|^(?:joined|edited|updated|last)/i.test(label));
  return isLabel ? label : '';
}

function sharesOf(
  signals: Signals,
  records: readonly RecordNodes[],
  lists: readonly (readonly Stamp[])[],
): (record: RecordNodes, stamp: Stamp) => number {
  const counts = new Map<string, number>();
  const sizes = new Map<string, number>();
  const keyOf = (record: RecordNodes, stamp: Stamp): string =>
    `${record.kind}|${pathKey(signals, stamp.index, record.stretch)}`;
  records.forEach((record, at) => {
    sizes.set(record.kind, (sizes.get(record.kind) ?? 0) + 1);
    for (const key of new Set((lists[at] ?? []).map((stamp) => keyOf(record, stamp)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  });
  return (record, stamp) => (counts.get(keyOf(record, stamp)) ?? 0) / (sizes.get(record.kind) ?? 1);
}

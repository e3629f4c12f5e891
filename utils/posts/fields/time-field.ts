import { pathKey, type RecordNodes } from '../records/record-units.ts';
import type { Signals } from '../signals/signals.ts';
import type { TimeText } from '../signals/time-texts.ts';
import { accountTime, otherTime } from '../signals/words.ts';

/** When each record was posted: of several times, the one that is not of an account, an edit or an answer. */
export function readTimeTexts(
  signals: Signals,
  records: readonly RecordNodes[],
): (TimeText | undefined)[] {
  const lists = records.map((record) =>
    [...record.elements, ...record.texts]
      .sort((a, b) => a - b)
      .flatMap((index) => signals.timeTexts.get(index) ?? []),
  );
  const share = sharesOf(signals, records, lists);
  return records.map((record, at) => {
    let best: TimeText | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const [order, timeText] of (lists[at] ?? []).entries()) {
      const score = scoreOf(signals, record, timeText) + share(record, timeText) - order * 0.3;
      if (score > bestScore) {
        best = timeText;
        bestScore = score;
      }
    }
    return (
      best ?? record.elements.map((index) => signals.unshown.timeTexts.get(index)).find(Boolean)
    );
  });
}

function scoreOf(signals: Signals, record: RecordNodes, timeText: TimeText): number {
  const { names, tree } = signals;
  let score = timeText.source === 'text' ? 0 : 1;
  if (timeText.iso === undefined) score -= 1;
  if (timeText.kind === 'day') score -= 0.3;
  const name = names.of(timeText.index);
  if (/publish|posted|created|date|time|timeText|when/i.test(name)) score += 0.6;
  if (/edit|updat|modif|join|regist|last/i.test(name)) score -= 2;
  if (otherTime.test(`${labelBefore(signals, record, timeText)} ${timeText.text}`)) score -= 2.5;
  if (tree.tags[timeText.index] === 'a' || tree.tags[tree.parents[timeText.index] ?? -1] === 'a')
    score += 0.4;
  return score;
}

/** The words just before a time: `Joined:`, `最后编辑`. */
function labelBefore(signals: Signals, record: RecordNodes, timeText: TimeText): string {
  const { tree } = signals;
  const before = record.texts.filter((text) => text < timeText.index && text > timeText.index - 8);
  const label = (tree.texts[before.at(-1) ?? -1] ?? '').trim();
  const isLabel =
    label.length <= 24 &&
    (accountTime.test(label) || /[:：]$|^(?:joined|edited|updated|last)/i.test(label));
  return isLabel ? label : '';
}

function sharesOf(
  signals: Signals,
  records: readonly RecordNodes[],
  lists: readonly (readonly TimeText[])[],
): (record: RecordNodes, timeText: TimeText) => number {
  const counts = new Map<string, number>();
  const sizes = new Map<string, number>();
  const keyOf = (record: RecordNodes, timeText: TimeText): string =>
    `${record.kind}|${pathKey(signals, timeText.index, record.range)}`;
  records.forEach((record, at) => {
    sizes.set(record.kind, (sizes.get(record.kind) ?? 0) + 1);
    for (const key of new Set((lists[at] ?? []).map((timeText) => keyOf(record, timeText)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  });
  return (record, timeText) =>
    (counts.get(keyOf(record, timeText)) ?? 0) / (sizes.get(record.kind) ?? 1);
}

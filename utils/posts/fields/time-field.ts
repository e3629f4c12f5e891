import { addedBy } from '../features/model.ts';
import { type TimeFacts, timeFeatures } from '../features/time-features.ts';
import { weights } from '../features/weights.ts';
import { pathKey, type RecordNodes } from '../records/record-units.ts';
import type { Signals } from '../signals/signals.ts';
import type { TimeText } from '../signals/time-texts.ts';
import { accountTime, otherTime, personNames } from '../signals/words.ts';
import { climb, parentOf } from '../tree/tree.ts';

export interface TimeField {
  /** When the record was posted. */
  readonly posted: TimeText | undefined;
  /** The nodes of times that its words tell of: `2026-03-02 07:45` above a memory. */
  readonly told: ReadonlySet<number>;
}

/** When each record was posted: of several times, the one that is not of an account, an edit or an answer. */
export function readTimeFields(signals: Signals, records: readonly RecordNodes[]): TimeField[] {
  return readTimeCandidates(signals, records).map(({ candidates, told }, at) => {
    let best: TimeText | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const { timeText, facts } of candidates) {
      const added = addedBy(weights.time, timeFeatures, facts);
      if (added > most) {
        best = timeText;
        most = added;
      }
    }
    const hidden = () =>
      records[at]?.elements.map((index) => signals.unshown.timeTexts.get(index)).find(Boolean);
    return { posted: best ?? hidden(), told };
  });
}

export interface TimeCandidate {
  readonly timeText: TimeText;
  readonly facts: TimeFacts;
}

export interface TimeCandidates {
  readonly candidates: readonly TimeCandidate[];
  readonly told: ReadonlySet<number>;
}

/**
 * For each record, the times that it shows where the others show theirs, in order. Posts of one kind tell at
 * one place when they were posted: a time where at most half as many have one is none of those, and in prose
 * it is told by the words.
 */
export function readTimeCandidates(
  signals: Signals,
  records: readonly RecordNodes[],
): TimeCandidates[] {
  const lists = records.map((record) =>
    [...record.elements, ...record.texts]
      .sort((a, b) => a - b)
      .flatMap((index) => signals.timeTexts.get(index) ?? []),
  );
  const share = sharesOf(signals, records, lists);
  return records.map((record, at) => {
    const all = (lists[at] ?? []).map((timeText) => ({
      timeText,
      shared: share(record, timeText),
    }));
    const most = Math.max(0, ...all.map(({ shared }) => shared));
    const isRare = ({ shared }: { readonly shared: number }): boolean => shared * 2 <= most;
    const told = all.filter(isRare).flatMap(({ timeText: { source, index } }) => {
      const isWords = source === 'text' && isUnder(record, signals, index, isProse);
      return isWords ? [index] : [];
    });
    const candidates = all
      .filter((time) => !isRare(time))
      .map(({ timeText, shared }, order) => ({
        timeText,
        facts: factsOf(signals, record, timeText, order, shared),
      }));
    return { candidates, told: new Set(told) };
  });
}

/** Whether a node of a record, or one around it within the record, is of a kind. */
function isUnder(
  { range }: RecordNodes,
  signals: Signals,
  node: number,
  isOfKind: (at: number, signals: Signals) => boolean,
): boolean {
  const found = climb(signals.tree, node, (at) => at <= range.start || isOfKind(at, signals));
  return found > range.start;
}

const isProse = (at: number, { tree }: Signals): boolean => proseTag.test(tree.tags[at] ?? '');
const isOfCard = (at: number, { names }: Signals): boolean => personNames.test(names.of(at));

const proseTag = /^(?:p|blockquote|pre)$/;

function factsOf(
  signals: Signals,
  record: RecordNodes,
  timeText: TimeText,
  order: number,
  share: number,
): TimeFacts {
  const { names, tree } = signals;
  const { index, source, iso, kind, text } = timeText;
  const label = labelBefore(signals, record, timeText);
  const around = parentOf(tree, index);
  return {
    isDeclared: source !== 'text',
    isUnderstood: iso !== undefined,
    isDay: kind === 'day',
    isAge: kind === 'age',
    name: names.of(index),
    isOther: otherTime.test(`${label} ${text}`),
    isLabelled: label !== '',
    isLinked: tree.tags[index] === 'a' || tree.tags[around] === 'a',
    share,
    order,
    isInProse: isUnder(record, signals, around, isProse),
    isInCard: isUnder(record, signals, around, isOfCard),
  };
}

/** Nodes between a time and the label before it: a wrapper or two on either side. */
const maxLabelNodes = 8;

/** The words just before a time: `Joined:`, `最后编辑`. */
function labelBefore(signals: Signals, record: RecordNodes, timeText: TimeText): string {
  const { tree } = signals;
  const before = record.texts.findLast(
    (text) =>
      text < timeText.index &&
      text > timeText.index - maxLabelNodes &&
      (tree.texts[text] ?? '').trim() !== '',
  );
  const label = before === undefined ? '' : (tree.texts[before] ?? '').trim();
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

import type { Signals } from '../signals/signals.ts';
import type { TimeText } from '../signals/time-texts.ts';
import { otherTime } from '../signals/words.ts';
import { endOf, parentOf, subtreeText } from '../tree/tree.ts';
import type { RecordNodes } from './record-units.ts';

const maxLabelLength = 60;
const handle = /^\s*@\S/u;

/**
 * Elements inside records that show another post, though nothing calls them a quotation: with a person, a
 * time and words of their own, apart from the record's name, time and words. What nearly every record has is
 * a part of its layout.
 */
export function findEmbedded(
  signals: Signals,
  records: readonly RecordNodes[],
  authors: readonly (number | undefined)[],
  timeTexts: readonly (TimeText | undefined)[],
): Set<number> {
  const found = new Map<number, string>();
  const kinds = new Map<string, { holding: number; all: number }>();
  records.forEach((record, at) => {
    const count = kinds.get(record.kind) ?? { holding: 0, all: 0 };
    kinds.set(record.kind, count);
    count.all++;
    const element = embeddedIn(signals, record, authors[at], timeTexts[at]?.index);
    if (element === undefined) return;
    count.holding++;
    found.set(element, record.kind);
  });
  const isLayout = (kind: string): boolean => {
    const { holding, all } = kinds.get(kind) ?? { holding: 0, all: 0 };
    return all > 2 && holding > all * 0.8;
  };
  return new Set([...found].filter(([, kind]) => !isLayout(kind)).map(([element]) => element));
}

function embeddedIn(
  signals: Signals,
  record: RecordNodes,
  author: number | undefined,
  timeText: number | undefined,
): number | undefined {
  if (author === undefined || timeText === undefined) return undefined;
  for (const other of record.elements) {
    if (other === timeText || !signals.timeTexts.has(other)) continue;
    const element = postAround(signals, record, other, [author, timeText]);
    if (element !== undefined) return element;
  }
  return undefined;
}

/**
 * The element around a time that shows a post of its own: from the name on, up to where the record's own
 * words begin.
 */
function postAround(
  signals: Signals,
  record: RecordNodes,
  time: number,
  fields: readonly number[],
): number | undefined {
  const { tree } = signals;
  let found: number | undefined;
  let inner = time;
  for (let at = parentOf(tree, time); at > record.range.start; at = parentOf(tree, at)) {
    const end = endOf(tree, at);
    const isInside = (index: number): boolean => index >= at && index < end;
    if (fields.some(isInside) || record.inner.some(({ start }) => isInside(start))) break;
    if (found !== undefined && signals.count('letters', at, inner) > 0) break;
    if (isPost(signals, at)) {
      if (!saysMore(signals, record, at)) break;
      found = at;
    }
    inner = at;
  }
  return found;
}

function isPost(signals: Signals, element: number): boolean {
  const { tree } = signals;
  const end = endOf(tree, element);
  if (signals.count('letters', element, end) + signals.count('media', element, end) === 0)
    return false;
  const label = subtreeText(tree, element, maxLabelLength);
  if (label !== undefined && otherTime.test(label)) return false;
  if (signals.count('persons', element, end) > 0) return true;
  for (let at = element; at < end; at++) if (handle.test(tree.texts[at] ?? '')) return true;
  return false;
}

/** The record says something besides. */
function saysMore(signals: Signals, { range, inner }: RecordNodes, element: number): boolean {
  const inside = [...inner, { start: element, end: endOf(signals.tree, element) }];
  const letters = inside.reduce(
    (sum, part) => sum - signals.count('letters', part.start, part.end),
    signals.count('letters', range.start, range.end),
  );
  return letters > 0;
}

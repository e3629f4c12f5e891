import type { NodeRange } from '../signals/candidate-groups.ts';
import type { Signals } from '../signals/signals.ts';
import { mask } from '../tree/names.ts';
import { siblingKey } from '../tree/shape-keys.ts';
import { endOf, isElementAt, parentOf } from '../tree/tree.ts';

/** A record's own nodes, without those of records and quotations inside it. */
export interface RecordNodes {
  readonly range: NodeRange;
  /** Records of one kind are laid out alike and are compared with each other. */
  readonly kind: string;
  readonly elements: readonly number[];
  readonly texts: readonly number[];
  readonly quotes: readonly NodeRange[];
  readonly inner: readonly NodeRange[];
}

/** Splits each record of the list (in document order) into what is its own and what is not. */
export function splitRecords(signals: Signals, records: readonly NodeRange[]): RecordNodes[] {
  return records.map((range, at) => splitRecord(signals, range, innerOf(records, at)));
}

/** The outermost records inside record `at`. */
function innerOf(records: readonly NodeRange[], at: number): NodeRange[] {
  const outer = records[at];
  const inner: NodeRange[] = [];
  if (outer === undefined) return inner;
  for (let next = at + 1; next < records.length; next++) {
    const record = records[next];
    if (record === undefined || record.start >= outer.end) break;
    if (record.start >= (inner.at(-1)?.end ?? 0)) inner.push(record);
  }
  return inner;
}

function splitRecord(signals: Signals, range: NodeRange, inner: readonly NodeRange[]): RecordNodes {
  const { tree, names } = signals;
  const elements: number[] = [];
  const texts: number[] = [];
  const quotes: NodeRange[] = [];
  let nextInner = 0;
  for (let at = range.start; at < range.end; at++) {
    const skipped = inner[nextInner];
    if (skipped !== undefined && at === skipped.start) {
      at = skipped.end - 1;
      nextInner++;
      continue;
    }
    const end = endOf(tree, at);
    if (!isElementAt(tree, at)) {
      texts.push(at);
    } else if (at !== range.start && signals.quotes.has(at)) {
      quotes.push({ start: at, end });
      at = end - 1;
      while ((inner[nextInner]?.start ?? Number.POSITIVE_INFINITY) <= at) nextInner++;
    } else {
      elements.push(at);
    }
  }
  return { range, kind: siblingKey(names, tree, range.start), elements, texts, quotes, inner };
}

const inlineTags = new Set(
  'a abbr b bdi cite code em font i ins kbd mark q ruby s small span strong sub sup u wbr br p img label del'.split(
    ' ',
  ),
);

/** The block that holds a text: the nearest ancestor that is more than a paragraph or inline dress. */
export function blockOf(signals: Signals, text: number, record: NodeRange): number {
  const { tree, names } = signals;
  let at = parentOf(tree, text);
  while (at > record.start) {
    const isPlain =
      inlineTags.has(tree.tags[at] ?? '') &&
      ((tree.tags[at] !== 'span' && tree.tags[at] !== 'p') || names.classesOf(at).length === 0);
    if (!isPlain) break;
    at = parentOf(tree, at);
  }
  return Math.max(at, record.start);
}

/** Where a node lies in its record: tags and first classes from the record down to it. */
export function pathKey(signals: Signals, node: number, record: NodeRange): string {
  const { tree, names } = signals;
  const steps: string[] = [];
  let at = node;
  while (at > record.start && steps.length < 10) {
    const tag = tree.tags[at] ?? '';
    if (tag !== '') steps.push(`${tag}.${names.classesOf(at)[0] ?? ''}`);
    at = parentOf(tree, at);
  }
  return steps.reverse().join('/');
}

/** `B4` and `B5`, `7 contributions` and `12 contributions` are one label. */
function maskedLabel(text: string): string {
  return text.length <= maxFigureLength ? mask(text) : text;
}

const maxFigureLength = 16;
/** Longer texts that repeat are a campaign, not a label. */
const maxLabelLength = 30;

/**
 * Texts that say the same at the same place in most records, on wish figures apart: labels, badges, numbers,
 * not content. Needs at least three records of a kind to tell.
 */
export function repeatedTexts(
  signals: Signals,
  records: readonly RecordNodes[],
  areFiguresApart: boolean,
): (record: RecordNodes, text: number) => boolean {
  const { tree } = signals;
  const labelOf = areFiguresApart ? maskedLabel : (text: string): string => text;
  const counts = new Map<string, number>();
  const sizes = new Map<string, number>();
  const keyOf = (record: RecordNodes, text: number): string =>
    `${record.kind}|${pathKey(signals, text, record.range)}|${labelOf((tree.texts[text] ?? '').trim())}`;
  for (const record of records) {
    sizes.set(record.kind, (sizes.get(record.kind) ?? 0) + 1);
    const seen = new Set(record.texts.map((text) => keyOf(record, text)));
    for (const key of seen) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (record, text) => {
    const size = sizes.get(record.kind) ?? 0;
    const isShort = (tree.texts[text] ?? '').trim().length <= maxLabelLength;
    return isShort && size > 2 && (counts.get(keyOf(record, text)) ?? 0) > size * 0.7;
  };
}

import type { PageRecord } from '../posts/records/read-records.ts';
import type { Signals } from '../posts/signals/signals.ts';
import { parentOf } from '../posts/tree/tree.ts';

/** How deep a record stands, in whatever unit: only which is deeper counts. */
type LevelReader = (signals: Signals, record: PageRecord) => number | undefined;

const attributeReader =
  (name: string): LevelReader =>
  (signals, record) =>
    firstOf(signals, record, 12, (index) => {
      const value = signals.names.attribute(index, name);
      return value !== undefined && /^\d{1,4}$/.test(value.trim()) ? Number(value) : undefined;
    });

/** The ways in which a flat list can show how deep a post stands, the surest first. */
export const levelReaders: readonly LevelReader[] = [
  ...[
    'aria-level',
    'data-depth',
    'depth',
    'data-level',
    'level',
    'data-indent',
    'indent',
    'data-nesting',
  ].map(attributeReader),
  (signals, record) =>
    firstOf(signals, record, 6, (index) => {
      const match =
        /(?:^|[ _-])(?:depth|level|indent|lv|nest(?:ed|ing)?|ml)[-_]{0,2}(\d{1,3})(?: |$)/i.exec(
          signals.names.attribute(index, 'class') ?? '',
        );
      return match?.[1] === undefined ? undefined : Number(match[1]);
    }),
  (signals, record) =>
    firstOf(signals, record, 6, (index) => {
      const match =
        /(?:margin-left|padding-left|margin-inline-start|padding-inline-start|text-indent|--(?:depth|level|indent))\s*:\s*(?:calc\(\s*)?(\d+(?:\.\d+)?)(?:px|r?em)?(?:\s*\*\s*(\d+(?:\.\d+)?))?/i.exec(
          signals.names.attribute(index, 'style') ?? '',
        );
      return match?.[1] === undefined ? 0 : Number(match[1]) * Number(match[2] ?? 1);
    }),
  ({ names }, { nodes }) => {
    // Only those that stand in have such a class.
    const match = /(?:^| )(?:ml|pl|ms|ps)-(\d{1,3})(?: |$)/.exec(
      names.attribute(nodes.range.start, 'class') ?? '',
    );
    return match?.[1] === undefined ? 0 : Number(match[1]);
  },
  leadingWidth,
];

/** The nodes of a record before its first words. */
function leading({ tree }: Signals, { nodes }: PageRecord): number[] {
  const first = nodes.texts.find((text) => (tree.texts[text] ?? '').trim() !== '');
  return nodes.elements.filter((index) => index < (first ?? nodes.range.end));
}

/**
 * Widths of pictures that only make room, and of cells that only hold such: in front of what is said, without
 * a word.
 */
function leadingWidth(signals: Signals, record: PageRecord): number | undefined {
  const { tree, names } = signals;
  const spacers = leading(signals, record).filter(
    (index) =>
      tree.tags[index] === 'img' &&
      (names.attribute(index, 'alt') ?? '') === '' &&
      tree.tags[parentOf(tree, index)] !== 'a' &&
      /^\d{1,4}$/.test(names.attribute(index, 'width') ?? '') &&
      Number(names.attribute(index, 'height')) < leastPictureHeight,
  );
  if (spacers.length === 0) return undefined;
  return spacers.reduce((sum, index) => sum + Number(names.attribute(index, 'width')), 0);
}

/** Pixels: what is lower shows nobody. */
const leastPictureHeight = 12;

function firstOf(
  signals: Signals,
  record: PageRecord,
  count: number,
  read: (index: number) => number | undefined,
): number | undefined {
  let best: number | undefined;
  for (const index of record.nodes.elements.slice(0, count)) {
    const value = read(index);
    if (value !== undefined && (best === undefined || value > best)) best = value;
  }
  if (best !== undefined) return best;
  const { parents } = signals.tree;
  let at = parents[record.nodes.range.start];
  for (let step = 0; step < 2 && at !== undefined && leadsIn(signals, at, record); step++) {
    const value = read(at);
    if (value !== undefined) return value;
    at = parents[at];
  }
  return best;
}

/** Nothing is said in an element before the record: it wraps the record and perhaps what answers it. */
function leadsIn({ count }: Signals, element: number, { nodes }: PageRecord): boolean {
  const { start } = nodes.range;
  return element >= 0 && count('letters', element, start) + count('persons', element, start) === 0;
}

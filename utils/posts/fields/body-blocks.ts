import { type BlockFacts, bodyFeatures } from '../features/body-features.ts';
import { addedBy } from '../features/model.ts';
import { weights } from '../features/weights.ts';
import { blockOf, pathKey, type RecordNodes } from '../records/record-units.ts';
import type { Signals } from '../signals/signals.ts';
import { bodyNames, controlNames, ordinalText, personAccessories } from '../signals/words.ts';
import { climb, endOf, parentOf } from '../tree/tree.ts';

/** A block of a record with words in it, and what is known of it. */
export interface BlockCandidate {
  readonly block: number;
  readonly facts: BlockFacts;
}

interface PlaceStats {
  letters: number;
  readonly records: Set<RecordNodes>;
  readonly values: Set<string>;
}

/** As much of a text as tells it from another. */
const valueLength = 80;
const proseTag = /^(?:p|blockquote|pre)$/;

/** The block that is likeliest what its record says. */
export function likeliestBlock(candidates: readonly BlockCandidate[]): number | undefined {
  let best: number | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const { block, facts } of candidates) {
    const added = addedBy(weights.body, bodyFeatures, facts);
    if (added > most) {
      best = block;
      most = added;
    }
  }
  return best;
}

/**
 * Compares the places of words in records of one kind; `plain` are the words of each. Gives the blocks of
 * some texts of a record.
 */
export function blockFacts(
  signals: Signals,
  records: readonly RecordNodes[],
  plain: readonly (readonly number[])[],
): (record: RecordNodes, texts: readonly number[]) => BlockCandidate[] {
  const { tree, names } = signals;
  const stats = new Map<string, PlaceStats>();
  const keys = new Map<number, string>();
  const sizes = new Map<string, number>();
  const keyOf = (record: RecordNodes, block: number): string => {
    const known = keys.get(block) ?? `${record.kind}|${pathKey(signals, block, record.range)}`;
    keys.set(block, known);
    return known;
  };
  const textOf = (text: number): string => (tree.texts[text] ?? '').trim();
  records.forEach((record, at) => {
    sizes.set(record.kind, (sizes.get(record.kind) ?? 0) + 1);
    for (const text of plain[at] ?? []) {
      const key = keyOf(record, blockOf(signals, text, record.range));
      const entry = stats.get(key) ?? { letters: 0, records: new Set(), values: new Set() };
      entry.letters += textOf(text).length;
      entry.records.add(record);
      entry.values.add(textOf(text).slice(0, valueLength));
      stats.set(key, entry);
    }
  });
  return (record, texts) => {
    const blocks = new Map<number, number[]>();
    for (const text of texts) {
      const block = blockOf(signals, text, record.range);
      const known = blocks.get(block);
      if (known === undefined) blocks.set(block, [text]);
      else known.push(text);
    }
    const lengthOf = (some: readonly number[]): number =>
      some.reduce((sum, text) => sum + textOf(text).length, 0);
    const all = Math.max(1, lengthOf(texts));
    const head = headOf(signals, record);
    return [...blocks].map(([block, own]) => {
      const entry = stats.get(keyOf(record, block));
      const holding = entry?.records.size ?? 0;
      const name = block > record.range.start ? names.of(block) : '';
      return {
        block,
        facts: {
          meanLength: entry === undefined ? 0 : entry.letters / holding,
          part: lengthOf(own) / all,
          share: holding / (sizes.get(record.kind) ?? 1),
          variety: entry === undefined ? 0 : Math.min(1, entry.values.size / holding),
          linked: linkedShare(signals, block),
          isNamedBody: bodyNames.test(name),
          isInNamedBody: isInNamedBody(signals, record, block),
          isNamedControl: controlNames.test(name),
          isNamedAccessory: personAccessories.test(name),
          isOrdinal: own.every((text) => ordinalText.test(textOf(text))),
          isAfterHead: head !== undefined && block > head,
          isProse: proseTag.test(tree.tags[block] ?? ''),
        },
      };
    });
  };
}

function linkedShare({ tree, count }: Signals, block: number): number {
  const end = endOf(tree, block);
  const linked = count('linked', block, end);
  return linked / Math.max(1, linked + count('letters', block, end));
}

/** An element around the block, named as what is said, holds no name and no time. */
function isInNamedBody(
  { tree, names, count }: Signals,
  { range }: RecordNodes,
  block: number,
): boolean {
  const holdsHead = (at: number): boolean => {
    const end = endOf(tree, at);
    return count('persons', at, end) + count('timeTexts', at, end) > 0;
  };
  const found = climb(
    tree,
    parentOf(tree, block),
    (at) => at <= range.start || holdsHead(at) || bodyNames.test(names.of(at)),
  );
  return found > range.start && !holdsHead(found);
}

/** The first name or time of a record. */
function headOf({ persons, timeTexts }: Signals, record: RecordNodes): number | undefined {
  const isHead = (at: number): boolean => persons.has(at) || timeTexts.has(at);
  const element = record.elements.find(isHead);
  const text = record.texts.find(isHead);
  if (element === undefined || text === undefined) return element ?? text;
  return Math.min(element, text);
}

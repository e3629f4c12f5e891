import { blockOf, pathKey, type RecordNodes } from '../records/record-units.ts';
import { usualBlocks } from '../records/usual-blocks.ts';
import { isInterfaceText, type Signals } from '../signals/signals.ts';
import { bodyNames, controlNames, ordinalText, personAccessories } from '../signals/words.ts';
import { climb } from '../tree/tree.ts';
import { addLinePieces } from './line-pieces.ts';
import { isReplyLine, opensReply } from './reply-line.ts';

export interface KnownFields {
  readonly author: number | undefined;
  readonly timeText: number | undefined;
  /** The link on the author's name. */
  readonly authorHref?: string | undefined;
}

/**
 * The text nodes that are what each record says: the block that differs most between records of one
 * kind, and what stands beside it without being a name, a time or interface.
 */
export function readBodies(
  signals: Signals,
  records: readonly RecordNodes[],
  fields: readonly KnownFields[],
  isRepeated: (record: RecordNodes, text: number) => boolean,
): number[][] {
  const plain = records.map((record, at) =>
    record.texts.filter((text) => isContent(signals, record, fields[at], text, isRepeated)),
  );
  const worth = blockWorth(signals, records, plain);
  const mains = records.map((record, at) => mainBlock(signals, record, plain[at] ?? [], worth));
  const { isUsual, hasUsual } = usualBlocks(signals, records, mains);
  const bodyOf = (record: RecordNodes, at: number): number[] => {
    const content = plain[at] ?? [];
    if (content.some((text) => isUsual(record, blockOf(signals, text, record.range)))) {
      return bodyTexts(signals, record, content, mains[at], fields[at]);
    }
    const inPlace = record.texts.filter((text) => {
      const block = blockOf(signals, text, record.range);
      return (
        saysSomething.test(signals.tree.texts[text] ?? '') &&
        isUsual(record, block) &&
        !holdsLink(signals, block) &&
        isPlain(signals, record, fields[at], text)
      );
    });
    if (inPlace.length > 0) {
      const main = mainBlock(signals, record, inPlace, worth);
      return bodyTexts(signals, record, inPlace, main, fields[at]);
    }
    if (hasUsual(record) && content.every((text) => isOfPerson(signals, text))) return [];
    const texts =
      content.length > 0 ? content : terseTexts(signals, record, fields[at], isRepeated);
    return bodyTexts(signals, record, texts, mainBlock(signals, record, texts, worth), fields[at]);
  };
  return records.map((record, at) =>
    addLinePieces(signals.tree, record, bodyOf(record, at), (text) =>
      isPlain(signals, record, fields[at], text),
    ),
  );
}

const saysSomething = /[\p{L}\p{N}\p{Extended_Pictographic}?!？！+]/u;

/** The name of somebody, as whom a post answers. */
function isOfPerson({ tree, persons }: Signals, text: number): boolean {
  return climb(tree, text, (at) => persons.has(at), 4) >= 0;
}

function holdsLink({ tree }: Signals, block: number): boolean {
  for (let at = block; at < (tree.ends[block] ?? block); at++) {
    if (tree.tags[at] === 'a') return true;
  }
  return false;
}

function isContent(
  signals: Signals,
  record: RecordNodes,
  fields: KnownFields | undefined,
  text: number,
  isRepeated: (record: RecordNodes, text: number) => boolean,
): boolean {
  const own = (signals.tree.texts[text] ?? '').trim();
  if (own === '' || isReplyLine(signals, record, text)) return false;
  if (opensReply(signals.tree, text)) return isPlain(signals, record, fields, text);
  if (isRepeated(record, text)) return false;
  if (isInterfaceText(own) && !isOnlySaying(signals, record, text)) return false;
  return isPlain(signals, record, fields, text);
}

/** Outside of the name, of times and of controls. */
function isPlain(
  signals: Signals,
  record: RecordNodes,
  fields: KnownFields | undefined,
  text: number,
): boolean {
  const { tree, timeTexts } = signals;
  if (timeTexts.has(text) || text === fields?.author) return false;
  let at = tree.parents[text] ?? -1;
  for (let step = 0; step < 14 && at >= record.range.start; step++) {
    if (at === fields?.author || timeTexts.has(at) || isLinkOfAuthor(signals, fields, at))
      return false;
    if (at !== record.range.start && isControlElement(signals, at)) return false;
    at = tree.parents[at] ?? -1;
  }
  return true;
}

/** Another link to the author in the record, as on a handle beside the name. */
function isLinkOfAuthor(
  { tree, names }: Signals,
  fields: KnownFields | undefined,
  index: number,
): boolean {
  const href = fields?.authorHref;
  const author = fields?.author;
  if (href === undefined || author === undefined || tree.tags[index] !== 'a') return false;
  const holdsAuthor = author >= index && author < (tree.ends[index] ?? index);
  return !holdsAuthor && names.attribute(index, 'href') === href && /[^#]/.test(href);
}

function isControlElement({ tree, names, forms }: Signals, index: number): boolean {
  return (
    ['button', 'nav', 'menu', 'label'].includes(tree.tags[index] ?? '') ||
    forms.has(index) ||
    /^(?:button|menu|menuitem|toolbar|tooltip|navigation)$/.test(
      names.attribute(index, 'role') ?? '',
    )
  );
}

/** `赞` as a whole comment: an interface word in a block named as the body. */
function isOnlySaying(signals: Signals, record: RecordNodes, text: number): boolean {
  const { tree, names } = signals;
  const block = blockOf(signals, text, record.range);
  if (block <= record.range.start || controlNames.test(names.of(block))) return false;
  return bodyNames.test(names.of(block)) && tree.tags[tree.parents[text] ?? -1] !== 'a';
}

/**
 * For a record that says nothing else: words that would be interface elsewhere, outside of links and
 * controls; and in a block named as the body even what every other post says too, as in a campaign.
 */
function terseTexts(
  signals: Signals,
  record: RecordNodes,
  fields: KnownFields | undefined,
  isRepeated: (record: RecordNodes, text: number) => boolean,
): number[] {
  const { tree, names } = signals;
  const isOutside = (at: number): boolean => at <= record.range.start;
  const plain = record.texts.filter(
    (text) =>
      (tree.texts[text] ?? '').trim() !== '' &&
      isPlain(signals, record, fields, text) &&
      isOutside(
        climb(
          tree,
          tree.parents[text] ?? -1,
          (at) => isOutside(at) || tree.tags[at] === 'a' || controlNames.test(names.of(at)),
          8,
        ),
      ),
  );
  const own = plain.filter((text) => !isRepeated(record, text));
  if (own.length > 0) return own;
  return plain.filter((text) => bodyNames.test(names.of(blockOf(signals, text, record.range))));
}

type Worth = (record: RecordNodes, block: number) => number;

interface BlockStats {
  letters: number;
  readonly records: Set<RecordNodes>;
  readonly values: Set<string>;
}

function blockWorth(
  signals: Signals,
  records: readonly RecordNodes[],
  plain: readonly (readonly number[])[],
): Worth {
  const { tree } = signals;
  const stats = new Map<string, BlockStats>();
  const keys = new Map<number, string>();
  const sizes = new Map<string, number>();
  const keyOf = (record: RecordNodes, block: number): string => {
    const known = keys.get(block) ?? `${record.kind}|${pathKey(signals, block, record.range)}`;
    keys.set(block, known);
    return known;
  };
  records.forEach((record, at) => {
    sizes.set(record.kind, (sizes.get(record.kind) ?? 0) + 1);
    for (const text of plain[at] ?? []) {
      const key = keyOf(record, blockOf(signals, text, record.range));
      const entry = stats.get(key) ?? { letters: 0, records: new Set(), values: new Set() };
      const own = (tree.texts[text] ?? '').trim();
      entry.letters += own.length;
      entry.records.add(record);
      entry.values.add(own.slice(0, 80));
      stats.set(key, entry);
    }
  });
  return (record, block) => {
    const entry = stats.get(keyOf(record, block));
    if (entry === undefined) return 0;
    const share = entry.records.size / (sizes.get(record.kind) ?? 1);
    const variety = Math.min(1, entry.values.size / entry.records.size);
    return Math.log2(2 + entry.letters / entry.records.size) * (0.3 + share) * (0.3 + variety);
  };
}

/** Where no record of the kind tells blocks apart. */
const leastWorth = 0.01;

function mainBlock(
  signals: Signals,
  record: RecordNodes,
  texts: readonly number[],
  worth: Worth,
): number | undefined {
  const { names } = signals;
  let best: number | undefined;
  let bestScore = 0;
  for (const text of texts) {
    const block = blockOf(signals, text, record.range);
    const name = block > record.range.start ? names.of(block) : '';
    let score = Math.max(worth(record, block), leastWorth);
    if (bodyNames.test(name)) score *= 2;
    if (controlNames.test(name)) score *= 0.3;
    if (personAccessories.test(name) && !bodyNames.test(name)) score *= 0.4;
    if (ordinalText.test((signals.tree.texts[text] ?? '').trim())) score *= 0.2;
    if (score > bestScore) {
      best = block;
      bestScore = score;
    }
  }
  return best;
}

/** All content in the widest part around the main block that has neither the name nor the time. */
function bodyTexts(
  signals: Signals,
  record: RecordNodes,
  texts: readonly number[],
  main: number | undefined,
  fields: KnownFields | undefined,
): number[] {
  const { tree } = signals;
  if (main === undefined) return [];
  const holds = (index: number, part: number | undefined): boolean =>
    part !== undefined && part >= index && part < (tree.ends[index] ?? 0);
  const isMeta = (index: number): boolean =>
    holds(index, fields?.author) || holds(index, fields?.timeText);
  let top = main;
  for (;;) {
    const parent = tree.parents[top] ?? -1;
    if (parent < record.range.start || isMeta(parent) || isMeta(top)) break;
    if (fields?.author === undefined && fields?.timeText === undefined) break;
    top = parent;
  }
  const level = tree.parents[top] ?? -1;
  return texts.filter((text) => {
    if (text >= top && text < (tree.ends[top] ?? 0)) {
      return isUnder(signals, text, main) || !isTrimming(signals, text, top);
    }
    const branch = branchUnder(signals, text, level);
    if (branch === -1 || (text < (fields?.author ?? -1) && tree.tags[branch] !== 'h1'))
      return false;
    const [before, after] = main < branch ? [main, branch] : [branch, main];
    const isAcross = (fields?.timeText ?? -1) > before && (fields?.timeText ?? -1) < after;
    return isMoreBody(signals, branch, main, isMeta, isAcross);
  });
}

function isUnder(signals: Signals, node: number, around: number): boolean {
  return node >= around && node < (signals.tree.ends[around] ?? 0);
}

/** Badges, counters and bars between the text and the widest part around the body. */
function isTrimming(signals: Signals, text: number, top: number): boolean {
  const { tree, names } = signals;
  const found = climb(
    tree,
    tree.parents[text] ?? -1,
    (at) => at <= top || controlNames.test(names.classesOf(at).join(' ')),
    12,
  );
  return found > top || ordinalText.test((tree.texts[text] ?? '').trim());
}

function branchUnder(signals: Signals, node: number, level: number): number {
  const { tree } = signals;
  if (level < 0) return -1;
  let at = node;
  for (let step = 0; step < 40 && at >= 0; step++) {
    const parent = tree.parents[at] ?? -1;
    if (parent === level) return at;
    at = parent;
  }
  return -1;
}

const proseTags = new Set('p ul ol pre h1 h2 h3 h4 h5 h6 figure dl dd blockquote'.split(' '));

function isMoreBody(
  signals: Signals,
  branch: number,
  main: number,
  isMeta: (index: number) => boolean,
  /** The time stands between. */
  isAcross: boolean,
): boolean {
  const { tree, names } = signals;
  if (isMeta(branch)) return false;
  const tag = tree.tags[branch] ?? '';
  const name = names.of(branch);
  if (tag !== '' && controlNames.test(names.classesOf(branch).join(' '))) return false;
  if (
    !isAcross &&
    tag === tree.tags[main] &&
    names.classesOf(branch)[0] === names.classesOf(main)[0]
  )
    return true;
  if (tag === '' || proseTags.has(tag))
    return !personAccessories.test(name) || bodyNames.test(name);
  if (bodyNames.test(name)) return true;
  return (
    signals.count('letters', branch, tree.ends[branch] ?? branch) >= 20 &&
    !personAccessories.test(name)
  );
}

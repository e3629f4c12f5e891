import { blockOf, type RecordNodes } from '../records/record-units.ts';
import { usualBlocks } from '../records/usual-blocks.ts';
import { nameAt } from '../signals/person-signals.ts';
import { isInterfaceText, type Signals } from '../signals/signals.ts';
import { bodyNames, controlNames, ordinalText, personAccessories } from '../signals/words.ts';
import { climb, endOf, parentOf } from '../tree/tree.ts';
import { blockFacts, likeliestBlock } from './body-blocks.ts';
import { addLinePieces } from './line-pieces.ts';
import { isReplyLine, opensReply } from './reply-line.ts';

export interface KnownFields {
  readonly author: number | undefined;
  readonly timeText: number | undefined;
  /** Nodes of times that are part of the words. */
  readonly told: ReadonlySet<number>;
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
  const plain = plainTexts(signals, records, fields, isRepeated);
  const factsOf = blockFacts(signals, records, plain);
  const mainOf = (record: RecordNodes, texts: readonly number[]): number | undefined =>
    likeliestBlock(factsOf(record, texts));
  const mains = records.map((record, at) => mainOf(record, plain[at] ?? []));
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
      const main = mainOf(record, inPlace);
      return bodyTexts(signals, record, inPlace, main, fields[at]);
    }
    if (hasUsual(record) && content.every((text) => isOfPerson(signals, text))) return [];
    const texts =
      content.length > 0 ? content : terseTexts(signals, record, fields[at], isRepeated);
    return bodyTexts(signals, record, texts, mainOf(record, texts), fields[at]);
  };
  return records.map((record, at) =>
    addLinePieces(signals.tree, record, bodyOf(record, at), (text) =>
      isPlain(signals, record, fields[at], text),
    ),
  );
}

/** The texts of each record that are no name, time or interface. */
export function plainTexts(
  signals: Signals,
  records: readonly RecordNodes[],
  fields: readonly KnownFields[],
  isRepeated: (record: RecordNodes, text: number) => boolean,
): number[][] {
  return records.map((record, at) =>
    record.texts.filter((text) => isContent(signals, record, fields[at], text, isRepeated)),
  );
}

const saysSomething = /[\p{L}\p{N}\p{Extended_Pictographic}?!？！+]/u;

/** The name of somebody, as whom a post answers. */
function isOfPerson({ tree, persons }: Signals, text: number): boolean {
  return climb(tree, text, (at) => persons.has(at), 4) >= 0;
}

function holdsLink({ tree }: Signals, block: number): boolean {
  for (let at = block; at < endOf(tree, block); at++) {
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
  const isTime = (at: number): boolean => timeTexts.has(at) && !fields?.told.has(at);
  if (isTime(text) || text === fields?.author) return false;
  let at = parentOf(tree, text);
  for (let step = 0; step < 14 && at >= record.range.start; step++) {
    if (at === fields?.author || isTime(at) || isLinkOfAuthor(signals, fields, at)) return false;
    if (at !== record.range.start && isControlElement(signals, at)) return false;
    at = parentOf(tree, at);
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
  const holdsAuthor = author >= index && author < endOf(tree, index);
  return !holdsAuthor && names.attribute(index, 'href') === href && /[^#]/.test(href);
}

function isControlElement({ tree, names, forms, persons }: Signals, index: number): boolean {
  // Whom the words turn to may be pressed for a card about them.
  if (tree.tags[index] === 'a' && persons.has(index)) return false;
  return (
    ['button', 'nav', 'menu', 'label', 'aside'].includes(tree.tags[index] ?? '') ||
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
  return bodyNames.test(names.of(block)) && tree.tags[parentOf(tree, text)] !== 'a';
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
          parentOf(tree, text),
          (at) => isOutside(at) || tree.tags[at] === 'a' || controlNames.test(names.of(at)),
          8,
        ),
      ),
  );
  const own = plain.filter((text) => !isRepeated(record, text));
  if (own.length > 0) return own;
  return plain.filter((text) => bodyNames.test(names.of(blockOf(signals, text, record.range))));
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
    part !== undefined && part >= index && part < endOf(tree, index);
  const heads = headsOf(signals, record, main, fields);
  const isMeta = (index: number): boolean => heads.some((head) => holds(index, head));
  let top = main;
  for (;;) {
    const parent = parentOf(tree, top);
    if (parent < record.range.start || isMeta(parent) || isMeta(top)) break;
    if (fields?.author === undefined && fields?.timeText === undefined) break;
    top = parent;
  }
  const level = parentOf(tree, top);
  return texts.filter((text) => {
    if (text >= top && text < endOf(tree, top)) {
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

/**
 * The name and the time, and whatever else outside of the words shows the same name or time: posts tell it
 * twice.
 */
function headsOf(
  { tree, persons, timeTexts }: Signals,
  record: RecordNodes,
  main: number,
  fields: KnownFields | undefined,
): number[] {
  const own = [fields?.author, fields?.timeText].filter((at) => at !== undefined);
  const name = fields?.author === undefined ? '' : nameAt(tree, fields.author);
  const iso = timeTexts.get(fields?.timeText ?? -1)?.iso;
  const others = record.elements.filter((at) => {
    if (at >= main && at < endOf(tree, main)) return false;
    if (persons.has(at)) return name !== '' && nameAt(tree, at) === name;
    return iso !== undefined && timeTexts.get(at)?.iso === iso;
  });
  return [...own, ...others];
}

function isUnder(signals: Signals, node: number, around: number): boolean {
  return node >= around && node < endOf(signals.tree, around);
}

/** Badges, counters and bars between the text and the widest part around the body. */
function isTrimming(signals: Signals, text: number, top: number): boolean {
  const { tree, names } = signals;
  const found = climb(
    tree,
    parentOf(tree, text),
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
    const parent = parentOf(tree, at);
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
    signals.count('letters', branch, endOf(tree, branch)) >= 20 && !personAccessories.test(name)
  );
}

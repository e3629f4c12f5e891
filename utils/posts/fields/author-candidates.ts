import type { NameFacts } from '../features/author-features.ts';
import { blockOf, pathKey, type RecordNodes } from '../records/record-units.ts';
import { cleanName, isNameText } from '../signals/name-text.ts';
import { maxNameLength, personWeight } from '../signals/person-signals.ts';
import type { Signals } from '../signals/signals.ts';
import { bodyNames, honorific } from '../signals/words.ts';
import { climb, endOf, parentOf, subtreeText } from '../tree/tree.ts';
import { keyShares, keyVarieties } from './author-votes.ts';

/** A text of a record that could be the name of its author, and what is known of it. */
export interface NameCandidate {
  /** The outermost element that shows it and nothing else, or the text itself. */
  readonly index: number;
  readonly text: string;
  /** Where it stands in its record. */
  readonly key: string;
  readonly href: string | undefined;
  readonly facts: NameFacts;
}

type OwnFacts = Omit<NameFacts, 'share' | 'variety'>;
type OwnCandidate = Omit<NameCandidate, 'facts'> & { readonly facts: OwnFacts };

/** What boards call all who give no name. */
const nobody = /^(?:名無し|ななし|匿名|anonymous|anon$|guest$|游客|訪客|访客|ゲスト)/i;
/** `[热门]`, `【置顶】`: words in square brackets are a mark on the post. */
const badge = /^[[【［][^\]】］]*[\]】］]$/u;
/** Of what only stands as a name would. */
const guessWeight = 0.5;

/** For each record, what could be the name of its author. */
export function readNameCandidates(
  signals: Signals,
  records: readonly RecordNodes[],
  isRepeated: (record: RecordNodes, text: number) => boolean,
): NameCandidate[][] {
  const all = records.map((record) => candidatesOf(signals, record, isRepeated));
  const controls = sharedControls(all);
  const lists = all.map((list) => list.filter(({ text }) => !controls.has(withoutNumber(text))));
  const share = keyShares(records, lists);
  const variety = keyVarieties(records, lists);
  return records.map(({ kind }, at) =>
    (lists[at] ?? []).map((each) => ({
      ...each,
      facts: { ...each.facts, share: share(kind, each.key), variety: variety(kind, each.key) },
    })),
  );
}

/** `Post #3` and `Post #4` say the same of their posts. */
const withoutNumber = (text: string): string => text.replace(/[#＃№]\s?\p{Nd}+/gu, '#');

/** Fewer records may share a name by chance, with a link that leads to what each of them said. */
const leastShared = 3;

/**
 * Texts that most records have as a link, and each to another place: “Reply to author”, “Post #3”. A person's
 * own name leads to that person wherever it stands.
 */
function sharedControls(lists: readonly (readonly OwnCandidate[])[]): Set<string> {
  const places = new Map<string, { records: number; targets: Set<string> }>();
  for (const list of lists) {
    // Where each leads; what is numbered leads to its post.
    const targets = new Map(
      list.flatMap(({ text, href }) => {
        const words = withoutNumber(text);
        const target = words === text ? href : text;
        return target === undefined ? [] : [[words, target] as const];
      }),
    );
    for (const [words, target] of targets) {
      const place = places.get(words) ?? { records: 0, targets: new Set() };
      place.records++;
      place.targets.add(target);
      places.set(words, place);
    }
  }
  const shared = [...places].filter(
    ([words, { records, targets }]) =>
      records >= leastShared &&
      records * 2 > lists.length &&
      targets.size === records &&
      !nobody.test(words),
  );
  return new Set(shared.map(([words]) => words));
}

function candidatesOf(
  signals: Signals,
  record: RecordNodes,
  isRepeated: (record: RecordNodes, text: number) => boolean,
): OwnCandidate[] {
  const { tree, timeTexts } = signals;
  const found: OwnCandidate[] = [];
  const labels = labelsOf(signals, record);
  const pictured = avatarHrefs(signals, record);
  const firstTime = record.elements
    .concat(record.texts)
    .reduce(
      (first, at) => (timeTexts.has(at) ? Math.min(first, at) : first),
      Number.POSITIVE_INFINITY,
    );
  const seen = new Set<number>();
  for (const text of record.texts) {
    const own = (tree.texts[text] ?? '').trim();
    if (own === '' || own.length > maxNameLength || honorific.test(own)) continue;
    const isLoose = signals.persons.has(text);
    const chain = isLoose ? [text] : sameTextChain(signals, record, text);
    const top = chain.at(-1);
    if (top === undefined || seen.has(top) || chain.some((index) => timeTexts.has(index))) continue;
    seen.add(top);
    const shown = cleanName(withoutHonorific(subtreeText(tree, top, maxNameLength) ?? '', own));
    if (shown === '' || !isNameText(shown)) continue;
    const declared = Math.max(...chain.map((index) => personWeight(tree, signals.names, index)));
    // A page on which one person says nearly all: a picture called so tells a name from a badge.
    const isLabel = shown.length > 1 && labels.includes(shown);
    const isBadge = badge.test(subtreeText(tree, top, maxNameLength)?.trim() ?? '');
    if (declared === 0 && isBadge) continue;
    if (declared === 0 && !isLabel && isRepeated(record, text) && !nobody.test(shown)) continue;
    const isGuessed = chain.some((index) => signals.persons.has(index));
    const link = chain.find((index) => tree.tags[index] === 'a');
    const href = link === undefined ? undefined : signals.names.attribute(link, 'href');
    found.push({
      index: top,
      text: shown,
      key: pathKey(signals, chain[0] ?? top, record.range),
      href,
      facts: {
        text: shown,
        weight: Math.max(declared, isGuessed ? guessWeight : 0),
        isInPerson: isUnder(
          signals,
          record,
          text,
          (at) => signals.persons.has(at) || authorLine.test(signals.names.of(at)),
        ),
        order: found.length,
        isLinked: href !== undefined,
        isLinkOfPicture: href !== undefined && pictured.has(href),
        isBesideTime: isBesideTime(signals, record, top),
        isBeforeTime: top < firstTime,
        isLabel,
        isAfterPicture: isAfterPicture(signals, record, top),
        isInBody: isInBody(signals, record, text, top),
        leadsBlock: text - blockOf(signals, text, record.range) <= maxLead,
        isInProse: isUnder(signals, record, text, (at) => proseTag.test(tree.tags[at] ?? '')),
        isBold: chain.some((index) => boldTag.test(tree.tags[index] ?? '')),
      },
    });
  }
  return found.filter((candidate) => !isInitialOf(candidate, found));
}

/** Nodes between the start of a block and its first words: a wrapper or two. */
const maxLead = 4;
const boldTag = /^(?:b|strong|h[1-6])$/;
/** Of an element that tells who wrote, and perhaps when. */
const authorLine = /(?:^| )(?:author|p-author|h-card|byline)(?: |$)/;
const proseTag = /^(?:p|blockquote|pre)$/;

/** An element around the text, within the record, passes the test. */
function isUnder(
  { tree }: Signals,
  { range }: RecordNodes,
  text: number,
  test: (at: number) => boolean,
): boolean {
  const found = climb(tree, parentOf(tree, text), (at) => at <= range.start || test(at));
  return found > range.start;
}

/** Shown where a picture of the person is missing. */
function isInitialOf(
  { text, facts: { weight } }: OwnCandidate,
  candidates: readonly OwnCandidate[],
): boolean {
  return (
    text.length < 3 &&
    candidates.some(
      (other) =>
        (weight <= guessWeight || other.facts.weight >= weight) &&
        other.text.length > text.length &&
        other.text.startsWith(text),
    )
  );
}

/** From the text's parent up, as long as an element shows nothing but this text. */
function sameTextChain(signals: Signals, record: RecordNodes, text: number): number[] {
  const { tree } = signals;
  const chain: number[] = [];
  let at = parentOf(tree, text);
  const own = (tree.texts[text] ?? '').trim();
  const shown = subtreeText(tree, at, maxNameLength);
  while (at >= record.range.start && shown !== undefined && chain.length < 6) {
    const around = subtreeText(tree, at, maxNameLength);
    if (around === undefined || (around !== shown && withoutHonorific(around, own) !== own)) break;
    chain.push(at);
    at = parentOf(tree, at);
  }
  return chain;
}

/** `みかん箱さん` where `さん` is not part of the name's own text. */
function withoutHonorific(shown: string, own: string): string {
  return shown.startsWith(own) && honorific.test(shown.slice(own.length)) ? own : shown;
}

/** A mention: the text around it says more. */
function isInBody(signals: Signals, record: RecordNodes, text: number, top: number): boolean {
  const { tree, names } = signals;
  const block = blockOf(signals, text, record.range);
  if (block >= top) return false;
  const around = signals.count('letters', block, endOf(tree, block));
  const isNamedBody = block > record.range.start && bodyNames.test(names.of(block));
  return isNamedBody && around > 0 && signals.count('timeTexts', block, endOf(tree, block)) === 0;
}

/** What pictures and controls of the record are called for those who do not see them. */
function labelsOf(signals: Signals, record: RecordNodes): string {
  const labels = record.elements
    .slice(0, 40)
    .flatMap((index) => [
      signals.names.attribute(index, 'alt') ?? '',
      signals.names.attribute(index, 'aria-label') ?? '',
    ]);
  return labels.filter((label) => label !== '' && label.length < 120).join('\n');
}

/** Letters in one line with a time: of a name and a few words more. */
const maxLineLetters = 40;

/** In one short line with a time, or the very text before or after it. */
function isBesideTime(signals: Signals, record: RecordNodes, index: number): boolean {
  const { tree } = signals;
  const end = endOf(tree, index);
  const shown = record.texts.filter((text) => (tree.texts[text] ?? '').trim() !== '');
  const first = shown.findIndex((text) => text >= index);
  const after = shown.findIndex((text) => text >= end);
  if (isInTimeText(signals, shown[first - 1]) || isInTimeText(signals, shown[after])) return true;
  let at = index;
  for (let step = 0; step < 4 && at >= record.range.start; step++) {
    if (subtreeText(tree, at, 100) === undefined) return false;
    if (signals.count('timeTexts', at, endOf(tree, at)) > 0) {
      return signals.count('letters', at, endOf(tree, at)) <= maxLineLetters;
    }
    at = parentOf(tree, at);
  }
  return false;
}

/** Nothing is said between a picture and it. */
function isAfterPicture({ tree }: Signals, record: RecordNodes, index: number): boolean {
  for (let at = index - 1; at > record.range.start; at--) {
    if (tree.tags[at] === 'img' || tree.tags[at] === 'svg') return tree.tags[at] === 'img';
    if (tree.tags[at] === '' && (tree.texts[at] ?? '').trim() !== '') return false;
  }
  return false;
}

function isInTimeText({ tree, timeTexts }: Signals, text: number | undefined): boolean {
  return text !== undefined && climb(tree, text, (at) => timeTexts.has(at), 4) >= 0;
}

/** Where pictures of persons link to. */
function avatarHrefs(signals: Signals, record: RecordNodes): Set<string> {
  const { tree, names } = signals;
  const hrefs = new Set<string>();
  for (const index of record.elements) {
    if (tree.tags[index] !== 'img') continue;
    let at = index;
    for (let step = 0; step < 4 && at > record.range.start; step++) {
      const href = names.attribute(at, 'href');
      if (href !== undefined) hrefs.add(href);
      at = parentOf(tree, at);
    }
  }
  return hrefs;
}

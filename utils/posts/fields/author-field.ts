import { defined } from '../../defined.ts';
import { blockOf, pathKey, type RecordNodes } from '../records/record-units.ts';
import { cleanName, isNameText } from '../signals/name-text.ts';
import { maxNameLength, personWeight } from '../signals/person-signals.ts';
import type { Signals } from '../signals/signals.ts';
import { bodyNames, honorific, personHref } from '../signals/words.ts';
import { climb, subtreeText } from '../tree/tree.ts';
import {
  electedKeys,
  honorificEnd,
  keyShares,
  kindsWithHonorifics,
  passedOverKeys,
} from './author-votes.ts';

export interface AuthorField {
  /** The outermost element that shows the name and nothing else; absent where none shows it. */
  readonly index?: number;
  readonly name: string;
  /** The link to the person. */
  readonly href?: string;
}

interface Candidate {
  readonly index: number;
  readonly text: string;
  readonly key: string;
  readonly weight: number;
  readonly href: string | undefined;
  readonly order: number;
  readonly isInBody: boolean;
  readonly leadsBody: boolean;
  /** A picture or the record itself is labelled with it. */
  readonly isLabel: boolean;
  /** Stands in one short line with a time. */
  readonly isBesideTime: boolean;
  /** The first words after a picture, which leads or follows them in the same part of the record. */
  readonly isAfterPicture: boolean;
}

/** Who wrote each record, by comparing where names stand in records of one kind. */
export function readAuthors(
  signals: Signals,
  records: readonly RecordNodes[],
  isRepeated: (record: RecordNodes, text: number) => boolean,
): (AuthorField | undefined)[] {
  const lists = records.map((record) => candidatesOf(signals, record, isRepeated));
  const share = keyShares(records, lists);
  const first = records.map((record, at) => bestOf(signals, record, lists[at] ?? [], share));
  const isPassedOver = passedOverKeys(records, lists, first);
  const isElected = electedKeys(records, first);
  const isAddressed = kindsWithHonorifics(records, first);
  return records.map((record, at) => {
    const chosen = first[at];
    const isRight = chosen === undefined || !isPassedOver(record.kind, chosen.key);
    const left = (lists[at] ?? []).filter(({ key }) => !isPassedOver(record.kind, key));
    const best =
      (isRight ? chosen : bestOf(signals, record, left, share)) ??
      left.find(({ key }) => isElected(record.kind, key));
    const unshown = unshownName(signals, record);
    if (unshown !== undefined && (best?.weight ?? 0) < 2 && best?.text !== unshown)
      return { name: unshown };
    if (best === undefined) return undefined;
    const href = best.href ?? nearbyHref(signals, record, best);
    const name = cleanName(best.text);
    return {
      index: best.index,
      name: isAddressed.has(record.kind) ? name.replace(honorificEnd, '') : name,
      ...defined({ href }),
    };
  });
}

/** The name that only an attribute tells. */
function unshownName({ unshown }: Signals, { elements }: RecordNodes): string | undefined {
  const bearer =
    unshown.names.size === 0 ? undefined : elements.find((index) => unshown.names.has(index));
  return bearer === undefined ? undefined : unshown.names.get(bearer);
}

type Share = (kind: string, key: string) => number;

const leastScore = 2;
/** What boards call all who give no name. */
const nobody = /^(?:名無し|ななし|匿名|anonymous|anon$|guest$|游客|訪客|访客|ゲスト)/i;
/** Of what only stands as a name would. */
const guessWeight = 0.5;

function bestOf(
  signals: Signals,
  record: RecordNodes,
  candidates: readonly Candidate[],
  share: Share,
): Candidate | undefined {
  const avatars = avatarHrefs(signals, record);
  let best: Candidate | undefined;
  let bestScore = leastScore;
  for (const candidate of candidates) {
    const score = scoreOf(candidate, share(record.kind, candidate.key), avatars);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function candidatesOf(
  signals: Signals,
  record: RecordNodes,
  isRepeated: (record: RecordNodes, text: number) => boolean,
): Candidate[] {
  const { tree, timeTexts } = signals;
  const found: Candidate[] = [];
  const labels = labelsOf(signals, record);
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
    if (declared === 0 && isRepeated(record, text) && !nobody.test(shown)) continue;
    const isGuessed = chain.some((index) => signals.persons.has(index));
    const weight = Math.max(declared, isGuessed ? guessWeight : 0);
    const link = chain.find((index) => tree.tags[index] === 'a');
    found.push({
      index: top,
      text: shown,
      key: pathKey(signals, chain[0] ?? top, record.range),
      weight,
      href: link === undefined ? undefined : signals.names.attribute(link, 'href'),
      order: found.length,
      isInBody: isInBody(signals, record, text, top),
      isLabel: shown.length > 1 && labels.includes(shown),
      isBesideTime: isBesideTime(signals, record, top),
      isAfterPicture: isAfterPicture(signals, record, top),
      leadsBody: text - blockOf(signals, text, record.range) <= 4,
    });
  }
  return found.filter((candidate) => !isInitialOf(candidate, found));
}

/** Shown where a picture of the person is missing. */
function isInitialOf({ text, weight }: Candidate, candidates: readonly Candidate[]): boolean {
  return (
    text.length < 3 &&
    candidates.some(
      (other) =>
        other.weight >= weight && other.text.length > text.length && other.text.startsWith(text),
    )
  );
}

/** From the text's parent up, as long as an element shows nothing but this text. */
function sameTextChain(signals: Signals, record: RecordNodes, text: number): number[] {
  const { tree } = signals;
  const chain: number[] = [];
  let at = tree.parents[text] ?? -1;
  const own = (tree.texts[text] ?? '').trim();
  const shown = subtreeText(tree, at, maxNameLength);
  while (at >= record.range.start && shown !== undefined && chain.length < 6) {
    const around = subtreeText(tree, at, maxNameLength);
    if (around === undefined || (around !== shown && withoutHonorific(around, own) !== own)) break;
    chain.push(at);
    at = tree.parents[at] ?? -1;
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
  const around = signals.count('letters', block, tree.ends[block] ?? block);
  const isNamedBody = block > record.range.start && bodyNames.test(names.of(block));
  return (
    isNamedBody && around > 0 && signals.count('timeTexts', block, tree.ends[block] ?? block) === 0
  );
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
  const end = tree.ends[index] ?? index;
  const shown = record.texts.filter((text) => (tree.texts[text] ?? '').trim() !== '');
  const first = shown.findIndex((text) => text >= index);
  const after = shown.findIndex((text) => text >= end);
  if (isInTimeText(signals, shown[first - 1]) || isInTimeText(signals, shown[after])) return true;
  let at = index;
  for (let step = 0; step < 4 && at >= record.range.start; step++) {
    if (subtreeText(tree, at, 100) === undefined) return false;
    if (signals.count('timeTexts', at, tree.ends[at] ?? at) > 0) {
      return signals.count('letters', at, tree.ends[at] ?? at) <= maxLineLetters;
    }
    at = tree.parents[at] ?? -1;
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

function scoreOf(candidate: Candidate, share: number, avatars: ReadonlySet<string>): number {
  let score = 1.2 * candidate.weight + 1.5 * share - 0.25 * Math.min(candidate.order, 6);
  if (candidate.href !== undefined) score += 0.8;
  if (candidate.isBesideTime) score += 0.8;
  if (candidate.isLabel) score += 1;
  if (candidate.isAfterPicture) score += 0.7;
  if (candidate.href !== undefined && avatars.has(candidate.href)) score += 1.5;
  if (candidate.isInBody) score -= candidate.leadsBody ? 1 : 5;
  if (candidate.text.startsWith('@')) score -= candidate.isInBody ? 2 : 0.6;
  if (candidate.text.length > 30) score -= 1;
  if (/[.!?。！？]$/.test(candidate.text)) score -= 1;
  return score;
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
      at = tree.parents[at] ?? -1;
    }
  }
  return hrefs;
}

/** A link around the name, or the first link in the record that leads to a person. */
function nearbyHref(
  signals: Signals,
  record: RecordNodes,
  candidate: Candidate,
): string | undefined {
  const { tree, names } = signals;
  let at = candidate.index;
  for (let step = 0; step < 4 && at >= record.range.start; step++) {
    if (tree.tags[at] === 'a') return names.attribute(at, 'href');
    at = tree.parents[at] ?? -1;
  }
  for (let inner = candidate.index; inner < (tree.ends[candidate.index] ?? 0); inner++) {
    if (tree.tags[inner] === 'a') return names.attribute(inner, 'href');
  }
  const links = record.elements.filter((index) => tree.tags[index] === 'a');
  return links
    .map((index) => names.attribute(index, 'href'))
    .find(
      (href) =>
        href !== undefined &&
        personHref.test(href) &&
        links.some((index) => index < candidate.index && names.attribute(index, 'href') === href),
    );
}

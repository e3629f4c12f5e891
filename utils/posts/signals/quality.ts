import { climb, endOf, parentOf } from '../tree/tree.ts';
import type { NodeRange } from './candidate-groups.ts';
import type { Counts, Signals } from './signals.ts';
import { asideNames, talkNames } from './words.ts';

/** From here on a range has who, when and what. */
export const fullQuality = 0.7;

/**
 * How much a range looks like one post, 0 to 1, from what it holds itself: something said, who and when; less
 * for several times (several posts), mostly links (a list of pages), prices (goods) and marks of paid
 * content.
 */
export function postQuality(own: Counts, isTalk: boolean): number {
  // A headline alone says what a talk is about, and is none of it.
  const says = own.letters > own.headed || own.media > (own.persons > 0 ? 1 : 0);
  const when = own.timeTexts > 0;
  // Boards where nobody has a name give each post a number.
  const who = own.persons > 0 || (when && own.numbers > 0 && own.linked <= own.letters);
  if (!says || !(who || when) || own.ads > 0) return 0;
  if (own.letters === 0 && own.linked > 0 && !isTalk) return 0;
  let quality = who && when ? 1 : isTalk ? 0.5 : 0.35;
  if (own.timeTexts > 2) quality *= own.timeTexts > 4 ? 0.2 : 0.5;
  if (own.linked > 10 * (own.letters + 4)) quality *= 0.3;
  else if (own.linked > own.letters && own.linked > 12 && !isTalk) quality *= 0.5;
  // Goods have a price, and may have a date and a seller; who writes about them is named as a person.
  if (own.prices > 0 && (!when || own.declared === 0)) quality *= 0.3;
  if (own.titles > 0 && own.replies === 0 && (own.declared === 0 || own.teasers > 0))
    quality *= 0.3;
  else if (isOfPages(own, isTalk)) quality *= 0.3;
  return quality;
}

/**
 * Articles, events and goods have a headline each, and nothing to press; so have reviews, with a mark by
 * somebody.
 */
function isOfPages(own: Counts, isTalk: boolean): boolean {
  if (own.replies + own.controls > 0 || (own.ratings > 0 && own.declared > 0)) return false;
  const isLinked = own.titles > 0;
  const isHeaded = own.headings > 0 && own.ratings === 0;
  return isTalk ? isLinked && isHeaded : isLinked || isHeaded;
}

/** A post that says only `+1`: believed where its likes are posts. */
export function isShortPost(own: Counts): boolean {
  return (
    own.letters === own.headed &&
    own.headings === 0 &&
    own.weak > 0 &&
    own.persons + own.timeTexts > 0 &&
    own.ads === 0 &&
    own.timeTexts < 3
  );
}

/**
 * Says something and names a person or a time, but not both: `[deleted]`. Believed where its likes are posts.
 */
export function isPartialPost(own: Counts): boolean {
  return (
    own.letters > own.headed &&
    own.persons + own.timeTexts > 0 &&
    own.ads + own.prices + own.titles === 0 &&
    own.linked <= own.letters &&
    own.timeTexts < 3
  );
}

/** The markup itself calls the element a post, comment, message and the like. */
export function isCalledTalk(signals: Signals, index: number): boolean {
  const { tree, names } = signals;
  const type = names.attribute(index, 'itemtype') ?? '';
  const isArticle = tree.tags[index] === 'article' || names.attribute(index, 'role') === 'article';
  return isArticle || talkNames.test(`${names.of(index)} ${type}`);
}

/** The markup itself says that the element is who said something. */
export function isCalledPerson({ names }: Signals, index: number): boolean {
  return (
    /(?:^|\s)(?:author|creator)(?:\s|$)/.test(names.attribute(index, 'itemprop') ?? '') ||
    /\/(?:Person|Organization)\s*$/.test(names.attribute(index, 'itemtype') ?? '')
  );
}

/**
 * All words of the range stand in what the markup says is a person: their card, with name, rank and marks.
 */
export function isPersonCard(signals: Signals, { start, end }: NodeRange): boolean {
  let outside = start;
  let holdsPerson = false;
  for (let at = start + 1; at < end; at++) {
    if (signals.tree.tags[at] === '' || !isCalledPerson(signals, at)) continue;
    if (signals.count('letters', outside, at) > 0) return false;
    holdsPerson = true;
    outside = endOf(signals.tree, at);
    at = outside - 1;
  }
  return holdsPerson && signals.count('letters', outside, end) === 0;
}

/** So called itself, or within something so called. */
export function isInTalk(signals: Signals, index: number): boolean {
  const { tree } = signals;
  const isPage = (at: number): boolean => /^(?:body|html|#root)$/.test(tree.tags[at] ?? '');
  return climb(tree, index, (at) => !isPage(at) && isCalledTalk(signals, at), 8) >= 0;
}

/** Stands beside the conversation: in navigation, a footer, a side column, a list of recommendations. */
export function isAside(signals: Signals, index: number): boolean {
  const { tree, names } = signals;
  const found = climb(tree, parentOf(tree, index), (at) => {
    const tag = tree.tags[at] ?? '';
    if (tag === 'nav' || tag === 'aside') return !talkNames.test(names.of(at));
    const name = names.of(at);
    return (
      name !== '' &&
      asideNames.test(name) &&
      !talkNames.test(name) &&
      tag !== 'body' &&
      tag !== 'html' &&
      !holdsMost(signals, at)
    );
  });
  return found >= 0;
}

/** More than half of what the page says: what is beside the conversation is no more than it. */
function holdsMost({ tree, count }: Signals, index: number): boolean {
  const end = endOf(tree, index);
  return count('letters', index, end) * 2 > count('letters', 0, tree.size);
}

/** Repeats another post inside this one: a quotation, the original of a repost. */
export function isQuote(signals: Signals, range: NodeRange): boolean {
  return signals.quotes.has(range.start);
}

import { mayHoldPost, type NodeRange } from '../signals/candidate-groups.ts';
import { ownCounts } from '../signals/own-counts.ts';
import {
  fullQuality,
  isAside,
  isCalledTalk,
  isPersonCard,
  isQuote,
  postQuality,
} from '../signals/quality.ts';
import type { Signals } from '../signals/signals.ts';
import { replyListNames } from '../signals/words.ts';
import { canBePost, siblingKey } from '../tree/shape-keys.ts';
import { climb, endOf, isElementAt, parentOf } from '../tree/tree.ts';
import { firstPerson } from './first-person.ts';
import { isInside, mergeRanges, NodeRangeSet } from './node-ranges.ts';

/** Letters below which a list beside a conversation is taken for previews: `ok`, `12 new`. */
export const leastLetters = 6;
const leastTagLikeness = 0.7;

/**
 * Adds what has no like on the page: a question over its answers, an opening post. Either its markup calls it
 * so, or it stands before the first post and is built as the posts are.
 */
export function addLonePosts(signals: Signals, records: NodeRangeSet): NodeRangeSet {
  const { tree } = signals;
  const first = records.list[0]?.start ?? -1;
  const usual = usualTags(signals, records.list);
  let all = records;
  for (let index = tree.size - 1; index >= 0; index--) {
    if (!canBePost(tree.tags[index] ?? '')) continue;
    const range = { start: index, end: endOf(tree, index) };
    if (!mayHoldPost(signals, range.start, range.end)) continue;
    const isOpening =
      range.end <= first &&
      tagLikeness(signals, range, usual) >= leastTagLikeness &&
      !hasLikes(signals, index);
    const isCalled = isCalledTalk(signals, index) && !isCalledList(signals, index);
    if (!isOpening && (!isCalled || isMainArticle(signals, range))) continue;
    if (isQuote(signals, range) || isAside(signals, index) || isPersonCard(signals, range))
      continue;
    if (all.clashesWith(range)) continue;
    if (all.holds(range) && !isLoneReply(signals, range, all)) continue;
    const rest = new NodeRangeSet(withoutOwnPart(signals, range, all.list, records));
    if (isOnePost(signals, range, rest)) all = new NodeRangeSet(mergeRanges(rest.list, [range]));
  }
  return all;
}

/** Without the one lone post within the range that is by the very person whom the range names before it. */
function withoutOwnPart(
  signals: Signals,
  range: NodeRange,
  all: readonly NodeRange[],
  known: NodeRangeSet,
): readonly NodeRange[] {
  const parts = all.filter((record) => isInside(record, range));
  const [part] = parts;
  if (part === undefined || parts.length > 1 || known.list.includes(part)) return all;
  const name = firstPerson(signals, { start: range.start, end: part.start });
  return name !== '' && name === firstPerson(signals, part)
    ? all.filter((record) => record !== part)
    : all;
}

function isCalledList({ tree, names }: Signals, index: number): boolean {
  const isTagOfPost = tree.tags[index] === 'article';
  return !isTagOfPost && names.classesOf(index).some((token) => /list$/i.test(token));
}

/** One of a list, of which none was taken for a post. */
function hasLikes({ tree, names }: Signals, index: number): boolean {
  const parent = parentOf(tree, index);
  const key = siblingKey(names, tree, index);
  let likes = 0;
  for (let at = parent + 1; at < endOf(tree, parent); at = endOf(tree, at)) {
    if (isElementAt(tree, at) && siblingKey(names, tree, at) === key) likes++;
  }
  return likes > 2;
}

/** In a list of replies inside a post, which stays a post without it. */
function isLoneReply(signals: Signals, range: NodeRange, all: NodeRangeSet): boolean {
  const { tree, names } = signals;
  const outer = all.list.findLast((record) => isInside(range, record));
  if (outer === undefined) return false;
  const list = climb(
    tree,
    parentOf(tree, range.start),
    (at) => at <= outer.start || replyListNames.test(names.of(at)),
    4,
  );
  if (list <= outer.start) return false;
  const others = all.list.filter((record) => record !== outer && isInside(record, outer));
  const left = ownCounts(signals, [outer], mergeRanges(others, [range]))[0];
  return left !== undefined && left.letters > 0 && postQuality(left, true) >= fullQuality;
}

function isOnePost(signals: Signals, range: NodeRange, all: NodeRangeSet): boolean {
  const own = ownCounts(signals, [range], all.list)[0];
  if (own === undefined || own.timeTexts === 0 || own.persons === 0) return false;
  const said = own.letters - own.headed;
  return postQuality(own, true) >= fullQuality && said >= leastLetters && own.timeTexts <= 2;
}

/** The article that a page is about, with the page's own headline: commented on, but no part of the talk. */
function isMainArticle(signals: Signals, { start, end }: NodeRange): boolean {
  const { tree, names } = signals;
  if (/question|topic|thread|tweet|status|toot/i.test(names.of(start))) return false;
  for (let at = start; at < end; at++) if (tree.tags[at] === 'h1') return true;
  return false;
}

/** Tags that most of the records have. */
function usualTags(signals: Signals, records: readonly NodeRange[]): Set<string> {
  const counts = new Map<string, number>();
  const sample = records.slice(0, 40);
  for (const record of sample) {
    for (const tag of tagsIn(signals, record)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n * 2 > sample.length).map(([tag]) => tag));
}

function tagsIn({ tree }: Signals, { start, end }: NodeRange): Set<string> {
  const tags = new Set<string>();
  for (let at = start + 1; at < end && at < start + 80; at++) {
    const tag = tree.tags[at] ?? '';
    if (tag === '') continue;
    tags.add(`${tree.tags[parentOf(tree, at)] ?? ''}>${tag}`);
  }
  return tags;
}

function tagLikeness(signals: Signals, range: NodeRange, usual: ReadonlySet<string>): number {
  if (usual.size < 3) return 0;
  const own = tagsIn(signals, range);
  const common = [...own].filter((tag) => usual.has(tag)).length;
  return (2 * common) / (own.size + usual.size);
}

import { mayHoldPost, type Stretch } from './candidate-groups.ts';
import { ownCounts } from './own-counts.ts';
import { fullQuality, isAside, isCalledTalk, isQuote, postQuality } from './quality.ts';
import { canBePost, siblingKey } from './shape-keys.ts';
import type { Signals } from './signals.ts';
import { isInside, mergeStretches, StretchSet } from './stretches.ts';
import { climb, isElementAt } from './tree.ts';
import { replyListNames } from './words.ts';

/** Letters below which a list beside a conversation is taken for previews: `ok`, `12 new`. */
export const leastLetters = 6;
const leastTagLikeness = 0.7;

/**
 * Adds what has no like on the page: a question over its answers, an opening post. Either its markup calls it so, or it stands
 * before the first post and is built as the posts are.
 */
export function addSingles(signals: Signals, records: StretchSet): StretchSet {
  const { tree } = signals;
  const first = records.list[0]?.start ?? -1;
  const usual = usualTags(signals, records.list);
  let all = records;
  for (let index = tree.size - 1; index >= 0; index--) {
    if (!canBePost(tree.tags[index] ?? '')) continue;
    const stretch = { start: index, end: tree.ends[index] ?? index + 1 };
    if (!mayHoldPost(signals, stretch.start, stretch.end)) continue;
    const isOpening =
      stretch.end <= first &&
      tagLikeness(signals, stretch, usual) >= leastTagLikeness &&
      !hasLikes(signals, index);
    const isCalled = isCalledTalk(signals, index) && !isCalledList(signals, index);
    if (!isOpening && (!isCalled || isMainArticle(signals, stretch))) continue;
    if (isQuote(signals, stretch) || isAside(signals, index)) continue;
    if (all.clashesWith(stretch)) continue;
    if (all.holds(stretch) && !isLoneReply(signals, stretch, all)) continue;
    if (isOnePost(signals, stretch, all)) all = new StretchSet(mergeStretches(all.list, [stretch]));
  }
  return all;
}

function isCalledList({ tree, names }: Signals, index: number): boolean {
  const isTagOfPost = tree.tags[index] === 'article';
  return !isTagOfPost && names.classesOf(index).some((token) => /list$/i.test(token));
}

/** One of a list, of which none was taken for a post. */
function hasLikes({ tree, names }: Signals, index: number): boolean {
  const parent = tree.parents[index] ?? -1;
  const key = siblingKey(names, tree, index);
  let likes = 0;
  for (let at = parent + 1; at < (tree.ends[parent] ?? 0); at = tree.ends[at] ?? at + 1) {
    if (isElementAt(tree, at) && siblingKey(names, tree, at) === key) likes++;
  }
  return likes > 2;
}

/** In a list of replies inside a post, which stays a post without it. */
function isLoneReply(signals: Signals, stretch: Stretch, all: StretchSet): boolean {
  const { tree, names } = signals;
  const outer = all.list.findLast((record) => isInside(stretch, record));
  if (outer === undefined) return false;
  const list = climb(
    tree,
    tree.parents[stretch.start] ?? -1,
    (at) => at <= outer.start || replyListNames.test(names.of(at)),
    4,
  );
  if (list <= outer.start) return false;
  const others = all.list.filter((record) => record !== outer && isInside(record, outer));
  const left = ownCounts(signals, [outer], mergeStretches(others, [stretch]))[0];
  return left !== undefined && left.letters > 0 && postQuality(left, true) >= fullQuality;
}

function isOnePost(signals: Signals, stretch: Stretch, all: StretchSet): boolean {
  const own = ownCounts(signals, [stretch], all.list)[0];
  if (own === undefined || own.stamps === 0 || own.persons === 0) return false;
  return postQuality(own, true) >= fullQuality && own.letters >= leastLetters && own.stamps <= 2;
}

/** The article that a page is about, with the page's own headline: commented on, but no part of the talk. */
function isMainArticle(signals: Signals, { start, end }: Stretch): boolean {
  const { tree, names } = signals;
  if (/question|topic|thread|tweet|status|toot/i.test(names.of(start))) return false;
  for (let at = start; at < end; at++) if (tree.tags[at] === 'h1') return true;
  return false;
}

/** Tags that most of the records have. */
function usualTags(signals: Signals, records: readonly Stretch[]): Set<string> {
  const counts = new Map<string, number>();
  const sample = records.slice(0, 40);
  for (const record of sample) {
    for (const tag of tagsIn(signals, record)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n * 2 > sample.length).map(([tag]) => tag));
}

function tagsIn({ tree }: Signals, { start, end }: Stretch): Set<string> {
  const tags = new Set<string>();
  for (let at = start + 1; at < end && at < start + 80; at++) {
    const tag = tree.tags[at] ?? '';
    if (tag === '') continue;
    tags.add(`${tree.tags[tree.parents[at] ?? -1] ?? ''}>${tag}`);
  }
  return tags;
}

function tagLikeness(signals: Signals, stretch: Stretch, usual: ReadonlySet<string>): number {
  if (usual.size < 3) return 0;
  const own = tagsIn(signals, stretch);
  const common = [...own].filter((tag) => usual.has(tag)).length;
  return (2 * common) / (own.size + usual.size);
}

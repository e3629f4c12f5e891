import { candidateGroups, type Group, type NodeRange } from '../signals/candidate-groups.ts';
import { ownCounts } from '../signals/own-counts.ts';
import { leadsElsewhere } from '../signals/previews.ts';
import {
  fullQuality,
  isAside,
  isInTalk,
  isPartialPost,
  isQuote,
  isShortPost,
  postQuality,
} from '../signals/quality.ts';
import type { Signals } from '../signals/signals.ts';
import { replyListNames } from '../signals/words.ts';
import { climb } from '../tree/tree.ts';
import { cohesionOf } from './cohesion.ts';
import { addLonePosts, leastLetters } from './lone-posts.ts';
import { firstFrom, isInside, mergeRanges, NodeRangeSet } from './node-ranges.ts';
import { addPartialPosts } from './partial-posts.ts';
import { tightenRecords } from './tighten-records.ts';

const maxRounds = 8;
const leastQuality = 0.4;
const leastScore = 0.8;
/** How many of the best by count are looked at more closely. */
const shortList = 60;

/**
 * The posts of a page, as ranges in document order; those inside others are replies to or parts of them.
 * Takes, again and again, the group of alike ranges that explains most posts not yet explained.
 */
export function findRecords(signals: Signals): readonly NodeRange[] {
  const candidates = candidateGroups(signals).filter((group) => !isOfQuotes(signals, group));
  let groups: readonly Group[] = candidates;
  let records = new NodeRangeSet([]);
  for (let round = 0; round < maxRounds; round++) {
    const scored = groups
      .map((group) => scoreGroup(signals, group, records))
      .filter((each) => each.good.length > 1)
      .sort((a, b) => b.score - a.score);
    groups = scored.map((each) => each.group);
    const best = pickBest(signals, scored.slice(0, shortList), records);
    if (best === undefined || best.score < leastScore) break;
    records = new NodeRangeSet(mergeRanges(records.list, best.good));
  }
  return tightenRecords(
    signals,
    addLonePosts(signals, addPartialPosts(signals, candidates, records)),
  ).list;
}

interface Scored {
  readonly group: Group;
  readonly good: readonly NodeRange[];
  /** Of these, what has both a person and a time. */
  readonly full: readonly NodeRange[];
  readonly score: number;
  /** Letters explained. */
  readonly held: number;
  /** Of these, the ones outside of links. */
  readonly said: number;
}

function scoreGroup(signals: Signals, group: Group, records: NodeRangeSet): Scored {
  const members = group.members.filter((member) => !records.clashesWith(member));
  const own = ownCounts(signals, members, records.list);
  const least = records.list.length > 0 ? fullQuality : leastQuality;
  const good: NodeRange[] = [];
  const full: NodeRange[] = [];
  const terse: NodeRange[] = [];
  let score = 0;
  let held = 0;
  let said = 0;
  let alive = 0;
  members.forEach((member, at) => {
    const counts = own[at];
    if (counts === undefined) return;
    if (counts.letters + counts.media > 0) alive++;
    const quality = postQuality(counts, isInTalk(signals, member.start));
    if (isAside(signals, member.start)) return;
    if (quality < least) {
      if (isShortPost(counts) || isPartialPost(counts)) terse.push(member);
      return;
    }
    good.push(member);
    if (quality >= fullQuality) full.push(member);
    score += quality;
    held += counts.letters + counts.linked;
    said += counts.letters;
  });
  const isBelieved =
    good.length >= terse.length && terse.length > 0 && !areHalves(signals, good, terse);
  const all = isBelieved ? mergeRanges(good, terse) : good;
  score += (all.length - good.length) * 0.9;
  const share = Math.min(1, all.length / Math.max(1, alive));
  return {
    group,
    good: all,
    full,
    score: score * (0.4 + 0.6 * share) * keyTrust(group),
    held,
    said,
  };
}

/** One of each in nearly every box: cells of one post, who wrote it on one side and what on the other. */
function areHalves(
  { tree }: Signals,
  good: readonly NodeRange[],
  terse: readonly NodeRange[],
): boolean {
  const boxes = new Map<number, { good: number; terse: number }>();
  const count = (list: readonly NodeRange[], kind: 'good' | 'terse'): void => {
    for (const { start } of list) {
      const box = tree.parents[start] ?? -1;
      const counts = boxes.get(box) ?? { good: 0, terse: 0 };
      boxes.set(box, counts);
      counts[kind]++;
    }
  };
  count(good, 'good');
  count(terse, 'terse');
  const pairs = [...boxes.values()].filter((each) => each.good === 1 && each.terse === 1).length;
  return pairs > 1 && pairs * 4 >= boxes.size * 3;
}

/**
 * Of equal groups, the one that shares a class or tag is surer than one that shares a place, and that than
 * cut rows.
 */
function keyTrust(group: Group): number {
  if (group.key.startsWith('rows')) return 0.9;
  return group.key.includes('>') ? 0.94 : 1;
}

/** Weighs the likeliest groups by what is costly to know; of those that explain the same, the outermost. */
function pickBest(
  signals: Signals,
  scored: readonly Scored[],
  records: NodeRangeSet,
): Scored | undefined {
  const weighed = scored
    .map((each) => withoutContainers(signals, each, scored))
    .map((each) => withoutParts(signals, each, records))
    .filter((each) => !isOfPreviews(signals, each, records))
    .filter((each) => each.good.length > 1)
    .map((each) => ({
      ...each,
      score: each.score * (0.2 + 0.8 * cohesionOf(signals, each.good) ** 2),
    }))
    .sort((a, b) => b.score - a.score);
  const best = weighed[0];
  if (best === undefined) return undefined;
  return weighed
    .filter((each) => each.score >= best.score * 0.95 || isWholeOf(each, best))
    .reduce((outer, each) => (isOuter(each, outer) ? each : outer), best);
}

/**
 * A list beside the conversation: of chats to choose from or last visitors, that says next to nothing, or of
 * talk elsewhere.
 */
function isOfPreviews(signals: Signals, each: Scored, records: NodeRangeSet): boolean {
  if (records.list.length === 0 || each.good.some((member) => records.holds(member))) return false;
  return (
    each.held < leastLetters * each.good.length || leadsElsewhere(signals, each.good, records.list)
  );
}

/** The other's members are the heads of this one's: one in each, and with them far more is said. */
function isWholeOf(each: Scored, head: Scored): boolean {
  return (
    each.score >= head.score * 0.7 &&
    each.said >= head.said * 1.5 &&
    each.good.length === head.good.length &&
    each.good.every((member, at) => {
      const inner = head.good[at];
      return inner !== undefined && isInside(inner, member);
    })
  );
}

/** Explains more, or as much with wider ranges. */
function isOuter(each: Scored, than: Scored): boolean {
  return each.held > than.held || (each.held === than.held && spanOf(each) > spanOf(than));
}

function spanOf(each: Scored): number {
  return each.good.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Without members that hold several finer posts and are none themselves. */
function withoutContainers(signals: Signals, each: Scored, all: readonly Scored[]): Scored {
  const containers = new Set<NodeRange>();
  for (const finer of all) {
    const isFull = finer.full.length > 1 && finer.full.length * 2 >= finer.good.length;
    if (!isFull || finer === each) continue;
    const holding = each.good.filter((member) => ownInside(finer.good, member, each.good) > 1);
    if (holding.length === 0) continue;
    const left = ownCounts(signals, holding, finer.good);
    holding.forEach((member, at) => {
      const counts = left[at];
      if (counts === undefined || postQuality(counts, true) < leastQuality) containers.add(member);
    });
  }
  return keepOnly(each, (member) => !containers.has(member));
}

/** How many of a list lie inside a member but not inside its like in it. */
function ownInside(
  list: readonly NodeRange[],
  member: NodeRange,
  likes: readonly NodeRange[],
): number {
  let count = countInside(list, member);
  let covered = member.start;
  for (let at = firstFrom(likes, member.start + 1); at < likes.length && count > 1; at++) {
    const inner = likes[at];
    if (inner === undefined || inner.start >= member.end) break;
    if (inner.start < covered || !isInside(inner, member)) continue;
    count -= countInside(list, inner) + (list.includes(inner) ? 1 : 0);
    covered = inner.end;
  }
  return count;
}

/**
 * Without members inside records that are no posts: quotations, those whose loss would leave the record
 * without what a post has, and panels that each record has once.
 */
function withoutParts(signals: Signals, each: Scored, records: NodeRangeSet): Scored {
  const around = records.list.filter((record) => countInside(each.good, record) > 0);
  if (around.length === 0) return each;
  const before = ownCounts(
    signals,
    around,
    records.list.filter((record) => !around.includes(record)),
  );
  const left = ownCounts(
    signals,
    around,
    mergeRanges(
      records.list.filter((record) => !around.includes(record)),
      each.good,
    ),
  );
  const broken = new Set(
    around.filter((_, at) => {
      const [was, is] = [before[at], left[at]];
      if (was === undefined || is === undefined) return true;
      return (
        postQuality(is, true) < Math.min(fullQuality, postQuality(was, true)) || is.letters < 1
      );
    }),
  );
  const isPanel = isOncePerRecord(each.group, records.list) && !isOfReplies(signals, each, around);
  return keepOnly(each, (member) => {
    const outer = around.findLast((record) => isInside(member, record));
    if (outer === undefined) return true;
    return !isPanel && !broken.has(outer) && !isQuote(signals, member);
  });
}

/** The members lie in something called replies, comments, children, within the record. */
function isOfReplies(signals: Signals, each: Scored, around: readonly NodeRange[]): boolean {
  const { tree, names } = signals;
  const inside = each.good.filter((member) => around.some((record) => isInside(member, record)));
  const named = inside.filter((member) => {
    const outer = around.findLast((record) => isInside(member, record))?.start ?? -1;
    const found = climb(
      tree,
      tree.parents[member.start] ?? -1,
      (at) => at <= outer || replyListNames.test(names.of(at)),
      12,
    );
    return found > outer;
  });
  return named.length * 2 > inside.length;
}

/**
 * Most records that could have one have exactly one: a part of the layout, as a panel about the author is.
 */
function isOncePerRecord(group: Group, records: readonly NodeRange[]): boolean {
  const counts = records.map((record) => countInside(group.members, record));
  const once = counts.filter((count) => count === 1).length;
  return once > 1 && once * 10 >= records.length * 8;
}

function keepOnly(each: Scored, test: (member: NodeRange) => boolean): Scored {
  const good = each.good.filter(test);
  if (good.length === each.good.length) return each;
  const share = good.length / each.good.length;
  return {
    ...each,
    good,
    full: each.full.filter(test),
    score: each.score * share,
    held: each.held * share,
    said: each.said * share,
  };
}

/** How many ranges of a sorted list lie inside another. */
function countInside(list: readonly NodeRange[], outer: NodeRange): number {
  let count = 0;
  for (let at = firstFrom(list, outer.start); at < list.length; at++) {
    const inner = list[at];
    if (inner === undefined || inner.start >= outer.end) break;
    if (isInside(inner, outer)) count++;
  }
  return count;
}

function isOfQuotes(signals: Signals, group: Group): boolean {
  return group.members.every((member) => isQuote(signals, member));
}

import type { Group, NodeRange } from '../signals/candidate-groups.ts';
import { ownCounts } from '../signals/own-counts.ts';
import {
  fullQuality,
  isAside,
  isCalledPerson,
  isInTalk,
  isPartialPost,
  isPersonCard,
  isShortPost,
  postQuality,
} from '../signals/quality.ts';
import type { Signals } from '../signals/signals.ts';
import { siblingKey } from '../tree/shape-keys.ts';
import { parentOf } from '../tree/tree.ts';
import { mergeRanges, type NodeRangeSet } from './node-ranges.ts';

export const leastQuality = 0.4;

export interface Scored {
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

export function scoreGroup(signals: Signals, group: Group, records: NodeRangeSet): Scored {
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
    if (isAside(signals, member.start) || isCalledPerson(signals, member.start)) return;
    if (quality >= least && isPersonCard(signals, member)) return;
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
  const alike = dressedAs(signals, good, terse);
  const isBelieved =
    good.length >= alike.length && alike.length > 0 && !areHalves(signals, good, alike);
  const all = isBelieved ? mergeRanges(good, alike) : good;
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

/**
 * Those of the same tag, first class and role as one of the posts: what shares only a place with them is a
 * head or foot.
 */
function dressedAs(
  { tree, names }: Signals,
  good: readonly NodeRange[],
  terse: readonly NodeRange[],
): readonly NodeRange[] {
  if (terse.length === 0) return terse;
  const dresses = new Set(good.map(({ start }) => siblingKey(names, tree, start)));
  return terse.filter(({ start }) => dresses.has(siblingKey(names, tree, start)));
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
      const box = parentOf(tree, start);
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

export function keepOnly(each: Scored, test: (member: NodeRange) => boolean): Scored {
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

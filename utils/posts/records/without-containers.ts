import type { NodeRange } from '../signals/candidate-groups.ts';
import { ownCounts } from '../signals/own-counts.ts';
import { postQuality } from '../signals/quality.ts';
import type { Signals } from '../signals/signals.ts';
import { siblingKey } from '../tree/shape-keys.ts';
import { firstPerson } from './first-person.ts';
import { firstFrom, isInside } from './node-ranges.ts';
import { keepOnly, leastQuality, type Scored } from './scored-group.ts';

/** Without members that hold several finer posts and are none themselves. */
export function withoutContainers(signals: Signals, each: Scored, all: readonly Scored[]): Scored {
  const containers = new Set<NodeRange>();
  for (const finer of all) {
    const isFull = finer.full.length > 1 && finer.full.length * 2 >= finer.good.length;
    if (!isFull || finer === each) continue;
    const holding = each.good.filter(
      (member) =>
        !isOfTwoChildren(finer, member) &&
        ownInside(finer.good, member, each.good) > 1 &&
        !areSidesOfOne(signals, finer.good, member),
    );
    if (holding.length === 0) continue;
    const left = ownCounts(signals, holding, finer.good);
    holding.forEach((member, at) => {
      const counts = left[at];
      if (counts === undefined || postQuality(counts, true) < leastQuality) containers.add(member);
    });
  }
  return keepOnly(each, (member) => !containers.has(member));
}

/**
 * Two children of one member, alike in nothing but their place: its head and its answers, as often as not.
 */
function isOfTwoChildren({ group, good }: Scored, member: NodeRange): boolean {
  return good.length === 2 && group.key.startsWith(`@${member.start}>`);
}

/**
 * Parts of one post beside each other, each with a name of its own, and of one and the same person: the card
 * of the author and what they say. Who likes it, and when it was changed, may stand beside them.
 */
function areSidesOfOne(signals: Signals, list: readonly NodeRange[], member: NodeRange): boolean {
  const { tree, names } = signals;
  const dresses = new Set<string>();
  const people: string[] = [];
  let covered = member.start;
  const addPerson = (range: NodeRange): void => {
    const name = firstPerson(signals, range);
    if (name !== '') people.push(name);
  };
  for (let at = firstFrom(list, member.start); at < list.length; at++) {
    const side = list[at];
    if (side === undefined || side.start >= member.end) break;
    if (side.start < covered || !isInside(side, member)) continue;
    const dress = siblingKey(names, tree, side.start);
    if (dresses.has(dress)) return false;
    dresses.add(dress);
    addPerson({ start: covered, end: side.start });
    addPerson(side);
    covered = side.end;
  }
  return new Set(people).size < people.length;
}

/**
 * How many of a list lie inside a member, and neither inside its like in it nor inside one of the list there.
 */
function ownInside(
  list: readonly NodeRange[],
  member: NodeRange,
  likes: readonly NodeRange[],
): number {
  let count = 0;
  let covered = member.start;
  let like = firstFrom(likes, member.start + 1);
  for (let at = firstFrom(list, member.start); at < list.length; at++) {
    const inner = list[at];
    if (inner === undefined || inner.start >= member.end) break;
    for (; (likes[like]?.start ?? member.end) <= inner.start && like < likes.length; like++) {
      const other = likes[like];
      if (other !== undefined && isInside(other, member)) covered = Math.max(covered, other.end);
    }
    if (inner.start < covered || !isInside(inner, member)) continue;
    count++;
    covered = inner.end;
  }
  return count;
}

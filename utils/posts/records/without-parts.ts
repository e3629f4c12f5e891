import type { Group, NodeRange } from '../signals/candidate-groups.ts';
import { ownCounts } from '../signals/own-counts.ts';
import { fullQuality, isQuote, postQuality } from '../signals/quality.ts';
import type { Signals } from '../signals/signals.ts';
import { replyListNames } from '../signals/words.ts';
import { climb, parentOf } from '../tree/tree.ts';
import { firstPerson } from './first-person.ts';
import { countInside, isInside, mergeRanges, type NodeRangeSet } from './node-ranges.ts';
import { keepOnly, type Scored } from './scored-group.ts';

/**
 * Without members inside records that are no posts: quotations, those whose loss would leave the record
 * without what a post has, and panels that each record has once.
 */
export function withoutParts(signals: Signals, each: Scored, records: NodeRangeSet): Scored {
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
  const isPanel =
    (isOncePerRecord(each.group, records.list) && !isOfReplies(signals, each, around)) ||
    areBySameHand(signals, each, around);
  return keepOnly(each, (member) => {
    const outer = around.findLast((record) => isInside(member, record));
    if (outer === undefined) return true;
    return !isPanel && !broken.has(outer) && !isQuote(signals, member);
  });
}

/** Hardly anybody mostly answers themselves: what names the record's own author is a part of the record. */
function areBySameHand(signals: Signals, each: Scored, around: readonly NodeRange[]): boolean {
  let named = 0;
  let same = 0;
  for (const member of each.full.length > 0 ? each.full : each.good) {
    const outer = around.findLast((record) => isInside(member, record));
    const name = outer === undefined ? '' : firstPerson(signals, member);
    if (outer === undefined || name === '') continue;
    named++;
    if (firstPerson(signals, { start: outer.start, end: member.start }) === name) same++;
  }
  return same > 0 && same * 5 >= named * 4;
}

/** The members lie in something called replies, comments, children, within the record. */
function isOfReplies(signals: Signals, each: Scored, around: readonly NodeRange[]): boolean {
  const { tree, names } = signals;
  const inside = each.good.filter((member) => around.some((record) => isInside(member, record)));
  const named = inside.filter((member) => {
    const outer = around.findLast((record) => isInside(member, record))?.start ?? -1;
    const found = climb(
      tree,
      parentOf(tree, member.start),
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

import type { Group, NodeRange } from '../signals/candidate-groups.ts';
import { ownCounts } from '../signals/own-counts.ts';
import { isAside, isPartialPost, isQuote } from '../signals/quality.ts';
import type { Signals } from '../signals/signals.ts';
import { firstFrom, mergeRanges, NodeRangeSet } from './node-ranges.ts';

const leastShare = 0.6;

/**
 * Adds what is of one class with posts already found, stands among them and says something, though it leaves
 * out who or when: the second message in a row, a post that was taken away.
 */
export function addPartialPosts(
  signals: Signals,
  groups: readonly Group[],
  records: NodeRangeSet,
): NodeRangeSet {
  let all = records;
  for (const { key, members } of groups) {
    // Of one place in the page is not yet of one kind.
    if (key.includes('>') || key.startsWith('rows')) continue;
    const missing = members.filter((member) => !all.clashesWith(member));
    const known = members.length - missing.length;
    if (missing.length === 0 || known < 2) continue;
    const own = ownCounts(signals, missing, all.list);
    const partial = missing.filter((member, at) => {
      const counts = own[at];
      return counts !== undefined && isPartialPost(counts) && isAmong(signals, member, all);
    });
    if (partial.length === 0 || known < (known + partial.length) * leastShare) continue;
    all = new NodeRangeSet(mergeRanges(all.list, partial));
  }
  return all;
}

/** After the first post and before the last, outside of all, and neither beside the talk nor a quotation. */
function isAmong(signals: Signals, member: NodeRange, records: NodeRangeSet): boolean {
  const [first, last] = [records.list[0], records.list.at(-1)];
  if (first === undefined || last === undefined) return false;
  const isBetween = member.start >= first.start && member.end <= last.end;
  const next = records.list[firstFrom(records.list, member.start)];
  const isApart = !records.holds(member) && (next === undefined || next.start >= member.end);
  return isBetween && isApart && !isAside(signals, member.start) && !isQuote(signals, member);
}

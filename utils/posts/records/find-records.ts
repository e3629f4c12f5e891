import { candidateGroups, type Group, type NodeRange } from '../signals/candidate-groups.ts';
import { isQuote } from '../signals/quality.ts';
import type { Signals } from '../signals/signals.ts';
import { addLonePosts } from './lone-posts.ts';
import { mergeRanges, NodeRangeSet } from './node-ranges.ts';
import { addOpeningPost } from './opening-post.ts';
import { addPartialPosts } from './partial-posts.ts';
import { pickBest } from './pick-best.ts';
import { scoreGroup } from './scored-group.ts';
import { tightenRecords } from './tighten-records.ts';
import { widenCards } from './widen-cards.ts';

const maxRounds = 8;

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
    const found = widenCards(signals, best.good, records);
    records = new NodeRangeSet(mergeRanges(records.list, found));
  }
  const alike = addPartialPosts(signals, candidates, records);
  return tightenRecords(signals, addOpeningPost(signals, addLonePosts(signals, alike))).list;
}

function isOfQuotes(signals: Signals, group: Group): boolean {
  return group.members.every((member) => isQuote(signals, member));
}

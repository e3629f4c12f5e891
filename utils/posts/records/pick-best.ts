import { leadsElsewhere } from '../signals/previews.ts';
import type { Signals } from '../signals/signals.ts';
import { cohesionOf } from './cohesion.ts';
import { leastLetters } from './lone-posts.ts';
import { isInside, type NodeRangeSet } from './node-ranges.ts';
import type { Scored } from './scored-group.ts';
import { withoutContainers } from './without-containers.ts';
import { withoutParts } from './without-parts.ts';
import { withoutSideCards } from './without-side-cards.ts';

/** Weighs the likeliest groups by what is costly to know; of those that explain the same, the outermost. */
export function pickBest(
  signals: Signals,
  scored: readonly Scored[],
  records: NodeRangeSet,
): Scored | undefined {
  const cleared = scored.map((each) => withoutSideCards(signals, each, scored));
  const weighed = cleared
    .map((each) => withoutContainers(signals, each, cleared))
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

/** Two rows beside a talk that was found may be the cells of one thing. */
const leastRows = 3;

/**
 * A list beside the conversation: of chats to choose from or last visitors, that says next to nothing, or of
 * talk elsewhere.
 */
function isOfPreviews(signals: Signals, each: Scored, records: NodeRangeSet): boolean {
  if (records.list.length === 0 || each.good.some((member) => records.holds(member))) return false;
  if (each.group.key.startsWith('rows') && each.good.length < leastRows) return true;
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

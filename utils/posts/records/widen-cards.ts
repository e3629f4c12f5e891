import type { NodeRange } from '../signals/candidate-groups.ts';
import { ownCounts } from '../signals/own-counts.ts';
import type { Signals } from '../signals/signals.ts';
import { endOf, isElementAt, parentOf } from '../tree/tree.ts';
import { mergeRanges, type NodeRangeSet } from './node-ranges.ts';

/** Of fewer, the boxes around them may hold one each by chance. */
const leastCards = 3;
/** So many times more is said around a card than on it. */
const leastMore = 2;
/** Letters: a card that says next to nothing is taken to say so many. */
const leastSaid = 20;

/**
 * Where each of what looked like posts is the card of who wrote one (a name, a time, some marks) and stands
 * alone in a box that says more around it, the boxes are the posts.
 */
export function widenCards(
  signals: Signals,
  cards: readonly NodeRange[],
  records: NodeRangeSet,
): readonly NodeRange[] {
  if (cards.length < leastCards || cards.some(({ isRow }) => isRow)) return cards;
  const boxes = cards.map((card) => boxAround(signals, card, cards));
  const own = ownCounts(signals, boxes, records.list);
  const inside = ownCounts(signals, cards, records.list);
  const isWider = boxes.map((box, at) => {
    const said = inside[at]?.letters ?? 0;
    const around = (own[at]?.letters ?? 0) - said;
    return box !== cards[at] && around >= leastMore * Math.max(said, leastSaid);
  });
  const clashes = boxes.some((box) => records.clashesWith(box));
  const wider = isWider.filter(Boolean).length;
  return clashes || wider * 4 < cards.length * 3 ? cards : mergeRanges(boxes, []);
}

/** The outermost element that holds this card and none of the others. */
function boxAround({ tree }: Signals, card: NodeRange, cards: readonly NodeRange[]): NodeRange {
  let box = card;
  for (
    let at = parentOf(tree, card.start);
    at > 0 && isElementAt(tree, at);
    at = parentOf(tree, at)
  ) {
    const end = endOf(tree, at);
    if (/^(?:body|html)$/.test(tree.tags[at] ?? '')) break;
    if (cards.some((other) => other !== card && other.start >= at && other.start < end)) break;
    box = { start: at, end };
  }
  return box;
}

import type { NodeRange } from '../signals/candidate-groups.ts';
import type { Signals } from '../signals/signals.ts';
import { countInside, isInside } from './node-ranges.ts';
import { keepOnly, type Scored } from './scored-group.ts';

/** Of fewer, one box may hold a card and a post by chance. */
const leastBoxes = 3;

/**
 * Without the cards of who wrote each post: where every box of another group holds one member with who and
 * when, and before it others without a time, but none after it, the others are the first half of the post in
 * the box.
 */
export function withoutSideCards(signals: Signals, each: Scored, all: readonly Scored[]): Scored {
  const { good, full } = each;
  if (full.length < leastBoxes || full.length === good.length) return each;
  const rest = good.filter((member) => !full.includes(member));
  const isTimeless = ({ start, end }: NodeRange): boolean =>
    signals.count('timeTexts', start, end) === 0;
  if (!rest.every(isTimeless)) return each;
  const isOfHalves = all.some((boxes) => {
    if (boxes.full.length < leastBoxes || boxes.full.length !== boxes.good.length) return false;
    let cards = 0;
    // The first box that is no whole ends it: most groups are no boxes of this one.
    const isHalved = boxes.good.every((box) => {
      const inBox = countInside(rest, box);
      cards += inBox;
      return inBox > 0 && countInside(full, box) === 1 && isLastInside(good, full, box);
    });
    return isHalved && cards === rest.length;
  });
  return isOfHalves ? keepOnly(each, (member) => full.includes(member)) : each;
}

/** The last of a list in a box is one of the chosen. */
function isLastInside(
  list: readonly NodeRange[],
  chosen: readonly NodeRange[],
  box: NodeRange,
): boolean {
  const last = list.findLast((member) => isInside(member, box));
  return last !== undefined && chosen.includes(last);
}

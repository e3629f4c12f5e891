import { isAtTop, isTall } from './plan-picture.ts';
import { isAtEnd, type ScrollView } from './scroll-view.ts';

/** Two shots share these rows, so that it shows whether they fit together. CSS pixels. */
const overlap = 24;
/** Less than this is no way forward. */
const leastStep = 4;

/**
 * The rows of a view below what stands at its top and above what stands further down. From the top of its
 * port.
 */
function clearRows({ port, obstacles }: ScrollView): { from: number; to: number } {
  const shot = { height: port.height };
  const short = obstacles.filter((each) => !isTall(each, shot));
  const heads = short.filter((each) => isAtTop(each, shot));
  const others = short.filter((each) => !isAtTop(each, shot));
  return {
    from: Math.min(port.height / 2, Math.max(0, ...heads.map(({ top, height }) => top + height))),
    to: Math.min(port.height, ...others.map(({ top }) => top)),
  };
}

/** How far to scroll from a view so that the next shows all that this one does not show clearly. */
export function firstStep(view: ScrollView): number {
  const { from, to } = clearRows(view);
  return Math.max(to - from - overlap, view.port.height / 5);
}

/** What a place that was tried is worth as the next one. */
export interface Landing {
  readonly view: ScrollView;
  /** Where the row is at which the last view ended, from the top of the port. */
  readonly seam: number;
  /** Rows between the last view and this one that neither shows. */
  readonly gap: number;
  /** Rows that something stands over in both. */
  readonly hidden: number;
  readonly isForward: boolean;
}

export function judgeLanding(last: ScrollView, view: ScrollView): Landing {
  const seam = view.mark ?? last.port.height - (view.scrollTop - last.scrollTop);
  const wanted = seam - (last.port.height - clearRows(last).to);
  const hidden = Math.max(0, clearRows(view).from - wanted);
  const ahead = view.port.height - seam;
  return {
    view,
    seam,
    gap: Math.max(0, -seam),
    hidden: hidden > 1 ? hidden : 0,
    isForward: ahead >= leastStep || (ahead > 0.75 && isAtEnd(view)),
  };
}

export function isGood({ isForward, gap, hidden }: Landing): boolean {
  return isForward && gap < 0.75 && hidden === 0;
}

/** Less missing before less hidden; undefined where none leads on. */
export function bestLanding(landings: readonly Landing[]): Landing | undefined {
  const rank = ({ gap, hidden }: Landing) => (gap < 0.75 ? 0 : gap * 1_000) + hidden;
  return landings.filter(({ isForward }) => isForward).sort((a, b) => rank(a) - rank(b))[0];
}

/** Pages that scroll to places of their own choice are asked for others too, in this order. */
export function otherSteps(last: ScrollView, first: Landing): number[] {
  const step = firstStep(last);
  const { height } = last.port;
  if (!first.isForward) return [(step + height) / 2, height - overlap, height];
  if (first.gap > 0) return [step * 0.75, step * 0.5, step * 0.25];
  const nearer = step - first.hidden - overlap;
  return nearer > leastStep ? [nearer] : [];
}

import type { Box } from '../../protocol/capture.ts';
import type { Pixels } from './compare-pixels.ts';
import { lightsOf } from './light-of.ts';
import { overlap } from './overlap.ts';
import type { ShownWord } from './shown-words.ts';

/**
 * Alike by the correlation of their light, 1 for the same: the same word, one that was moved, another one.
 */
const leastSame = 0.8;
const leastMoved = 0.75;
const mostOther = 0.6;
/** What has less variance of light has nothing written on it. */
const leastVariance = 20;
/** Smoothed otherwise a word is a little to a side; broken into lines otherwise it is farther off. */
const closePx = { across: 2, down: 2 };
const nearPx = { across: 40, down: 28 };
/** A word as narrow as that is found anywhere. */
const leastWidthPx = 14;
/**
 * Of the words of one font so many must be as they were: else the font is not there. And where more than a
 * few are not, nearly all the others: else lines are broken otherwise.
 */
const leastSameOfFont = 4;
const leastTrust = { few: 0.4, many: 0.8 };
const few = 12;
const mostLooked = 60;

/**
 * Boxes of words that are shown where others of the same size were seen, in pixels of the compared pictures:
 * `words` are those of the replay. Words of a font that is drawn otherwise all over say nothing. Pure.
 */
export function changedWords(
  seen: Pixels,
  shown: Pixels,
  words: readonly ShownWord[],
  ignored: readonly Box[] = [],
): Box[] {
  const [before, after] = [lightsOf(seen), lightsOf(shown)];
  const compare = comparing(seen, after, before);
  const compareBack = comparing(seen, before, after);
  const fonts = new Map<string, { all: number; same: number }>();
  const others: ShownWord[] = [];
  for (const word of words) {
    const alike = isWhole(word.box, seen) ? compare(word.box, closePx, leastSame) : undefined;
    if (alike === undefined) continue;
    const count = fonts.get(word.font) ?? { all: 0, same: 0 };
    fonts.set(word.font, count);
    count.all += 1;
    if (alike >= leastSame) count.same += 1;
    else if (alike < mostOther && word.box.width >= leastWidthPx) others.push(word);
  }
  const isTrusted = ({ font }: ShownWord) => {
    const { all, same } = fonts.get(font) ?? { all: 0, same: 0 };
    const least = all - same > few ? leastTrust.many : leastTrust.few;
    return same >= leastSameOfFont && same >= least * all;
  };
  return others
    .filter((word) => isTrusted(word) && !ignored.some((box) => overlap(box, word.box)))
    .slice(0, mostLooked)
    .filter(({ box }) => !isNear(compare, box) && !isNear(compareBack, box))
    .map(({ box }) => box);
}

/** What the window's edge cuts is cut elsewhere when it stands a little to a side. */
function isWhole({ x, y, width, height }: Box, seen: Pixels): boolean {
  return x >= 0 && y >= 0 && x + width <= seen.width && y + height <= seen.height;
}

/** Whether what stands in a box of one picture stands near it in the other; where it is empty, it does. */
function isNear(compare: ReturnType<typeof comparing>, box: Box): boolean {
  return (compare(box, nearPx, leastMoved) ?? 1) >= leastMoved;
}

interface Reach {
  readonly across: number;
  readonly down: number;
}

/**
 * How much what stands in a box of one picture is like what stands there in the other, or near it; undefined
 * where nothing is written in one of the two. Ends as soon as they are `enough` alike.
 */
function comparing({ width, height }: Pixels, from: Float32Array, to: Float32Array) {
  return (box: Box, { across, down }: Reach, enough: number): number | undefined => {
    const left = Math.max(0, Math.floor(box.x));
    const top = Math.max(0, Math.floor(box.y));
    const right = Math.min(width, Math.ceil(box.x + box.width));
    const bottom = Math.min(height, Math.ceil(box.y + box.height));
    let best: number | undefined;
    for (const y of outward(Math.max(-down, -top), Math.min(down, height - bottom))) {
      for (const x of outward(Math.max(-across, -left), Math.min(across, width - right))) {
        const alike = correlate(x, y);
        if (alike !== undefined && alike > (best ?? -1)) best = alike;
        if ((best ?? 0) >= enough) return best;
      }
    }
    return best;

    function correlate(x: number, y: number): number | undefined {
      let [one, other, ones, others, both] = [0, 0, 0, 0, 0];
      for (let row = top; row < bottom; row++) {
        let at = row * width + left;
        let moved = (row + y) * width + left + x;
        for (let column = left; column < right; column++) {
          const a = from[at++] ?? 0;
          const b = to[moved++] ?? 0;
          one += a;
          other += b;
          ones += a * a;
          others += b * b;
          both += a * b;
        }
      }
      const count = (right - left) * (bottom - top);
      const variance = ones / count - (one / count) ** 2;
      const variances = others / count - (other / count) ** 2;
      // Written with ink of any strength on either: what is dimmed is the same words.
      if (!(variance >= leastVariance && variances >= leastVariance)) return undefined;
      return (both / count - (one * other) / count ** 2) / Math.sqrt(variance * variances);
    }
  };
}

/** All steps of a range that holds 0, the smallest first. */
function outward(from: number, to: number): number[] {
  const steps = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  return steps.sort((a, b) => Math.abs(a) - Math.abs(b));
}

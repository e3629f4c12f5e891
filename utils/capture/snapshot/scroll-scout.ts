import { rawAttributeOf } from '../../dom/elements.ts';

/** Inline elements and leaves, which do not scroll, or whose content is not ours to move. */
const neverScrolls = new Set(
  'a abbr b bdi bdo br button canvas circle cite defs em font g hr i img input kbd label line link mark meta option path picture polygon q rect rp rt ruby s samp script small source span strong style sub summary sup svg text time title tspan u use var video wbr'.split(
    ' ',
  ),
);
const enough = 48;

/**
 * Tells which elements may be scrolled. To ask each for its offset costs more than all the rest of a long
 * page; so after enough elements of one tag and class that were no scroll containers, their likes are taken
 * for the same.
 */
export class ScrollScout {
  readonly #misses = new Map<string, number>();

  mayScroll(el: Element, name: string): boolean {
    if (neverScrolls.has(name)) return false;
    const key = `${name} ${rawAttributeOf(el, 'class') ?? ''}`;
    const misses = this.#misses.get(key) ?? 0;
    if (misses >= enough) return rawAttributeOf(el, 'style')?.includes('overflow') ?? false;
    if (misses === Number.NEGATIVE_INFINITY) return true;
    const { overflowX, overflowY } = getComputedStyle(el);
    const scrolls =
      !isStill(overflowX) || !isStill(overflowY) || name === 'html' || name === 'body';
    this.#misses.set(key, scrolls ? Number.NEGATIVE_INFINITY : misses + 1);
    return scrolls;
  }
}

function isStill(overflow: string): boolean {
  return overflow === 'visible' || overflow === 'clip';
}

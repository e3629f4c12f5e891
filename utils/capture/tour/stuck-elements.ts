import { defined } from '../../defined.ts';
import { boxOf } from '../../dom/elements.ts';
import { documentOf, documentScroller } from '../../dom/layout.ts';
import { deepestAt, elementsOf, holderOf, isWithin, type ShadowAccess } from './flat-tree.ts';
import { isBehind, paintedBoxes } from './painted-boxes.ts';
import type { Rows } from './visible-part.ts';

const maxElements = 20_000;
/** Rounding of places that scroll by fractions of a pixel. */
const slack = 1.5;

/** Something that the window shows in another place than the page has it. */
export interface Obstacle extends Rows {
  /** `fixed` has no place in the page; `sticky` has, and is elsewhere now. */
  readonly kind: 'fixed' | 'sticky';
  /** Of a sticky one: how far below this box its own place is. */
  readonly home?: number;
}

/**
 * Watches over a tour what does not scroll along. A sticky element counts only while it stands elsewhere than
 * it does by itself; where that is, is what it was seen at, in what holds it, when nothing held it.
 */
export class StuckElements {
  readonly #scroller: Element;
  readonly #shadow: ShadowAccess;
  /**
   * How far below the top of its holder each sticky element stood at least, or at most if it sticks below.
   */
  readonly #own = new WeakMap<Element, number>();

  constructor(scroller: Element, shadow: ShadowAccess) {
    this.#scroller = scroller;
    this.#shadow = shadow;
  }

  /** Obstacles within `port`, in its coordinates. */
  read(port: Rows): Obstacle[] {
    const document = documentOf(this.#scroller);
    const found: Obstacle[] = [];
    const add = (element: Element, kind: Obstacle['kind'], home?: number) => {
      for (const box of paintedBoxes(element, this.#shadow)) {
        const inPort = within(box, port);
        if (inPort !== undefined && !isBehind(element, box)) {
          found.push({ ...inPort, kind, ...defined({ home }) });
        }
      }
    };
    for (const element of elementsOf(document, this.#shadow, maxElements)) {
      // What holds the scroller lies under what moves in it.
      if (isWithin(this.#scroller, element)) continue;
      const style = getComputedStyle(element);
      if (style.position === 'fixed' && !this.#scrollsAlong(element)) add(element, 'fixed');
      if (style.position === 'sticky') {
        const home = this.#homeOf(element, style, port);
        if (home !== undefined) add(element, 'sticky', home);
      }
    }
    for (const element of this.#overlays(port)) add(element, 'fixed');
    return found;
  }

  /** Fixed within something transformed that scrolls, it scrolls too (CSS Transforms §3). */
  #scrollsAlong(element: Element): boolean {
    for (let at = holderOf(element); at !== null; at = holderOf(at)) {
      const { transform, perspective, filter, contain, willChange } = getComputedStyle(at);
      const holds =
        transform !== 'none' ||
        perspective !== 'none' ||
        filter !== 'none' ||
        /paint|layout|strict|content/.test(contain) ||
        /transform|perspective|filter/.test(willChange);
      if (holds) return at !== this.#scroller && isWithin(at, this.#scroller);
    }
    return false;
  }

  /** How far below where it is a sticky element's own place is; undefined for one that is there. */
  #homeOf(element: Element, style: CSSStyleDeclaration, port: Rows): number | undefined {
    const holder = boxedHolder(element);
    if (holder === null) return undefined;
    const box = boxOf(element);
    const offset = box.top - boxOf(holder).top;
    const sticksAbove = style.top !== 'auto';
    if (!sticksAbove && style.bottom === 'auto') return undefined;
    const known = this.#own.get(element) ?? offset;
    const own = sticksAbove ? Math.min(known, offset) : Math.max(known, offset);
    this.#own.set(element, own);
    if (Math.abs(offset - own) <= slack) return undefined;
    // Further down than it was: it is held there, or what stands above it in its holder has grown.
    const isHeld = sticksAbove
      ? box.top <= port.top + lengthOf(style.top, port.height) + slack
      : box.bottom >= port.top + port.height - lengthOf(style.bottom, port.height) - slack;
    return isHeld ? own - offset : undefined;
  }

  /** What lies over a scroller and is no part of it. */
  #overlays(port: Rows): Set<Element> {
    const scroller = this.#scroller;
    const document = documentOf(scroller);
    const over = new Set<Element>();
    if (scroller === documentScroller(document)) return over;
    for (let y = port.top + 3; y < port.top + port.height; y += 24) {
      for (const across of [0.02, 0.2, 0.35, 0.5, 0.65, 0.8, 0.98]) {
        let at = deepestAt(document, port.left + port.width * across, y, this.#shadow);
        if (at === null || isWithin(at, scroller) || isWithin(scroller, at)) continue;
        for (let up = holderOf(at); up !== null && !isWithin(scroller, up); up = holderOf(up))
          at = up;
        if (getComputedStyle(at).position !== 'fixed') over.add(at);
      }
    }
    return over;
  }
}

function boxedHolder(element: Element): Element | null {
  let at = holderOf(element);
  while (at !== null && getComputedStyle(at).display === 'contents') at = holderOf(at);
  return at;
}

function lengthOf(value: string, whole: number): number {
  const number = Number.parseFloat(value);
  if (!Number.isFinite(number)) return 0;
  return value.endsWith('%') ? (number / 100) * whole : number;
}

function within(box: Rows, port: Rows): Rows | undefined {
  const left = Math.max(0, box.left - port.left);
  const top = Math.max(0, box.top - port.top);
  const width = Math.min(port.width, box.left + box.width - port.left) - left;
  const height = Math.min(port.height, box.top + box.height - port.top) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : undefined;
}

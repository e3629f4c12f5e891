import type { ChildRange } from '../../capture/page-tree/build-tree.ts';
import { firstChildOf } from '../../dom/nodes.ts';
import { parentElementOf } from '../../dom/shadow.ts';
import { nearChildren } from './near-children.ts';

/** How far beyond both edges of the window is still looked at, in windows. */
export const margins = { above: 0.5, below: 2 } as const;

/** Only what stands in something longer than this, in windows, is left out: a list, not a post. */
const leastList = 3;

function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

function scrollHeightOf(element: Element): number {
  const get = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollHeight')?.get;
  return get === undefined ? 0 : (Reflect.apply(get, element, []) as number);
}

const maxClimb = 200;

/** A list of which some may be far; what lies in a post near the window; anything else. */
type Kind = 'list' | 'post' | 'other';

/**
 * Tells what lies far outside of the window, to be looked at when it comes near: an observation then costs by
 * what is shown, not by what the page holds. Elements without a box of their own may hold others that have
 * one, and stay.
 */
export class NearWindow {
  readonly #top: number;
  readonly #bottom: number;
  readonly #leastListHeight: number;
  readonly #kinds = new Map<Element, Kind>();
  readonly #windowHeight: number;
  readonly #isShown = new Map<Element, boolean>();

  constructor(windowHeight: number) {
    this.#top = -margins.above * windowHeight;
    this.#bottom = (1 + margins.below) * windowHeight;
    this.#leastListHeight = leastList * windowHeight;
    this.#windowHeight = windowHeight;
  }

  /**
   * Whether an element is left out. To be asked in document order: what is around it was asked about before.
   */
  readonly skips = (element: Element, parent: Element | undefined): boolean => {
    const around = (parent && this.#kinds.get(parent)) ?? 'other';
    if (around === 'post') {
      this.#kinds.set(element, 'post');
      return false;
    }
    const { top, bottom, height, width } = boxOf(element);
    const hasBox = height > 0 && width > 0;
    this.#isShown.set(element, height > 0 && bottom > 0 && top < this.#windowHeight);
    if (around === 'list' && hasBox && (bottom < this.#top || top > this.#bottom)) return true;
    if (height > this.#leastListHeight) this.#kinds.set(element, 'list');
    else if (around === 'list' && hasBox && scrollHeightOf(element) <= this.#leastListHeight) {
      this.#kinds.set(element, 'post');
    }
    return false;
  };

  /**
   * Whether any part of an element that was asked about, or of what is around it, was seen. As it was then:
   * measuring again would make the browser lay the page out anew.
   */
  readonly wasShown = (element: Element): boolean => {
    let at: Element | undefined = element;
    for (let step = 0; at !== undefined && step < maxClimb; step++) {
      const shown = this.#isShown.get(at);
      if (shown !== undefined) return shown;
      at = parentElementOf(at);
    }
    return false;
  };

  /** Where to begin and end among the children of a long list. To be polled `skips`. */
  readonly rangeOf = (element: Element): ChildRange | undefined => {
    if (this.#kinds.get(element) !== 'list') return undefined;
    const near = nearChildren(element, this.#top, this.#bottom);
    const first = near?.first ?? firstChildOf(element);
    if (near === undefined || first === null) return undefined;
    return { first, last: near.last };
  };
}

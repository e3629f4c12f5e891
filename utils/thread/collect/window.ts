import { parentElementOf } from '../../capture/facts/dom-access.ts';

/** How far beyond both edges of the window is still looked at, in windows. */
const margins = { above: 1, below: 1.5 } as const;

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** Only what stands in something longer than this, in windows, is left out: a list, not a post. */
const leastList = 3;

/**
 * Tells what lies far outside of the window, to be looked at when it comes near: a look then costs by what is shown,
 * not by what the page holds. Elements without a box of their own may hold others that have one, and stay.
 */
export function farOutside(windowHeight: number): (element: Element) => boolean {
  const edges: Edges = {
    top: -margins.above * windowHeight,
    bottom: (1 + margins.below) * windowHeight,
  };
  let lastParent: Element | undefined;
  let isInList = false;
  return (element) => {
    const parent = parentElementOf(element);
    if (parent !== lastParent) {
      lastParent = parent;
      isInList = parent !== undefined && boxOf(parent).height > leastList * windowHeight;
    }
    if (!isInList) return false;
    const { top, bottom, height, width } = boxOf(element);
    if (height === 0 || width === 0) return false;
    return bottom < edges.top || top > edges.bottom;
  };
}

/** Whether any part of the element is seen. */
export function isInWindow(element: Element, windowHeight: number): boolean {
  const { top, bottom, height } = boxOf(element);
  return height > 0 && bottom > 0 && top < windowHeight;
}

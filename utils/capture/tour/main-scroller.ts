import {
  bodyOf,
  clientHeightOf,
  documentScroller,
  rootElementOf,
  scrollHeightOf,
  viewOf,
} from '../../dom/layout.ts';
import { deepestAt, holderOf, type ShadowAccess } from './flat-tree.ts';
import { documentInside, isTrueToSize } from './frame-place.ts';
import { type Rows, visibleRows } from './visible-part.ts';

/** A part of the page that shows less of the window than this is not what its reader scrolls. */
const leastShare = 0.3;

export interface MainScroller {
  readonly element: Element;
  /**
   * The elements of the frames that it lies in, outermost first: of the page's own origin, shown as large as
   * they are.
   */
  readonly frames: readonly Element[];
}

const maxFrames = 4;

/**
 * What a reader of the page scrolls: the document, or, where the document has next to nothing to scroll, the
 * element that fills most of the window and holds more than it shows, in shadow trees and frames too.
 * Undefined where nothing scrolls.
 */
export function findMainScroller(
  document: Document,
  shadow: ShadowAccess,
  maxDepth = maxFrames,
): MainScroller | undefined {
  const view = viewOf(document);
  const root = documentScroller(document);
  if (view === null || root === null) return undefined;
  const hiddenOfRoot = isClipped(document) ? 0 : hiddenOf(root);
  if (hiddenOfRoot > view.innerHeight / 2) return { element: root, frames: [] };
  const [best] = innerScrollers(document, view, shadow, root, maxDepth)
    .filter(({ hidden }) => hidden > hiddenOfRoot)
    .sort((a, b) => b.worth - a.worth);
  return best ?? (hiddenOfRoot > 1 ? { element: root, frames: [] } : undefined);
}

function hiddenOf(element: Element): number {
  return scrollHeightOf(element) - clientHeightOf(element);
}

interface Found extends MainScroller {
  readonly hidden: number;
  readonly worth: number;
}

/** Looked for behind points of the window: what is nowhere in view does not fill it. */
function innerScrollers(
  document: Document,
  view: Window,
  shadow: ShadowAccess,
  root: Element,
  maxDepth: number,
): Found[] {
  const seen = new Set<Element>([root]);
  const found: Found[] = [];
  for (const across of [0.5, 0.3, 0.7, 0.15, 0.85]) {
    for (const down of [0.5, 0.3, 0.75]) {
      const { innerWidth, innerHeight } = view;
      let at = deepestAt(document, innerWidth * across, innerHeight * down, shadow);
      for (; at !== null && !seen.has(at); at = holderOf(at)) {
        seen.add(at);
        const area = areaOf(visibleRows(at));
        if (area < leastShare * innerWidth * innerHeight) continue;
        const scroller = scrollsDown(at)
          ? { element: at, frames: [] }
          : scrollerInFrame(at, shadow, maxDepth);
        const hidden = scroller === undefined ? 0 : hiddenOf(scroller.element);
        if (scroller === undefined || hidden <= 1) continue;
        found.push({ ...scroller, hidden, worth: area * Math.min(hidden, 10 * innerHeight) });
      }
    }
  }
  return found;
}

function scrollerInFrame(
  element: Element,
  shadow: ShadowAccess,
  maxDepth: number,
): MainScroller | undefined {
  const inner = maxDepth > 0 && isTrueToSize(element) ? documentInside(element) : null;
  const found = inner === null ? undefined : findMainScroller(inner, shadow, maxDepth - 1);
  return found && { element: found.element, frames: [element, ...found.frames] };
}

function areaOf({ width, height }: Rows): number {
  return Math.max(0, width) * Math.max(0, height);
}

function scrollsDown(element: Element): boolean {
  return /^(?:auto|scroll|overlay)$/.test(getComputedStyle(element).overflowY);
}

/** Whether the page keeps its document from being scrolled, as with a dialog open or in an app. */
function isClipped(document: Document): boolean {
  const html = rootElementOf(document);
  const body = bodyOf(document);
  if (html === null) return true;
  const own = getComputedStyle(html).overflowY;
  // The body's is the viewport's where the root's own says nothing (CSS Overflow §3.3).
  const used = own === 'visible' && body !== null ? getComputedStyle(body).overflowY : own;
  return used === 'hidden' || used === 'clip';
}

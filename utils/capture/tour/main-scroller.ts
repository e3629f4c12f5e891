import { deepestAt, holderOf, type ShadowAccess } from './flat-tree.ts';
import {
  bodyOf,
  clientHeightOf,
  documentScroller,
  rootOf,
  scrollHeightOf,
  viewOf,
} from './layout-reads.ts';
import { type Rows, visibleRows } from './visible-part.ts';

/** A part of the page that shows less of the window than this is not what its reader scrolls. */
const leastShare = 0.3;

/**
 * What a reader of the page scrolls: the document, or, where the document has next to nothing to scroll, the element
 * that fills most of the window and holds more than it shows, in shadow trees too. Undefined where nothing scrolls.
 */
export function findMainScroller(document: Document, shadow: ShadowAccess): Element | undefined {
  const view = viewOf(document);
  const root = documentScroller(document);
  if (view === null || root === null) return undefined;
  const hiddenOfRoot = isClipped(document) ? 0 : scrollHeightOf(root) - clientHeightOf(root);
  if (hiddenOfRoot > view.innerHeight / 2) return root;
  const [best] = innerScrollers(document, view, shadow, root)
    .filter(({ hidden }) => hidden > hiddenOfRoot)
    .sort((a, b) => b.worth - a.worth);
  return best?.element ?? (hiddenOfRoot > 1 ? root : undefined);
}

interface Found {
  readonly element: Element;
  readonly hidden: number;
  readonly worth: number;
}

/** Looked for behind points of the window: what is nowhere in sight does not fill it. */
function innerScrollers(
  document: Document,
  view: Window,
  shadow: ShadowAccess,
  root: Element,
): Found[] {
  const seen = new Set<Element>([root]);
  const found: Found[] = [];
  for (const across of [0.5, 0.3, 0.7, 0.15, 0.85]) {
    for (const down of [0.5, 0.3, 0.75]) {
      const { innerWidth, innerHeight } = view;
      let at = deepestAt(document, innerWidth * across, innerHeight * down, shadow);
      for (; at !== null && !seen.has(at); at = holderOf(at)) {
        seen.add(at);
        const hidden = scrollHeightOf(at) - clientHeightOf(at);
        if (hidden <= 1 || !scrollsDown(at)) continue;
        const area = areaOf(visibleRows(at));
        if (area < leastShare * innerWidth * innerHeight) continue;
        found.push({ element: at, hidden, worth: area * Math.min(hidden, 10 * innerHeight) });
      }
    }
  }
  return found;
}

function areaOf({ width, height }: Rows): number {
  return Math.max(0, width) * Math.max(0, height);
}

function scrollsDown(element: Element): boolean {
  return /^(?:auto|scroll|overlay)$/.test(getComputedStyle(element).overflowY);
}

/** Whether the page keeps its document from being scrolled, as with a dialog open or in an app. */
function isClipped(document: Document): boolean {
  const html = rootOf(document);
  const body = bodyOf(document);
  if (html === null) return true;
  const own = getComputedStyle(html).overflowY;
  // The body's is the viewport's where the root's own says nothing (CSS Overflow §3.3).
  const used = own === 'visible' && body !== null ? getComputedStyle(body).overflowY : own;
  return used === 'hidden' || used === 'clip';
}

import { boxOf } from '../../dom/elements.ts';
import {
  bodyOf,
  clientHeightOf,
  clientLeftOf,
  clientTopOf,
  clientWidthOf,
  documentOf,
  documentScroller,
  rootElementOf,
  viewOf,
} from '../../dom/layout.ts';
import { readProperty } from '../../dom/read-property.ts';
import { holderOf } from './flat-tree.ts';

/** A rectangle of the viewport, in CSS pixels. */
export interface Rows {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The part of the viewport in which an element shows what it holds: inside its borders and scrollbars,
 * unclipped.
 */
export function visibleRows(element: Element): Rows {
  const document = documentOf(element);
  const root = rootElementOf(document);
  const window = { left: 0, top: 0, ...windowSize(document) };
  if (element === documentScroller(document) || root === null) return window;
  let shown = meet(clientBoxOf(element), window);
  for (let at = holderOf(element); at !== null && at !== root; at = holderOf(at)) {
    if (at === bodyOf(document) && getComputedStyle(root).overflowY === 'visible') break;
    if (getComputedStyle(at).overflowY !== 'visible') shown = meet(shown, clientBoxOf(at));
  }
  return shown;
}

/**
 * Without scrollbars. In quirks mode the body stands for the window, and the root's height is the document's
 * own.
 */
function windowSize(document: Document): { readonly width: number; readonly height: number } {
  const view = viewOf(document);
  const root = rootElementOf(document);
  const isQuirky = readProperty<string>('Document', document, 'compatMode') === 'BackCompat';
  const stand = isQuirky ? bodyOf(document) : root;
  const [width, height] = [view?.innerWidth ?? 0, view?.innerHeight ?? 0];
  if (stand === null) return { width, height };
  return {
    width: Math.min(clientWidthOf(stand) || width, width),
    height: Math.min(clientHeightOf(stand) || height, height),
  };
}

/** The padding box less its scrollbars. */
export function clientBoxOf(element: Element): Rows {
  const { left, top } = boxOf(element);
  return {
    left: left + clientLeftOf(element),
    top: top + clientTopOf(element),
    width: clientWidthOf(element),
    height: clientHeightOf(element),
  };
}

/** What two rectangles have in common. */
export function meet(one: Rows, other: Rows): Rows {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  return {
    left,
    top,
    width: Math.max(0, Math.min(one.left + one.width, other.left + other.width) - left),
    height: Math.max(0, Math.min(one.top + one.height, other.top + other.height) - top),
  };
}

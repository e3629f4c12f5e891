import { readProperty } from '../snapshot/dom-access.ts';

/** Layout as it is, whatever the page named like it: every read goes through the prototype's own getter. */
function number(name: string): (element: Element) => number {
  return (element) => readProperty<number>('Element', element, name) ?? 0;
}

export const scrollTopOf = number('scrollTop');
export const scrollLeftOf = number('scrollLeft');
export const scrollHeightOf = number('scrollHeight');
export const scrollWidthOf = number('scrollWidth');
export const clientTopOf = number('clientTop');
export const clientLeftOf = number('clientLeft');
export const clientHeightOf = number('clientHeight');
export const clientWidthOf = number('clientWidth');

export function documentOf(element: Element): Document {
  return readProperty<Document>('Node', element, 'ownerDocument') ?? document;
}

export function rootOf(document: Document): Element | null {
  return readProperty<Element | null>('Document', document, 'documentElement') ?? null;
}

export function bodyOf(document: Document): Element | null {
  return readProperty<Element | null>('Document', document, 'body') ?? null;
}

export function viewOf(document: Document): (Window & typeof globalThis) | null {
  return (
    readProperty<(Window & typeof globalThis) | null>('Document', document, 'defaultView') ?? null
  );
}

/** What stands for the document's own scrolling; null in a document without elements. */
export function documentScroller(document: Document): Element | null {
  return readProperty<Element | null>('Document', document, 'scrollingElement') ?? rootOf(document);
}

/** At once, whatever the page's style says of smoothness. */
export function scrollAt(element: Element, top: number, left: number): void {
  Reflect.apply(Element.prototype.scrollTo, element, [{ top, left, behavior: 'instant' }]);
}

import { isElement } from './nodes.ts';
import { ownGetter } from './own-members.ts';
import { readProperty } from './read-property.ts';

/** Where things are scrolled to and how large they are, in CSS pixels; 0 for what is no element. */
function length(name: string): (self: Node) => number {
  const own = ownGetter<Node, number>(Element.prototype, name);
  return (self) => {
    try {
      return own(self);
    } catch (error) {
      if (isElement(self)) throw error;
      return 0;
    }
  };
}

export const scrollTopOf = length('scrollTop');
export const scrollLeftOf = length('scrollLeft');
export const scrollHeightOf = length('scrollHeight');
export const scrollWidthOf = length('scrollWidth');
export const clientTopOf = length('clientTop');
export const clientLeftOf = length('clientLeft');
export const clientHeightOf = length('clientHeight');
export const clientWidthOf = length('clientWidth');

export function documentOf(element: Element): Document {
  return readProperty<Document>('Node', element, 'ownerDocument') ?? document;
}

export function rootElementOf(document: Document): Element | null {
  return readProperty<Element | null>('Document', document, 'documentElement') ?? null;
}

export function bodyOf(document: Document): HTMLElement | null {
  return readProperty<HTMLElement | null>('Document', document, 'body') ?? null;
}

export function viewOf(document: Document): (Window & typeof globalThis) | null {
  return readProperty<Window & typeof globalThis>('Document', document, 'defaultView') ?? null;
}

/** What stands for the document's own scrolling; null in a document without elements. */
export function documentScroller(document: Document): Element | null {
  return (
    readProperty<Element | null>('Document', document, 'scrollingElement') ??
    rootElementOf(document)
  );
}

/** At once, whatever the page's style says of smoothness. */
export function scrollAt(element: Element, top: number, left: number): void {
  Reflect.apply(Element.prototype.scrollTo, element, [{ top, left, behavior: 'instant' }]);
}

import { rootElementOf } from '../../dom/layout.ts';
import { parentElementOf } from '../../dom/shadow.ts';

/** The element that scrolls the posts: one with a scroll bar of its own, or the page. */
export interface Scroller {
  readonly element: Element;
  /** Where it is, how far it reaches, and how much of it is seen; CSS pixels. */
  read(): { readonly top: number; readonly height: number; readonly seen: number };
  moveTo(top: number): void;
}

type ScrollProperty = 'scrollTop' | 'scrollHeight' | 'clientHeight' | 'scrollLeft';

function readScroll(element: Element, name: ScrollProperty): number {
  const get = Object.getOwnPropertyDescriptor(Element.prototype, name)?.get;
  return get === undefined ? 0 : (Reflect.apply(get, element, []) as number);
}

function writeScroll(element: Element, top: number): void {
  // At once, whatever `scroll-behavior` the page asks for: in a smooth scroll nothing tells when it has
  // arrived.
  const { scrollTo } = Element.prototype;
  Reflect.apply(scrollTo, element, [{ top, behavior: 'instant' }]);
}

const maxClimb = 200;
/** Less than this is no list to go through. In CSS pixels. */
const leastOverflow = 40;

/** The nearest element around the posts that scrolls, else the page. */
export function findScroller(document: Document, around: Element | undefined): Scroller {
  const scrolling = pageElement(document);
  let at = around;
  for (let step = 0; at !== undefined && at !== scrolling && step < maxClimb; step++) {
    if (scrolls(at)) return scrollerOf(at);
    at = parentElementOf(at);
  }
  return scrollerOf(scrolling);
}

function pageElement(document: Document): Element {
  const get = Object.getOwnPropertyDescriptor(Document.prototype, 'scrollingElement')?.get;
  const element = get === undefined ? null : (Reflect.apply(get, document, []) as Element | null);
  const root = element ?? rootElementOf(document);
  if (root === null) throw new TypeError('the document has no element');
  return root;
}

function scrolls(element: Element): boolean {
  const overflow = readScroll(element, 'scrollHeight') - readScroll(element, 'clientHeight');
  if (overflow < leastOverflow || readScroll(element, 'clientHeight') < leastOverflow) return false;
  return /^(?:auto|scroll|overlay)$/.test(getComputedStyle(element).overflowY);
}

function scrollerOf(element: Element): Scroller {
  return {
    element,
    read: () => ({
      top: readScroll(element, 'scrollTop'),
      height: readScroll(element, 'scrollHeight'),
      seen: readScroll(element, 'clientHeight'),
    }),
    moveTo: (top) => writeScroll(element, top),
  };
}

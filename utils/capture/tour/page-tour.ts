import { untilStill } from './drawn.ts';
import type { ShadowAccess } from './flat-tree.ts';
import {
  bodyOf,
  clientWidthOf,
  documentOf,
  documentScroller,
  scrollAt,
  scrollHeightOf,
  scrollLeftOf,
  scrollTopOf,
  scrollWidthOf,
  viewOf,
} from './layout-reads.ts';
import { findMainScroller } from './main-scroller.ts';
import { RowMark } from './row-mark.ts';
import type { Sight } from './sight.ts';
import { StuckElements } from './stuck-elements.ts';
import { untilLoaded } from './until-loaded.ts';
import { clientBoxOf, visibleRows } from './visible-part.ts';

interface Place {
  readonly element: Element;
  readonly top: number;
  readonly left: number;
}

/**
 * One way through a page, from its top to its end and back to where its reader was. It scrolls the document or the
 * element that stands for it, and writes nothing; that it scrolls is what the page's own code may notice.
 */
export class PageTour {
  readonly #scroller: Element;
  readonly #before: readonly Place[];
  readonly #stuck: StuckElements;
  readonly #shadow: ShadowAccess;
  #mark: RowMark | undefined;

  constructor(document: Document, shadow: ShadowAccess) {
    const root = documentScroller(document);
    if (root === null) throw new TypeError('an empty document');
    this.#scroller = findMainScroller(document, shadow) ?? root;
    this.#shadow = shadow;
    this.#stuck = new StuckElements(this.#scroller, shadow);
    this.#before = [...new Set([this.#scroller, root])].map((element) => ({
      element,
      top: scrollTopOf(element),
      left: scrollLeftOf(element),
    }));
  }

  /** Scrolls to `top` CSS pixels, waits until the page stands still there, and tells what is seen. */
  async go(top: number): Promise<Sight> {
    scrollAt(this.#scroller, top, 0);
    await untilStill(this.#scroller);
    return this.look();
  }

  look(): Sight {
    const scroller = this.#scroller;
    const document = documentOf(scroller);
    const view = viewOf(document);
    const port = visibleRows(scroller);
    const isRoot = scroller === documentScroller(document);
    const box = isRoot ? port : clientBoxOf(scroller);
    const row = this.#mark?.find(port);
    return {
      isRoot,
      viewportWidth: view?.innerWidth ?? 0,
      viewportHeight: view?.innerHeight ?? 0,
      pinch: view?.visualViewport?.scale ?? 1,
      port,
      scrollTop: scrollTopOf(scroller),
      contentTop: scrollTopOf(scroller) + port.top - box.top,
      contentHeight: scrollHeightOf(scroller),
      beside: besideOf(scroller),
      obstacles: this.#stuck.read(port),
      ...(row === undefined ? {} : { mark: row }),
    };
  }

  /** Remembers the row `row` CSS pixels below the top of what is seen; the sights to come tell where it is. */
  mark(row: number): void {
    this.#mark = new RowMark(this.#scroller, visibleRows(this.#scroller), row, this.#shadow);
  }

  /** Waits until what has begun to load has loaded, at most `maxMs`; tells whether it has. */
  load(maxMs: number): Promise<boolean> {
    return untilLoaded(this.#scroller, maxMs);
  }

  /** Puts the page back to where it was. */
  async end(): Promise<void> {
    for (let tries = 0; tries < 4; tries++) {
      for (const { element, top, left } of this.#before) scrollAt(element, top, left);
      await untilStill(this.#scroller);
      const isBack = this.#before.every(
        ({ element, top }) => Math.abs(scrollTopOf(element) - top) < 1,
      );
      if (isBack) return;
    }
  }
}

/** CSS pixels of the content that lie to the side of what is seen, where a reader can scroll to them. */
function besideOf(scroller: Element): number {
  const document = documentOf(scroller);
  const styles = [getComputedStyle(scroller)];
  const body = bodyOf(document);
  if (scroller === documentScroller(document) && body !== null) styles.push(getComputedStyle(body));
  if (styles.some(({ overflowX }) => overflowX === 'hidden' || overflowX === 'clip')) return 0;
  return Math.max(0, scrollWidthOf(scroller) - clientWidthOf(scroller));
}

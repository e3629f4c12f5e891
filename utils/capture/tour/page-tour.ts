import { defined } from '../../defined.ts';
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
} from '../../dom/layout.ts';
import { untilStill } from './drawn.ts';
import type { ShadowAccess } from './flat-tree.ts';
import { moved, placeInFrames } from './frame-place.ts';
import { findMainScroller } from './main-scroller.ts';
import { RowMark } from './row-mark.ts';
import type { ScrollView } from './scroll-view.ts';
import { StuckElements } from './stuck-elements.ts';
import { untilLoaded } from './until-loaded.ts';
import { clientBoxOf, visibleRows } from './visible-part.ts';

interface Place {
  readonly element: Element;
  readonly top: number;
  readonly left: number;
}

/**
 * One way through a page, from its top to its end and back to where its reader was. It scrolls the document
 * or the element that stands for it, in a frame of the same origin too, and writes nothing; that it scrolls
 * is what the page's own code may notice.
 */
export class PageTour {
  readonly #document: Document;
  readonly #scroller: Element;
  readonly #frames: readonly Element[];
  readonly #before: readonly Place[];
  readonly #stuck: StuckElements;
  /** What lies over each frame element that the scroller is in. */
  readonly #stuckAround: ReadonlyMap<Element, StuckElements>;
  readonly #shadow: ShadowAccess;
  #mark: RowMark | undefined;

  constructor(document: Document, shadow: ShadowAccess) {
    const root = documentScroller(document);
    if (root === null) throw new TypeError('an empty document');
    const { element: scroller, frames } = findMainScroller(document, shadow) ?? {
      element: root,
      frames: [],
    };
    this.#document = document;
    this.#scroller = scroller;
    this.#frames = frames;
    this.#shadow = shadow;
    this.#stuck = new StuckElements(scroller, shadow);
    this.#stuckAround = new Map(frames.map((frame) => [frame, new StuckElements(frame, shadow)]));
    const roots = [scroller, ...frames].map((each) => documentScroller(documentOf(each)) ?? root);
    this.#before = [...new Set([scroller, root, ...roots])].map((element) => ({
      element,
      top: scrollTopOf(element),
      left: scrollLeftOf(element),
    }));
  }

  /** Scrolls to `top` CSS pixels, waits until the page stands still there, and tells what is seen. */
  async go(top: number): Promise<ScrollView> {
    scrollAt(this.#scroller, top, 0);
    await untilStill(this.#scroller);
    return this.view();
  }

  view(): ScrollView {
    const scroller = this.#scroller;
    const view = viewOf(this.#document);
    const inner = visibleRows(scroller);
    const ownsWindow = scroller === documentScroller(documentOf(scroller));
    const box = ownsWindow ? inner : clientBoxOf(scroller);
    const place = placeInFrames(inner, this.#frames);
    const port = place.shown;
    const within = moved(port, -place.left, -place.top);
    const row = this.#mark?.find(within);
    const around = place.around.flatMap(
      ({ frame, rows }) => this.#stuckAround.get(frame)?.read(rows) ?? [],
    );
    return {
      isRoot: ownsWindow && this.#frames.length === 0,
      viewportWidth: view?.innerWidth ?? 0,
      viewportHeight: view?.innerHeight ?? 0,
      pixelRatio: view?.devicePixelRatio ?? 1,
      pinch: view?.visualViewport?.scale ?? 1,
      port,
      scrollTop: scrollTopOf(scroller),
      contentTop: scrollTopOf(scroller) + within.top - box.top,
      contentHeight: scrollHeightOf(scroller),
      beside: besideOf(scroller),
      obstacles: [...this.#stuck.read(within), ...around],
      ...defined({ mark: row }),
    };
  }

  /** Remembers the row `row` CSS pixels below the top of what is seen; the views to come tell where it is. */
  mark(row: number): void {
    const { shown, left, top } = placeInFrames(visibleRows(this.#scroller), this.#frames);
    this.#mark = new RowMark(this.#scroller, moved(shown, -left, -top), row, this.#shadow);
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

import { browser } from './browser.ts';

/** A page's size and place, in CSS pixels, and what stays in the window while it scrolls. */
export interface PageExtent {
  readonly viewportHeight: number;
  readonly viewportWidth: number;
  readonly pageHeight: number;
  readonly scrollX: number;
  readonly scrollY: number;
  /** How far down from the top, and up from the bottom, elements stand that do not scroll. */
  readonly topBand: number;
  readonly bottomBand: number;
}

/** Scrolls the page of a tab, if a place is given, waits until it is drawn there, and tells where it is. Writes nothing to it. */
export async function scrollPage(tabId: number, top?: number, left?: number): Promise<PageExtent> {
  const [answer] = await browser.scripting.executeScript({
    target: { tabId },
    func: scrollAndMeasure,
    args: [top ?? null, left ?? null],
  });
  const extent: unknown = answer?.result;
  if (typeof extent !== 'object' || extent === null) throw new TypeError('the page is gone');
  return extent as PageExtent;
}

/** Runs in the page, by itself: it may refer to nothing outside. */
async function scrollAndMeasure(top: number | null, left: number | null): Promise<PageExtent> {
  const drawn = (): Promise<void> =>
    new Promise((resolve) => {
      // Pages in the background draw nothing.
      setTimeout(resolve, 400);
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 60)));
    });
  if (top !== null) {
    window.scrollTo({ left: left ?? window.scrollX, top, behavior: 'instant' });
    await drawn();
  }
  const root = document.scrollingElement ?? document.documentElement;
  const { innerHeight, innerWidth } = window;
  let topBand = 0;
  let bottomBand = 0;
  const seen = new Set<Element>();
  for (const across of [0.04, 0.2, 0.35, 0.5, 0.65, 0.8, 0.96]) {
    for (const y of [1, 24, innerHeight - 24, innerHeight - 2]) {
      for (const el of document.elementsFromPoint(innerWidth * across, y)) {
        if (seen.has(el)) continue;
        seen.add(el);
        const { position } = getComputedStyle(el);
        if (position !== 'fixed' && position !== 'sticky') continue;
        const box = el.getBoundingClientRect();
        // What fills the window cannot be left out of a picture of it.
        if (box.height > innerHeight / 2) continue;
        if (box.top < innerHeight / 4) topBand = Math.max(topBand, box.bottom);
        else if (box.bottom > innerHeight * 0.75) {
          bottomBand = Math.max(bottomBand, innerHeight - box.top);
        }
      }
    }
  }
  return {
    viewportHeight: innerHeight,
    viewportWidth: innerWidth,
    pageHeight: root.scrollHeight,
    scrollX: window.scrollX,
    scrollY: window.scrollY,
    topBand,
    bottomBand,
  };
}

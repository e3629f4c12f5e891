import { boxOf } from '../../dom/elements.ts';
import { documentOf, scrollHeightOf, viewOf } from '../../dom/layout.ts';
import { readProperty } from '../../dom/read-property.ts';
import { delay } from './drawn.ts';

/** So long must nothing begin, end or grow. */
const quietMs = 350;
const stepMs = 50;

/**
 * Waits until what came into view has loaded: no image in or near the window is under way, nothing has
 * arrived for a moment, and the page does not grow. At most `maxMs`; resolves to whether it became quiet.
 */
export async function untilLoaded(scroller: Element, maxMs: number): Promise<boolean> {
  let changedAt = performance.now();
  const until = changedAt + maxMs;
  const noticed = () => {
    changedAt = performance.now();
  };
  const Observer = viewOf(documentOf(scroller))?.PerformanceObserver ?? PerformanceObserver;
  const arrivals = new Observer(noticed);
  arrivals.observe({ type: 'resource' });
  const writes = new MutationObserver(noticed);
  writes.observe(documentOf(scroller), { subtree: true, childList: true });
  try {
    let height = scrollHeightOf(scroller);
    while (performance.now() < until) {
      await delay(stepMs);
      if (scrollHeightOf(scroller) !== height || hasLoadingImage(scroller)) noticed();
      height = scrollHeightOf(scroller);
      if (performance.now() - changedAt >= quietMs) return true;
    }
    return false;
  } finally {
    arrivals.disconnect();
    writes.disconnect();
  }
}

function hasLoadingImage(scroller: Element): boolean {
  const document = documentOf(scroller);
  const height = viewOf(document)?.innerHeight ?? 0;
  const images = readProperty<HTMLCollectionOf<HTMLImageElement>>('Document', document, 'images');
  return Array.from(images ?? []).some((image) => {
    if (image.complete) return false;
    const { top, bottom } = boxOf(image);
    return bottom > -height / 2 && top < height * 1.5;
  });
}

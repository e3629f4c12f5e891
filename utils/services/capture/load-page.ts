import { isAtEnd, type ScrollView } from '../../capture/tour/scroll-view.ts';
import type { PageLoading } from '../../protocol/capture-account.ts';
import { withTour } from './tour-in-tab.ts';

/** A feed without an end is gone through so far. */
const maxWindows = 60;
const maxMs = 120_000;
/** What is still loading by then is not waited for. */
const maxLoadMs = 3_000;
/** Of a window; what is at its edge comes into view twice. */
const stepShare = 0.8;

export interface LoadPorts {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * Scrolls the page of a tab from its top to its end, waits at each place for what begins to load there, and
 * puts it back to where it was. Stopped by the signal, it comes back too. Rejects where the page is out of
 * reach or gone.
 */
export function loadPage(tabId: number, ports: LoadPorts): Promise<PageLoading> {
  const startedAt = new Date().toISOString();
  const until = performance.now() + maxMs;
  return withTour(tabId, async (tour) => {
    let view = await tour.go(0);
    const heightBefore = view.contentHeight;
    let windows = 0;
    let unfinished = 0;
    const told = (result: PageLoading['result']): PageLoading => ({
      result,
      startedAt,
      endedAt: new Date().toISOString(),
      reached: Math.round(view.contentTop + view.port.height),
      heightBefore,
      heightAfter: view.contentHeight,
      windows,
      unfinished,
    });
    for (;;) {
      if (ports.signal.aborted) return told('stopped');
      if (!(await tour.load(maxLoadMs))) unfinished++;
      windows++;
      const before = view.scrollTop;
      view = await tour.view();
      ports.onProgress(windows, windows + windowsBelow(view));
      if (ports.signal.aborted) return told('stopped');
      if (isAtEnd(view)) return told('complete');
      if (windows >= maxWindows || performance.now() > until) return told('limit');
      view = await tour.go(view.scrollTop + stepShare * view.port.height);
      // A page that snaps back to where it was is asked to go on by a whole window.
      if (view.scrollTop <= before) view = await tour.go(before + view.port.height);
      if (view.scrollTop <= before) return told('limit');
    }
  });
}

function windowsBelow({ contentTop, contentHeight, port }: ScrollView): number {
  const left = contentHeight - contentTop - port.height;
  return Math.max(0, Math.min(maxWindows, Math.ceil(left / (stepShare * port.height))));
}

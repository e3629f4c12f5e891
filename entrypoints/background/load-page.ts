import { isAtEnd, type Sight } from '../../utils/capture/tour/sight.ts';
import type { PageLoading } from '../../utils/protocol/capture.ts';
import { withTour } from './tour-in-tab.ts';

/** A feed without an end is gone through so far. */
const maxWindows = 60;
const maxMs = 120_000;
/** What is still loading by then is not waited for. */
const maxLoadMs = 3_000;
/** Of a window; what is at its edge comes into sight twice. */
const stepShare = 0.8;

export interface LoadPorts {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * Scrolls the page of a tab from its top to its end, waits at each place for what begins to load there, and puts it
 * back to where it was. Stopped by the signal, it comes back too. Rejects where the page is out of reach or gone.
 */
export function loadPage(tabId: number, ports: LoadPorts): Promise<PageLoading> {
  const startedAt = new Date().toISOString();
  const until = performance.now() + maxMs;
  return withTour(tabId, async (tour) => {
    let sight = await tour.go(0);
    const heightBefore = sight.contentHeight;
    let windows = 0;
    let unfinished = 0;
    const told = (result: PageLoading['result']): PageLoading => ({
      result,
      startedAt,
      endedAt: new Date().toISOString(),
      reached: Math.round(sight.contentTop + sight.port.height),
      heightBefore,
      heightAfter: sight.contentHeight,
      windows,
      unfinished,
    });
    for (;;) {
      if (ports.signal.aborted) return told('stopped');
      if (!(await tour.load(maxLoadMs))) unfinished++;
      windows++;
      const before = sight.scrollTop;
      sight = await tour.look();
      ports.onProgress(windows, windows + windowsBelow(sight));
      if (ports.signal.aborted) return told('stopped');
      if (isAtEnd(sight)) return told('complete');
      if (windows >= maxWindows || performance.now() > until) return told('limit');
      sight = await tour.go(sight.scrollTop + stepShare * sight.port.height);
      // A page that snaps back to where it was is asked to go on by a whole window.
      if (sight.scrollTop <= before) sight = await tour.go(before + sight.port.height);
      if (sight.scrollTop <= before) return told('limit');
    }
  });
}

function windowsBelow({ contentTop, contentHeight, port }: Sight): number {
  const left = contentHeight - contentTop - port.height;
  return Math.max(0, Math.min(maxWindows, Math.ceil(left / (stepShare * port.height))));
}

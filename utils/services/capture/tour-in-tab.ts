import type { ScrollView } from '../../capture/tour/scroll-view.ts';
import { noted } from '../../faults/expected.ts';
import { isOutOfReach } from '../../platform/browser-refusals.ts';
import { startTour } from '../../platform/page-tour.ts';

/**
 * A tour through the page of a tab, led from the background; `utils/capture/tour/page-tour.ts` is the end in
 * the page.
 */
export interface TourInTab {
  go(top: number): Promise<ScrollView>;
  view(): Promise<ScrollView>;
  mark(row: number): Promise<void>;
  load(maxMs: number): Promise<boolean>;
}

/**
 * Leads a tour and puts the page back to where it was, whatever happens. Rejects as `work` does, and where
 * the page is out of reach or gone.
 */
export async function withTour<Value>(
  tabId: number,
  work: (tour: TourInTab) => Promise<Value>,
): Promise<Value> {
  const calls = await startTour(tabId);
  // Our own script answers, in a world that the page does not reach into.
  const view = async (method: 'go' | 'view', ...parameters: number[]): Promise<ScrollView> =>
    (await calls.call(method, ...parameters)) as ScrollView;
  try {
    return await work({
      go: (top) => view('go', top),
      view: () => view('view'),
      mark: async (row) => void (await calls.call('mark', row)),
      load: async (maxMs) => (await calls.call('load', maxMs)) === true,
    });
  } finally {
    await calls.call('end').catch(noted('tour.end', undefined, isOutOfReach));
  }
}

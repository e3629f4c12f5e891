import { planPicture } from '../../capture/tour/plan-picture.ts';
import { noteFault } from '../../faults/note-fault.ts';
import type { PictureResult } from '../../messaging/contract.ts';
import { isOutOfReach } from '../../platform/browser-refusals.ts';
import { captureVisibleArea } from '../../platform/screenshot.ts';
import { findTab } from '../../platform/tabs.ts';
import type { PagePicture } from '../../protocol/capture-account.ts';
import { type ShotsOfPage, shootPage } from './shoot-page.ts';
import { stitch } from './stitch.ts';
import { withTour } from './tour-in-tab.ts';

const mostMissing = 100;
/** What does not move when zoomed in, so that no window of it can be told from another. */
const mostPinch = 1.01;

export interface PictureOfPage {
  readonly result: PictureResult;
  readonly picture?: Blob;
  /** What the facts of the capture say of the picture. */
  readonly facts?: PagePicture;
}

export interface PicturePorts {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * Goes through the page of a tab, window by window, and joins what was seen. The page is left where it was,
 * whatever happens. Nothing is written to it; that it scrolls is what its own code may notice.
 */
export async function picturePage(
  tabId: number,
  windowId: number,
  ports: PicturePorts,
): Promise<PictureOfPage> {
  const takenAt = new Date().toISOString();
  const shoot = async () => {
    const picture = await captureVisibleArea(windowId, { mayWait: true });
    if ((await findTab(tabId))?.active !== true) throw new TypeError('another tab is in front');
    return picture;
  };
  try {
    const taken = await withTour(tabId, async (tour) => {
      if ((await tour.view()).pinch > mostPinch) return 'zoomed';
      return shootPage(tour, { ...ports, shoot });
    });
    return taken === 'zoomed' ? { result: 'zoomed' } : await joinShots(taken, takenAt);
  } catch (thrown) {
    noteFault('picture.take', thrown, () => ports.signal.aborted || isOutOfReach(thrown));
    return { result: ports.signal.aborted ? 'cancelled' : 'failed' };
  }
}

async function joinShots(taken: ShotsOfPage, takenAt: string): Promise<PictureOfPage> {
  const { shots, reachesEnd, left } = taken;
  const plan = planPicture(
    shots.map(({ at, view: { port, obstacles } }) => ({ ...port, at, obstacles })),
    reachesEnd,
  );
  const { picture, doubtful } = await stitch(shots, plan);
  const first = shots[0];
  const end = Math.max(0, ...plan.bands.map(({ to }) => to));
  const beside = Math.max(0, ...shots.map(({ view }) => view.beside));
  const unseenAbove = first !== undefined && first.at > 1 ? [{ from: 0, to: first.at }] : [];
  const missing: PagePicture['missing'] = [
    ...[...unseenAbove, ...plan.gaps].map(({ from, to }) => missed('not-shown', from, to - from)),
    ...doubtful.map((row) => missed('changed', row, 0)),
    ...(left > 1 ? [missed('below', end, left)] : []),
    ...(beside > 1 ? [missed('beside', 0, beside)] : []),
  ];
  const facts: PagePicture = {
    takenAt,
    windows: shots.length,
    scrolled: first?.view.isRoot === false ? 'element' : 'document',
    repeats: plan.repeats,
    missing: missing.slice(0, mostMissing),
  };
  return { result: missing.length === 0 ? 'whole' : 'partly', picture, facts };
}

function missed(
  what: PagePicture['missing'][number]['what'],
  from: number,
  size: number,
): PagePicture['missing'][number] {
  return { what, from: Math.round(from), size: Math.round(size) };
}

import {
  bestLanding,
  firstStep,
  isGood,
  judgeLanding,
  type Landing,
  otherSteps,
} from '../../capture/tour/next-place.ts';
import { isAtEnd, type ScrollView } from '../../capture/tour/scroll-view.ts';
import type { TourInTab } from './tour-in-tab.ts';

/** `captureVisibleTab` may be called twice a second. */
const pauseMs = 520;
const maxShots = 60;
/** Canvases end at 32,767 device pixels. */
const maxDevicePixels = 30_000;
/** What a page that grows at its end needs to begin with it. */
const growMs = 1_500;

/** One picture of the window, taken at one place of the page. */
export interface Shot {
  readonly picture: Blob;
  readonly view: ScrollView;
  /** At which row of the whole picture the scrolled part of this one begins, in CSS pixels. */
  readonly at: number;
  /** Whether the page itself told where the shot before ends in this one. */
  readonly isAnchored: boolean;
}

export interface ShotsOfPage {
  readonly shots: readonly Shot[];
  readonly reachesEnd: boolean;
  /** How many rows of the page lie below the last shot. */
  readonly left: number;
}

export interface ShootPorts {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
  /** Takes a picture of the window. Rejects when the window shows another tab. */
  readonly shoot: () => Promise<Blob>;
}

/**
 * Goes from the top of a page to its end and takes the pictures that show all of it, as far as it lets itself
 * be shown.
 */
export async function shootPage(tour: TourInTab, ports: ShootPorts): Promise<ShotsOfPage> {
  const { signal, onProgress } = ports;
  const shots: Shot[] = [];
  let next: { readonly at: number; readonly isAnchored: boolean } | undefined;
  await tour.go(0);
  for (;;) {
    signal.throwIfAborted();
    const startedAt = performance.now();
    const { picture, view } = await shootStill(tour, ports.shoot);
    shots.push({ picture, view, isAnchored: true, ...(next ?? { at: view.contentTop }) });
    onProgress(shots.length, shots.length + windowsBelow(view));
    const end = isAtEnd(view) ? await afterGrowing(tour) : view;
    if (isAtEnd(end)) return { shots, reachesEnd: true, left: 0 };
    if (await isFull(shots)) return { shots, reachesEnd: false, left: rowsBelow(end) };
    await tour.mark(view.port.height);
    const landing = await findNext(tour, view);
    if (landing === undefined) return { shots, reachesEnd: false, left: rowsBelow(end) };
    const at = (shots.at(-1)?.at ?? 0) + view.port.height - landing.seam;
    next = { at, isAnchored: landing.view.mark !== undefined };
    await pause(pauseMs - (performance.now() - startedAt), signal);
  }
}

/** A picture, and where everything was while it was taken: a page that moved meanwhile is looked at again. */
async function shootStill(
  tour: TourInTab,
  shoot: () => Promise<Blob>,
): Promise<{ readonly picture: Blob; readonly view: ScrollView }> {
  let before = await tour.view();
  for (let tries = 0; ; tries++) {
    const picture = await shoot();
    const after = await tour.view();
    if (tries >= 3 || isSamePlace(before, after)) {
      return { picture, view: { ...after, obstacles: bothOf(before, after) } };
    }
    before = after;
  }
}

/** What slides in or out while the picture is taken may be in it at either place. */
function bothOf(before: ScrollView, after: ScrollView): ScrollView['obstacles'] {
  const known = new Set(after.obstacles.map((each) => JSON.stringify(each)));
  return [
    ...after.obstacles,
    ...before.obstacles.filter((each) => !known.has(JSON.stringify(each))),
  ];
}

function isSamePlace(one: ScrollView, other: ScrollView): boolean {
  return (
    Math.abs(one.scrollTop - other.scrollTop) < 0.5 &&
    Math.abs(one.port.height - other.port.height) < 0.5
  );
}

async function findNext(tour: TourInTab, last: ScrollView): Promise<Landing | undefined> {
  const go = async (step: number) => judgeLanding(last, await tour.go(last.scrollTop + step));
  const first = await go(firstStep(last));
  if (isGood(first)) return first;
  const tried = [first];
  for (const step of otherSteps(last, first)) {
    const landing = await go(step);
    if (isGood(landing)) return landing;
    tried.push(landing);
  }
  const best = bestLanding(tried);
  return best === undefined ? undefined : judgeLanding(last, await tour.go(best.view.scrollTop));
}

/** At the end of a page that goes on as soon as its end is seen. */
async function afterGrowing(tour: TourInTab): Promise<ScrollView> {
  await tour.load(growMs);
  return tour.view();
}

function rowsBelow({ contentTop, contentHeight, port }: ScrollView): number {
  return Math.max(0, contentHeight - contentTop - port.height);
}

function windowsBelow(view: ScrollView): number {
  return Math.min(maxShots, Math.ceil(rowsBelow(view) / firstStep(view)));
}

async function isFull(shots: readonly Shot[]): Promise<boolean> {
  const last = shots.at(-1);
  if (last === undefined) return false;
  const { view, at, picture } = last;
  const scale = (await pngWidth(picture)) / view.viewportWidth;
  return shots.length >= maxShots || (at + 2 * view.port.height) * scale > maxDevicePixels;
}

/** As the header of a PNG tells it (PNG §11.2.2). */
async function pngWidth(picture: Blob): Promise<number> {
  return new DataView(await picture.slice(16, 20).arrayBuffer()).getUint32(0);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

import { noted } from '../faults/expected.ts';
import { browser } from './browser.ts';
import { isOutOfReach } from './browser-refusals.ts';

/** A page in the background draws nothing, and one that is busy answers late. */
const maxMs = 250;

/**
 * Waits until what a tab's page has become by now is drawn, so that a picture of the tab does not show the
 * frame before. Never rejects; writes nothing to the page.
 */
export async function untilDrawn(tabId: number): Promise<void> {
  const drawn = browser.scripting
    .executeScript({ target: { tabId }, func: twoFrames })
    .catch(noted('page.drawn', undefined, isOutOfReach));
  await Promise.race([drawn, new Promise((resolve) => setTimeout(resolve, maxMs))]);
}

/**
 * Runs in the page, by itself: it may refer to nothing outside. The second frame begins when the first is on
 * its way.
 */
function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

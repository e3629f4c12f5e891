import { browser } from './browser.ts';
import { asForbiddenReason, type ForbiddenReason } from './forbidden-page.ts';

/**
 * Runs the capture script in every frame that the permission at hand reaches and waits until it is done.
 * Resolves to why the top frame is no page to read, if it is none. Throws the browser's own error where
 * the page is out of reach.
 */
export async function injectCapture(tabId: number): Promise<ForbiddenReason | undefined> {
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: ['/capture.js'],
  });
  return asForbiddenReason(results.find(({ frameId }) => frameId === 0)?.result);
}

/** Runs the script that goes through a discussion, in the page itself; it works on after this returns. */
export async function injectThreadCapture(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/thread-capture.js'] });
}

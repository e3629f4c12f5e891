import { browser } from './browser.ts';

/**
 * Runs the capture script in every frame that the permission at hand reaches and waits until it is done.
 * Throws the browser's own error where the page is out of reach.
 */
export async function injectCapture(tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: ['/capture.js'],
  });
}

/** Runs the script that goes through a discussion, in the page itself; it works on after this returns. */
export async function injectThreadCapture(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/thread-capture.js'] });
}

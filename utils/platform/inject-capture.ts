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

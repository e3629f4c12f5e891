import { browser } from './browser.ts';
import { asForbiddenReason, type ForbiddenReason } from './forbidden-page.ts';
import { findTab } from './tabs.ts';

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

/**
 * Whether the browser keeps extensions out of what a tab shows, as a script finds that does nothing: what
 * hindered another one may have been a fault. A tab that is gone, or on its way to another page, is none that
 * nobody may read.
 */
export async function isClosedToExtensions(tabId: number): Promise<boolean> {
  const tab = await findTab(tabId);
  if (tab === undefined || tab.pendingUrl !== undefined) return false;
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: () => null });
    return false;
  } catch (_keptOut) {
    return true;
  }
}

/** Runs the script that goes through a discussion, in the page itself; it works on after this returns. */
export async function injectThreadCapture(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/thread-capture.js'] });
}

/** Brings what freezes posts into a page whose discussion is being gone through. */
export async function injectPostSnapshot(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/post-snapshot.js'] });
}

/** Has a page written down with where its elements stand; JSON of a page look, undefined if nothing came. */
export async function injectPageLook(tabId: number): Promise<string | undefined> {
  const [answer] = await browser.scripting.executeScript({
    target: { tabId },
    files: ['/page-look.js'],
  });
  return typeof answer?.result === 'string' ? answer.result : undefined;
}

import { allNoted, noted } from '../faults/expected.ts';
import { browser } from './browser.ts';
import { isTabGone } from './browser-refusals.ts';

const emptyAddress = 'about:blank';

/**
 * An empty tab in front: in this page's window, or in a new one where there is no window for tabs. Not the
 * browser's own page for new tabs: Chromium's offers the pages visited most, and those of this extension
 * among them.
 */
export async function openEmptyTab(): Promise<void> {
  try {
    await browser.tabs.create({ url: emptyAddress });
  } catch (_noWindowForTabs) {
    await browser.windows.create({ url: emptyAddress });
  }
}

/** Closes this page, whether it is a tab or the toolbar's popup. */
export async function closeThisPage(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id === undefined) window.close();
  else await browser.tabs.remove(own.id);
}

/**
 * Puts an empty page in this one's place, so that the browser has nothing to offer when somebody opens the
 * last closed tab again. The toolbar's popup closes.
 */
export async function blankThisPage(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id === undefined) window.close();
  else location.replace(emptyAddress);
}

/** Between a page that is empty and the browser's having noted it for its list of closed tabs. */
const notingMs = 150;
/** A page that has not become empty by itself by then is made so, and after as long again closed as it is. */
const blankingMs = 1_500;

/** Waits until none of these tabs shows a page of the extension any more; gives those that still do. */
async function waitForBlank(tabIds: readonly number[], own: string): Promise<number[]> {
  const deadline = Date.now() + blankingMs;
  for (;;) {
    await new Promise((over) => setTimeout(over, notingMs));
    const shown = await browser.tabs.query({});
    const left = tabIds.filter((id) =>
      shown.some((tab) => tab.id === id && tab.url?.startsWith(own)),
    );
    if (left.length === 0 || Date.now() >= deadline) return left;
  }
}

/**
 * A page that was still loading, or that the browser has put aside to save memory, has heard nothing. Firefox
 * can put an empty page in its place; Chromium knows no such wish, and puts one after it.
 */
async function putBlank(tabId: number): Promise<void> {
  const blank = { url: emptyAddress };
  const replacing = { ...blank, loadReplace: true };
  try {
    await browser.tabs.update(tabId, replacing);
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    await browser.tabs.update(tabId, blank);
  }
}

/**
 * Closes every tab that shows a page of this extension, in whatever window. `askToBlank` is called first,
 * while it is known which tabs they are. One of them may be spared.
 */
export async function closeOwnTabs(
  askToBlank: () => Promise<void>,
  sparedTabId?: number,
): Promise<void> {
  const own = browser.runtime.getURL('');
  const tabs = await browser.tabs.query({});
  const shown = tabs.filter(({ url }) => url?.startsWith(own)).map(({ id }) => id);
  const closing = shown.filter((id): id is number => id !== undefined && id !== sparedTabId);
  await askToBlank();
  const left = await waitForBlank(closing, own);
  if (left.length > 0) {
    // The browser may answer late or never: what counts is what the tabs show.
    for (const id of left) putBlank(id).catch(noted('page.blank', undefined, isTabGone));
    await waitForBlank(left, own);
  }
  await new Promise((over) => setTimeout(over, notingMs));
  const removed = closing.map((id) => browser.tabs.remove(id));
  await allNoted('page.close', removed, isTabGone);
}

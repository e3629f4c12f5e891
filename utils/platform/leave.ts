import { browser } from './browser.ts';

/** An empty tab in front: in this page's window, or in a new one where there is no window for tabs. */
export async function openEmptyTab(): Promise<void> {
  try {
    await browser.tabs.create({});
  } catch {
    await browser.windows.create({});
  }
}

/** Closes this page, whether it is a tab or the toolbar's popup. */
export async function closeThisPage(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id === undefined) window.close();
  else await browser.tabs.remove(own.id);
}

/**
 * Puts an empty page in this one's place, so that the browser has nothing to offer when somebody opens the last
 * closed tab again. The toolbar's popup closes.
 */
export async function blankThisPage(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  if (own?.id === undefined) window.close();
  else location.replace('about:blank');
}

/** Between a page that is empty and the browser's having noted it for its list of closed tabs. */
const notingMs = 150;
/** A page that has not become empty by then is closed as it is. */
const blankingMs = 2_000;

/** Resolves when none of these tabs shows a page of the extension any more. */
async function waitForBlank(tabIds: readonly number[], own: string): Promise<void> {
  const deadline = Date.now() + blankingMs;
  do {
    await new Promise((over) => setTimeout(over, notingMs));
    const tabs = await browser.tabs.query({});
    if (!tabs.some(({ id = -1, url }) => tabIds.includes(id) && url?.startsWith(own))) return;
  } while (Date.now() < deadline);
}

/**
 * Closes every tab that shows a page of this extension, in whatever window. `askToBlank` is called first, while it
 * is known which tabs they are. One of them may be spared.
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
  await waitForBlank(closing, own);
  await new Promise((over) => setTimeout(over, notingMs));
  await Promise.allSettled(closing.map((id) => browser.tabs.remove(id)));
}

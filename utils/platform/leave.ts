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

/** How long pages have to become empty before their tabs are closed. */
const blankingMs = 150;

/**
 * Closes every tab that shows a page of this extension, in whatever window. `askToBlank` is called first, while it
 * is known which tabs they are.
 */
export async function closeOwnTabs(askToBlank: () => Promise<void>): Promise<void> {
  const own = browser.runtime.getURL('');
  const tabs = await browser.tabs.query({});
  await askToBlank();
  await new Promise((over) => setTimeout(over, blankingMs));
  await Promise.allSettled(
    tabs.map(async ({ id, url }) => {
      if (id !== undefined && url?.startsWith(own)) await browser.tabs.remove(id);
    }),
  );
}

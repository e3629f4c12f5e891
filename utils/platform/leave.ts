import { browser } from './browser.ts';

/** Puts the browser's empty new-tab page in front and closes the extension's own page, popup or tab alike. */
export async function leaveToNeutralPage(): Promise<void> {
  const own = await browser.tabs.getCurrent();
  await browser.tabs.create({});
  if (own?.id === undefined) window.close();
  else await browser.tabs.remove(own.id);
}

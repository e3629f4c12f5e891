import { type Browser, browser } from './browser.ts';

/** As named in the manifest. */
const markCommand = 'mark-page';

/**
 * The key that keeps the page in front; it grants `activeTab`, as a click does. Listens on the first tick.
 */
export function onMarkKey(handler: (tab: Browser.tabs.Tab) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === markCommand && tab !== undefined) handler(tab);
  });
}

import type { Page } from 'playwright-core';
import type { Scene } from './scene.ts';
import { until } from './until.ts';

/**
 * The key that keeps the page in front, with activeTab as the browser grants it; waits until the badge says
 * how it went.
 */
export async function pressMarkKey(
  { chromium }: Pick<Scene, 'chromium'>,
  page: Page,
): Promise<string> {
  await chromium.grantActiveTab(page);
  const tabId = await chromium.worker.evaluate<number>(`(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch('mark-page', tab);
    return tab.id;
  })()`);
  return until('the badge', async () => {
    const text = await chromium.worker.evaluate<string>(
      `chrome.action.getBadgeText({ tabId: ${tabId} })`,
    );
    return (text === '✓' || text === '!') && text;
  });
}

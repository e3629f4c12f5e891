import { browser } from './browser.ts';

/** Shows on the toolbar button how many reports wait to be delivered. */
export async function showWaiting(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#3d6b8e' });
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
}

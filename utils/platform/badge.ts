import { noteFault } from '../faults/note-fault.ts';
import { browser } from './browser.ts';
import { isTabGone } from './browser-refusals.ts';

const colours = { waiting: '#3d6b8e', busy: '#54646f', good: '#23693f', bad: '#a02a2a' } as const;

/** Shows on the toolbar button how many reports wait to be delivered. */
export async function showWaiting(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: colours.waiting });
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
}

/** Says beside one tab how keeping its page went, over what the button says elsewhere; empty text ends it. */
export async function showOnTab(
  tabId: number,
  text: string,
  colour: keyof typeof colours = 'busy',
): Promise<void> {
  // The tab may be gone by then.
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: colours[colour] });
    // Null, which the typings leave out, takes the tab's own text away.
    await browser.action.setBadgeText({ tabId, text: (text === '' ? null : text) as string });
  } catch (thrown) {
    noteFault('badge.show', thrown, isTabGone);
  }
}

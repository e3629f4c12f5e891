import { noted } from '../faults/expected.ts';
import { noteFault } from '../faults/note-fault.ts';
import { browser } from './browser.ts';
import { isPopupRefused } from './browser-refusals.ts';

const threadSize = { width: 460, height: 620 } as const;

/** The bar of a thread's capture, in a window of its own: nothing is added to the page. */
export async function openThreadWindow(threadId: string): Promise<void> {
  await browser.windows.create({
    type: 'popup',
    url: browser.runtime.getURL(`/thread.html?thread=${threadId}`),
    ...threadSize,
  });
}

const popupSize = { width: 420, height: 660 } as const;

/** Opens the toolbar popup again, if it is not open still and the browser lets it be; gives whether. */
export async function reopenReportPopup({
  windowId,
}: {
  readonly windowId: number;
}): Promise<boolean> {
  return browser.action
    .openPopup({ windowId })
    .then(() => true, noted('popup.open', false, isPopupRefused));
}

/**
 * Opens the toolbar popup for the tab; where the browser refuses (no toolbar, no gesture), a small window
 * with the same page. Called first in the handler of a click, while the gesture still counts.
 */
export async function openReportPopup(tab: {
  readonly id: number;
  readonly windowId: number;
}): Promise<void> {
  try {
    await browser.action.openPopup({ windowId: tab.windowId });
  } catch (thrown) {
    noteFault('popup.open', thrown, isPopupRefused);
    await browser.windows.create({
      type: 'popup',
      url: browser.runtime.getURL(`/popup.html?tab=${tab.id}`),
      ...popupSize,
    });
  }
}

const lookSize = { width: 1_180, height: 800 } as const;

/** What is recognised in a tab's page, to be looked at before it is captured. */
export async function openLookWindow(tabId: number): Promise<void> {
  await browser.windows.create({
    type: 'popup',
    url: browser.runtime.getURL(`/thread.html?look=${tabId}`),
    ...lookSize,
  });
}

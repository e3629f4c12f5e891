import { noteFault } from '../faults/note-fault.ts';
import { type Browser, browser } from './browser.ts';
import { isTabGone } from './browser-refusals.ts';

export type Tab = Browser.tabs.Tab;

export async function findActiveTab(): Promise<Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab;
}

/**
 * The tab of this id; undefined when it is gone. Its `url` is there only while `activeTab` or the origin is
 * granted.
 */
export async function findTab(tabId: number): Promise<Tab | undefined> {
  try {
    return await browser.tabs.get(tabId);
  } catch (thrown) {
    noteFault('tab.find', thrown, isTabGone);
    return undefined;
  }
}

export async function openExtensionPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/${path}`) });
}

/** Opens an address in front. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

import { noted } from '../faults/expected.ts';
import { browser } from './browser.ts';
import { isTabGone } from './browser-refusals.ts';

/** What the browser tells of a loaded document. */
export interface LoadedPage {
  readonly url: string;
  readonly status?: number;
  readonly hasPasswordField: boolean;
}

const loadTimeoutMs = 30_000;
const alarmName = 'recheck';
const alarmMinutes = 60;
/** After the browser's start, when it has forgotten the alarm: also a short evening has its appearance. */
const firstAlarmMinutes = 5;

/**
 * Opens an address in a tab of the person's own browser, behind the one in front and silent, and gives the
 * tab when it has loaded, or after half a minute. The caller closes it.
 */
export async function openBehind(
  url: string,
): Promise<{ readonly tabId: number; readonly windowId: number }> {
  const tab = await browser.tabs.create({ url, active: false });
  const { id: tabId, windowId = -1 } = tab;
  if (tabId === undefined) throw new TypeError('a tab without number');
  void browser.tabs.update(tabId, { muted: true }).catch(noted('tab.mute', undefined, isTabGone));
  const deadline = Date.now() + loadTimeoutMs;
  for (;;) {
    const { status } = await browser.tabs.get(tabId);
    if (status === 'complete' || Date.now() > deadline) return { tabId, windowId };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export async function closeTab(tabId: number): Promise<void> {
  await browser.tabs.remove(tabId).catch(noted('tab.close', undefined, isTabGone));
}

/** Runs in the page, so it refers to nothing outside itself. */
function readLoadedPage(): LoadedPage {
  const [entry] = performance.getEntriesByType('navigation');
  const status = (entry as PerformanceNavigationTiming | undefined)?.responseStatus;
  return {
    url: location.href,
    ...(status === undefined || status === 0 ? {} : { status }),
    hasPasswordField: document.querySelector('input[type=password]') !== null,
  };
}

/** Reads what the browser tells of the document in a tab. Throws where the page is out of reach. */
export async function readTabPage(tabId: number): Promise<LoadedPage> {
  const [result] = await browser.scripting.executeScript({
    target: { tabId },
    func: readLoadedPage,
  });
  return result?.result as LoadedPage;
}

/** Calls `look` about every hour while a schedule stands. Listens on the first tick. */
export function onRecheckDue(appearance: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === alarmName) appearance();
  });
}

/**
 * Schedules looks about every hour. The alarm is made only where there is none: creating it anew would put it
 * off.
 */
export async function scheduleRechecks(isNeeded: boolean): Promise<void> {
  if (!isNeeded) {
    await browser.alarms.clear(alarmName);
  } else if ((await browser.alarms.get(alarmName)) === undefined) {
    await browser.alarms.create(alarmName, {
      delayInMinutes: firstAlarmMinutes,
      periodInMinutes: alarmMinutes,
    });
  }
}

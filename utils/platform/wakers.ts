import { browser } from './browser.ts';

const alarmName = 'outbox';
const periodMinutes = 1;

/**
 * Calls `wake` at every occasion on which a delivery may go on: start, install, the alarm, and the network's
 * return. Listeners are in place on the first tick, so that the occasion itself can start the worker.
 */
/** When the browser starts. */
export function onStartup(handler: () => void): void {
  browser.runtime.onStartup.addListener(handler);
}

export function onInstalled(handler: () => void): void {
  browser.runtime.onInstalled.addListener(handler);
}

export function onWake(wake: () => void): void {
  browser.runtime.onStartup.addListener(wake);
  browser.runtime.onInstalled.addListener(wake);
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === alarmName) wake();
  });
  globalThis.addEventListener('online', wake);
  globalThis.addEventListener('sync', wake);
}

/** Creates the alarm only where there is none: creating it anew would put it off each time. */
export async function ensureAlarm(): Promise<void> {
  if ((await browser.alarms.get(alarmName)) !== undefined) return;
  await browser.alarms.create(alarmName, { periodInMinutes: periodMinutes });
}

/** The alarm is only needed while something waits. */
export async function clearAlarm(): Promise<void> {
  await browser.alarms.clear(alarmName);
}

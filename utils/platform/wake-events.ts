import { browser } from './browser.ts';

const alarmName = 'outbox';
/** Beside the periodic one: when the next wait is over. */
const nextAlarmName = 'outbox-next';
const periodMinutes = 1;

/** When the browser starts. */
export function onStartup(handler: () => void): void {
  browser.runtime.onStartup.addListener(handler);
}

export function onInstalled(handler: () => void): void {
  browser.runtime.onInstalled.addListener(handler);
}

/** Names and routes are often not there yet when the browser says that the network is. */
const networkSettlesMs = 1000;

/**
 * A moment after the network returns, as far as a living worker hears of it; pages send `outbox.wake` as
 * well. Whoever asks at once often gets no answer, and would wait for the next time.
 */
export function onNetworkBack(handler: () => void): void {
  globalThis.addEventListener('online', () => setTimeout(handler, networkSettlesMs));
}

/**
 * Calls `wake` at the other occasions on which a delivery may go on. Listeners are in place on the first
 * tick, so that the occasion itself can start the worker.
 */
export function onWake(wake: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === alarmName || alarm.name === nextAlarmName) wake();
  });
  globalThis.addEventListener('sync', wake);
}

/**
 * Sees to it that the worker is woken: every minute while something waits to be sent, and at `nextAt`
 * (wall-clock ms). The periodic alarm is created only where there is none: creating it anew would put it off.
 */
export async function ensureAlarm(wake: {
  readonly isPeriodic: boolean;
  readonly nextAt: number | undefined;
}): Promise<void> {
  const hasPeriodic = (await browser.alarms.get(alarmName)) !== undefined;
  if (!wake.isPeriodic) await browser.alarms.clear(alarmName);
  else if (!hasPeriodic) {
    await browser.alarms.create(alarmName, { periodInMinutes: periodMinutes });
  }
  if (wake.nextAt !== undefined) await browser.alarms.create(nextAlarmName, { when: wake.nextAt });
}

/** Takes the alarm away, since nothing is left to come back for. */
export async function clearAlarm(): Promise<void> {
  await browser.alarms.clear(alarmName);
  await browser.alarms.clear(nextAlarmName);
}

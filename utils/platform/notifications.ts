import { allNoted } from '../faults/expected.ts';
import { browser } from './browser.ts';

const permission = { permissions: ['notifications' as const] };

export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(permission);
}

/** Must be the first thing a click handler does, on an extension page. False when the person declines. */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(permission);
}

/** Shows a notification under `id`, in place of an earlier one; does nothing without the permission. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  // It stays on the screen and in the system's list: its picture tells nothing, in either look.
  const iconUrl = browser.runtime.getURL('/icon/neutral/128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
}

/** Takes away what was shown and still stands on the screen or in the system's list. */
export async function clearNotifications(): Promise<void> {
  if (!(await mayNotify())) return;
  const shown = Object.keys(await browser.notifications.getAll());
  const cleared = shown.map((id) => browser.notifications.clear(id));
  await allNoted('notifications.clear', cleared);
}

/** The API is there only with the permission, so a worker that started without hears of no clicks. */
export function onNotificationClick(open: (id: string) => void): void {
  browser.notifications?.onClicked.addListener((id) => {
    open(id);
    void browser.notifications.clear(id);
  });
}

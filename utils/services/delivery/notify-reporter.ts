import { type Notification, notificationsIn } from '../../i18n/notification.ts';
import type { StatusPoll } from '../../outbox/item.ts';
import { notify } from '../../platform/notifications.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting } from '../../storage/settings.ts';
import { loadReader } from '../device/reader.ts';

/** Whoever looks at the screen reads a notification: it says that something came, and nothing of what. */
async function notifyReporter(db: PlaintDb, id: string, title: Notification): Promise<void> {
  if (!(await loadSetting(db, 'notifies'))) return;
  const texts = notificationsIn((await loadReader(db)).locale);
  const isNeutral = await loadSetting(db, 'isNeutral');
  if (isNeutral) await notify(id, texts.neutral, texts.neutralBody);
  else await notify(id, texts[title], texts.body);
}

/** One notification for however many receipts come at a time. */
export function notifyOfReceipt(db: PlaintDb): Promise<void> {
  return notifyReporter(db, 'receipt', 'receipt');
}

/**
 * Shows one notification each time that a case has new steps, so that a second one is noticed. Its id has the
 * time and not the report, since the system may keep it.
 */
export function notifyOfNewSteps(db: PlaintDb, { askedAt }: StatusPoll): Promise<void> {
  return notifyReporter(db, `news-${askedAt}`, 'news');
}

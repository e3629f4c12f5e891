import { type Notification, notificationsIn } from '../../utils/i18n/notification.ts';
import type { CaseNews, OutboxItem } from '../../utils/outbox/item.ts';
import { notify } from '../../utils/platform/notifications.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting } from '../../utils/storage/settings.ts';
import { loadReader } from '../composition/reader.ts';

/** Whoever looks at the screen reads a notification: it says that something came, and nothing of what. */
async function tell(db: PlaintDb, id: string, title: Notification): Promise<void> {
  if (!(await loadSetting(db, 'notifies'))) return;
  const texts = notificationsIn((await loadReader(db)).locale);
  const isNeutral = await loadSetting(db, 'isNeutral');
  if (isNeutral) await notify(id, texts.neutral, texts.neutralBody);
  else await notify(id, texts[title], texts.body);
}

/** One notification for however many receipts come at a time. */
export function tellOfReceipt(db: PlaintDb): Promise<void> {
  return tell(db, 'receipt', 'receipt');
}

/** One for each step of a case, so that a second one is seen. */
export function tellOfNews(db: PlaintDb, item: OutboxItem, news: CaseNews): Promise<void> {
  return tell(db, `${item.reportId}-${news.steps.length}`, 'news');
}

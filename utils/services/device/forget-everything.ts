import { allNoted, noted } from '../../faults/expected.ts';
import type { Send } from '../../messaging/send.ts';
import { isNobodyThere } from '../../platform/browser-refusals.ts';
import { forgetFirstAppearance } from '../../platform/first-appearance.ts';
import { clearNotifications } from '../../platform/notifications.ts';
import { returnPermissions } from '../../platform/permissions.ts';
import { forgetSessionSecret } from '../../platform/session-secret.ts';
import { forgetVisits } from '../../platform/visit.ts';
import { clearEverything } from '../../storage/clear-everything.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

/**
 * Deletes what the extension keeps, and what it has left with the browser: notifications that still stand,
 * and the permissions that were given while it was in use. Throws a PlaintError of a storage code when what
 * is kept could not be deleted. The page that asks, `pageId`, stays.
 */
export async function forgetEverything(db: PlaintDb, send: Send, pageId: string): Promise<void> {
  // Deleting does not depend on whether the background can answer.
  await send('pages.withdraw', { pageId }).catch(noted('clear.withdraw', undefined, isNobodyThere));
  await clearEverything(db);
  forgetFirstAppearance();
  forgetVisits();
  await allNoted('clear.browser', [forgetSessionSecret(), clearNotifications()]);
  // The last, for the notifications can only be cleared with theirs. What the browser does not take back
  // stands in its own settings.
  await allNoted('clear.permissions', [returnPermissions()]);
  // Nothing waits any more: the number on the button and the alarms go.
  await send('outbox.wake', {}).catch(noted('clear.wake', undefined, isNobodyThere));
}

import type { Services } from '../../components/services.ts';
import { createTranslator } from '../../utils/i18n/translate.ts';
import { createSend, type Send } from '../../utils/messaging/send.ts';
import { browserName, extensionVersion } from '../../utils/platform/environment.ts';
import { leaveToNeutralPage } from '../../utils/platform/leave.ts';
import { sendToBackground } from '../../utils/platform/runtime-messages.ts';
import { watchBattery } from '../../utils/platform/surroundings.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import { openPlaintDb, type PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { createCaptureServices } from './capture-services.ts';
import { createServices } from './page-services.ts';
import { loadReader } from './reader.ts';

/** What every extension page starts from. */
export interface Page {
  readonly db: PlaintDb;
  readonly send: Send;
  readonly services: Services;
}

/** Opens the storage, takes up the reader's language and theme, and composes the services of a page. */
export async function createPage(): Promise<Page> {
  const db = openPlaintDb();
  const { language, theme } = await loadReader(db);
  const translator = createTranslator(language);
  document.documentElement.lang = translator.language;
  if (theme !== 'auto') document.documentElement.dataset['theme'] = theme;
  const send = createSend(sendToBackground);
  wakeDelivery(send);
  return {
    db,
    send,
    services: createServices(db, send, translator, {
      capture: createCaptureServices(send),
      software: { version: extensionVersion(), browser: browserName() },
      openPage: openExtensionPage,
      leave: leaveToNeutralPage,
    }),
  };
}

/** A page that opens, and a network that returns while one is open, are occasions to deliver what waits. */
function wakeDelivery(send: Send): void {
  const wake = (told: { isBatteryLow?: boolean }) =>
    void send('outbox.wake', told).catch(() => undefined);
  wake({});
  globalThis.addEventListener('online', () => wake({}));
  void watchBattery((isBatteryLow) => wake({ isBatteryLow }));
}

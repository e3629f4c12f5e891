import { render } from 'preact';
import { LeaveBar } from '../../components/safety/LeaveBar.tsx';
import { LockedPage } from '../../components/safety/LockedPage.tsx';
import { type PageServices, ServicesContext } from '../../components/services.ts';
import { noted } from '../../utils/faults/expected.ts';
import { createTranslator, type Translator } from '../../utils/i18n/translate.ts';
import { createSend, type Send } from '../../utils/messaging/send.ts';
import { keepNeutral, showIconOf } from '../../utils/platform/appearance.ts';
import { isNobodyThere } from '../../utils/platform/browser-refusals.ts';
import { extensionVersion } from '../../utils/platform/environment.ts';
import { saveFirstAppearance } from '../../utils/platform/first-appearance.ts';
import { sendToBackground } from '../../utils/platform/runtime-messages.ts';
import { watchBattery } from '../../utils/platform/surroundings.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import { onNetworkBack } from '../../utils/platform/wake-events.ts';
import { isDeviceUnlocked, unlock, watchLock } from '../../utils/services/device/device-lock.ts';
import { keepFaultsIn } from '../../utils/services/device/keep-faults.ts';
import { loadReader, type Reader } from '../../utils/services/device/reader.ts';
import { builtIn, loadStandardInUse } from '../../utils/services/standard/standard-in-use.ts';
import { openPlaintDb, type PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting } from '../../utils/storage/settings.ts';
import { leave, stayAwayAfterExit, watchLeaving } from './leaving.ts';
import { createPageServices } from './page-services.ts';

/** What every extension page starts from. */
export interface Page {
  readonly db: PlaintDb;
  readonly send: Send;
  readonly services: PageServices;
}

export interface PageOptions {
  /** A popup closes at one Escape; two leave, as on every page. */
  readonly isPopup?: boolean;
  /** Shows nothing of what is kept, so that no passphrase is asked for. */
  readonly isPublic?: boolean;
}

/**
 * Opens the storage, takes up the reader's language and theme, and composes the services of a page. While
 * there is a lock on what is kept, it resolves only when that is open; in a page that the browser brings back
 * after an exit, never.
 */
export async function createPage(options: PageOptions = {}): Promise<Page> {
  await stayAwayAfterExit();
  const db = openPlaintDb();
  keepFaultsIn(db, 'page');
  const send = createSend(sendToBackground);
  watchLeaving(send, options.isPopup === true);
  const [reader, standard, isUnlocked, isNeutral] = await Promise.all([
    loadReader(db),
    loadStandardInUse(db, extensionVersion()).catch(noted('page.standard', builtIn)),
    // Without storage there is nothing to hide, and the page says what is wrong with it.
    isDeviceUnlocked(db).catch(noted('page.lock', true)),
    loadSetting(db, 'isNeutral').catch(noted('page.look', false)),
  ]);
  const translator = createTranslator(reader.locale);
  showAs(document.documentElement, reader);
  showIconOf(document, isNeutral ? 'neutral' : 'own');
  if (isNeutral) keepNeutral(document);
  clearRoot();
  wakeDelivery(send);
  const services = composeServices(db, send, translator, standard);
  if (options.isPublic !== true) {
    if (!isUnlocked) await askToUnlock(db, services);
    watchLock(db, () => location.reload());
  }
  // A popup has its way out at its foot, and so has the lock.
  if (options.isPopup !== true) showLeaveBar(services);
  return { db, send, services };
}

/**
 * The first words, where there are any, stand until the page or its lock can; so does what it showed before.
 */
function clearRoot(): void {
  const root = document.getElementById('root');
  if (root === null) return;
  render(null, root);
  root.replaceChildren();
}

function showAs(page: HTMLElement, { locale, theme }: Reader): void {
  page.lang = locale;
  if (theme === 'auto') delete page.dataset['theme'];
  else page.dataset['theme'] = theme;
  saveFirstAppearance({ language: locale, theme });
}

function composeServices(
  db: PlaintDb,
  send: Send,
  translator: Translator,
  standard: Awaited<ReturnType<typeof loadStandardInUse>>,
): PageServices {
  return createPageServices(db, send, translator, {
    standard,
    openPage: openExtensionPage,
    leave: () => leave(send),
  });
}

/** The same page with a standard that has come in meanwhile. */
export async function withNewStandard(page: Page): Promise<Page> {
  const { db, send, services } = page;
  const standard = await loadStandardInUse(db, extensionVersion());
  return { ...page, services: composeServices(db, send, services.translator, standard) };
}

/** Above whatever the page shows, also where it has nothing to show. */
function showLeaveBar(services: PageServices): void {
  const place = document.getElementById('leave') ?? document.createElement('div');
  place.id = 'leave';
  document.body.prepend(place);
  render(
    <ServicesContext.Provider value={services}>
      <LeaveBar />
    </ServicesContext.Provider>,
    place,
  );
}

/** Resolves when the passphrase was given, with the page empty again. */
async function askToUnlock(db: PlaintDb, services: PageServices): Promise<void> {
  const root = document.getElementById('root') ?? document.body;
  document.title = services.translator.t('lock.title');
  await new Promise<void>((resolve) => {
    render(
      <ServicesContext.Provider value={services}>
        <LockedPage
          onUnlock={async (passphrase) => {
            await unlock(db, passphrase);
            resolve();
          }}
        />
      </ServicesContext.Provider>,
      root,
    );
  });
  render(null, root);
}

/** A page that opens, and a network that returns while one is open, are occasions to deliver what waits. */
function wakeDelivery(send: Send): void {
  const wake = (told: { isBatteryLow?: boolean }) =>
    void send('outbox.wake', told).catch(noted('page.wake', undefined, isNobodyThere));
  wake({});
  onNetworkBack(() => wake({}));
  void watchBattery((isBatteryLow) => wake({ isBatteryLow }));
}

import { render } from 'preact';
import '../../components/tokens.css';
import type { EnrolledEndpoint } from '../../components/options/EndpointCard.tsx';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { SettingsServices } from '../../components/safety/settings-services.ts';
import { ServicesContext } from '../../components/services.ts';
import {
  canOfferBrowserCopy,
  dropBrowserCopyPermission,
  hasBrowserCopyPermission,
  requestBrowserCopyPermission,
} from '../../utils/platform/browser-copy.ts';
import { hasOriginPermission } from '../../utils/platform/permissions.ts';
import { connect } from '../../utils/services/device/connect-endpoint.ts';
import { loadEndpoint } from '../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting, saveSetting } from '../../utils/storage/settings.ts';
import { createPage, type Page } from '../composition/page.tsx';
import { createSettingsServices } from '../composition/settings-services.ts';
import { changeProfiles, loadProfiles } from './site-profiles.ts';

async function loadEnrolled({ db, services }: Page): Promise<EnrolledEndpoint | undefined> {
  const origin = await loadSetting(db, 'endpoint');
  const enrolment = origin === '' ? undefined : await loadEndpoint(db, origin);
  if (enrolment === undefined) return undefined;
  return {
    origin,
    name: services.translator.nameOf(enrolment.signed.descriptor.name),
    fingerprint: enrolment.rootKey.kid,
    isManaged: enrolment.source === 'policy',
  };
}

/** One for as long as the page is open. */
let settings: SettingsServices | undefined;
function settingsOf(db: PlaintDb): SettingsServices {
  settings ??= createSettingsServices(db);
  return settings;
}

async function show(page: Page): Promise<void> {
  const { db, send, services } = page;
  const [
    endpoint,
    hasCopy,
    language,
    theme,
    delay,
    sendsAnyway,
    posts,
    minutes,
    megabytes,
    profiles,
  ] = await Promise.all([
    loadEnrolled(page),
    hasBrowserCopyPermission(),
    loadSetting(db, 'language'),
    loadSetting(db, 'theme'),
    loadSetting(db, 'sendDelay'),
    loadSetting(db, 'sendsAnyway'),
    loadSetting(db, 'threadMaxPosts'),
    loadSetting(db, 'threadMaxMinutes'),
    loadSetting(db, 'threadMaxMegabytes'),
    loadProfiles(db),
  ]);
  document.title = services.translator.t('options.title');
  render(
    <ServicesContext.Provider value={{ ...services, settings: settingsOf(db) }}>
      <OptionsPage
        endpoint={endpoint}
        isPermitted={endpoint === undefined || (await hasOriginPermission(endpoint.origin))}
        language={language}
        theme={theme}
        threadLimits={{ posts, minutes, megabytes }}
        onThreadLimits={(limits) =>
          void Promise.all([
            saveSetting(db, 'threadMaxPosts', limits.posts),
            saveSetting(db, 'threadMaxMinutes', limits.minutes),
            saveSetting(db, 'threadMaxMegabytes', limits.megabytes),
          ]).then(() => show(page))
        }
        siteProfiles={{
          profiles,
          onChange: (change) => changeProfiles(db, change).then(() => show(page)),
        }}
        onConnect={async (address, trustNewKey) => {
          const outcome = await connect(db, address, trustNewKey);
          if (outcome === 'connected') {
            await send('outbox.wake', {});
            await show(page);
          }
          return outcome;
        }}
        fidelity={canOfferBrowserCopy ? (hasCopy ? 'full' : 'plain') : 'unavailable'}
        onFidelity={() => {
          const changing = hasCopy ? dropBrowserCopyPermission() : requestBrowserCopyPermission();
          void changing.then(() => show(page));
        }}
        sending={{
          delay,
          sendsAnyway,
          onDelay: (chosen) => void saveSetting(db, 'sendDelay', chosen).then(() => show(page)),
          onSendsAnyway: (isChosen) =>
            void saveSetting(db, 'sendsAnyway', isChosen)
              .then(() => send('outbox.wake', {}))
              .then(() => show(page)),
        }}
        onLanguage={(chosen) => void saveSetting(db, 'language', chosen).then(start)}
        onTheme={(chosen) => void saveSetting(db, 'theme', chosen).then(start)}
      />
    </ServicesContext.Provider>,
    document.getElementById('root') ?? document.body,
  );
}

/** Also after the language or theme was changed: the page composes itself anew. */
async function start(): Promise<void> {
  await show(await createPage());
}

await start();

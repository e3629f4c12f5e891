import { noted } from '../../faults/expected.ts';
import { type Locale, pickLocale } from '../../i18n/language.ts';
import { preferredLanguages } from '../../platform/environment.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting, type SettingValue } from '../../storage/settings.ts';

/** How the person at this browser wants to read. */
export interface Reader {
  readonly locale: Locale;
  readonly theme: SettingValue<'theme'>;
}

/** The reader's own choices, or the browser's where there is none or the storage cannot be read. */
export async function loadReader(db: PlaintDb): Promise<Reader> {
  const [language, theme] = await Promise.all([
    loadSetting(db, 'language').catch(noted('page.reader', 'auto' as const)),
    loadSetting(db, 'theme').catch(noted('page.reader', 'auto' as const)),
  ]);
  const chosen = language === 'auto' ? undefined : language;
  return { locale: pickLocale(preferredLanguages(), chosen), theme };
}

import { noted } from '../../utils/faults/expected.ts';
import { type Locale, pickLocale } from '../../utils/i18n/language.ts';
import { preferredLanguages } from '../../utils/platform/environment.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting, type SettingValue } from '../../utils/storage/settings.ts';

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

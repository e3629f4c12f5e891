/** The languages every word of the product exists in, and every text of a standard. */
export const languages = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Language = (typeof languages)[number];

/** What a reader may choose: a language, or one place's words of it. */
export const locales = ['en', 'zh-Hans', 'zh-Hant', 'zh-TW', 'zh-HK'] as const;
export type Locale = (typeof locales)[number];

/** What each is called by those who read it. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  'zh-TW': '繁體中文（台灣）',
  'zh-HK': '繁體中文（香港）',
};

/** The language whose catalogue holds the words of a place. */
export function languageOf(locale: Locale): Language {
  return locale === 'zh-TW' || locale === 'zh-HK' ? 'zh-Hant' : locale;
}

/**
 * What a tag of a browser asks for, if we have it. The script and region that a tag leaves out are the
 * likeliest ones of CLDR: `zh` is Hans, `zh-Hant` is Taiwan’s, and Macau reads Hong Kong’s words.
 */
function localeOf(tag: string): Locale | undefined {
  let likely: Intl.Locale;
  try {
    likely = new Intl.Locale(tag).maximize();
  } catch (_noLanguageTag) {
    // Not a language tag: the reader's next one may be.
    return undefined;
  }
  const { language, script, region } = likely;
  if (language === 'en') return 'en';
  if (language !== 'zh' && language !== 'yue') return undefined;
  if (script !== 'Hant') return 'zh-Hans';
  return region === 'HK' || region === 'MO' ? 'zh-HK' : 'zh-TW';
}

/** The reader's words: their own choice, else the first preferred ones that we have, else English. */
export function pickLocale(preferred: readonly string[], chosen?: Locale): Locale {
  if (chosen !== undefined) return chosen;
  for (const tag of preferred) {
    const found = localeOf(tag);
    if (found !== undefined) return found;
  }
  return 'en';
}

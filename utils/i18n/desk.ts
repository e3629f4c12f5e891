import type { LocalizedText } from '../protocol/primitives.ts';
import type { deskEn } from './en/desk.ts';
import { inRegion } from './in-region.ts';
import { isDay } from './is-day.ts';
import { type Language, type Locale, languageOf } from './language.ts';
import { formOf, type Text } from './plural.ts';
import { showSigns } from './show-signs.ts';
import type { WordsOf } from './words-of.ts';

export type DeskKey = keyof typeof deskEn;
type DeskWords = WordsOf<typeof deskEn>;

/** The words of the desk, apart from those of the extension; a language is loaded when somebody reads it. */
const loaders: Readonly<Record<Language, () => Promise<DeskWords>>> = {
  en: async () => (await import('./en/desk.ts')).deskEn,
  'zh-Hans': async () => (await import('./zh-hans/desk.ts')).deskZhHans,
  'zh-Hant': async () => (await import('./zh-hant/desk.ts')).deskZhHant,
};

type Params = Readonly<Record<string, string | number>>;

/** One catalogue of the desk in one language. */
export interface WordsTranslator<Key extends string> {
  readonly locale: Locale;
  /** Values are shown as text, and what cannot be seen in them is named. */
  t(key: Key, params?: Params): string;
  has(key: string): key is Key;
  /** The reader's version of a standard's text, in the words of the reader's place. */
  pick(text: LocalizedText): string;
  when(instant: string): string;
}

export type DeskTranslator = WordsTranslator<DeskKey>;

/** In a language whose words are at hand. */
export function createDeskTranslator(locale: Locale, texts: DeskWords): DeskTranslator {
  return createWordsTranslator(locale, texts);
}

export function createWordsTranslator<Key extends string>(
  locale: Locale,
  texts: Readonly<Record<Key, Text>>,
): WordsTranslator<Key> {
  const language = languageOf(locale);
  const speak = inRegion(locale);
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const shown = (value: string | number | undefined, whole: string): string => {
    if (value === undefined) return whole;
    return typeof value === 'string' ? showSigns(value) : String(value);
  };
  return {
    locale,
    t: (key, params = {}) =>
      speak(formOf(texts[key], params, locale)).replace(/\{(\w+)\}/g, (whole, name: string) =>
        shown(params[name], whole),
      ),
    has: (key): key is Key => key in texts,
    pick: (text) => speak(text[language]),
    when(instant) {
      const date = new Date(instant);
      if (Number.isNaN(date.getTime())) return showSigns(instant);
      return (isDay(instant) ? days : dates).format(date);
    },
  };
}

export async function loadDeskTranslator(locale: Locale): Promise<DeskTranslator> {
  return createDeskTranslator(locale, await loaders[languageOf(locale)]());
}

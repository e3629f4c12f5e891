import { createWordsTranslator, type WordsTranslator } from './desk.ts';
import type { deskPeopleEn } from './en/desk-people.ts';
import { type Language, type Locale, languageOf } from './language.ts';
import type { WordsOf } from './words-of.ts';

type PeopleKey = keyof typeof deskPeopleEn;
export type PeopleTranslator = WordsTranslator<PeopleKey>;

/**
 * The words about keys and people at the desk: they come when somebody looks at these, and not with the
 * queue.
 */
const loaders: Readonly<Record<Language, () => Promise<WordsOf<typeof deskPeopleEn>>>> = {
  en: async () => (await import('./en/desk-people.ts')).deskPeopleEn,
  'zh-Hans': async () => (await import('./zh-hans/desk-people.ts')).deskPeopleZhHans,
  'zh-Hant': async () => (await import('./zh-hant/desk-people.ts')).deskPeopleZhHant,
};

export async function loadPeopleTranslator(locale: Locale): Promise<PeopleTranslator> {
  return createWordsTranslator(locale, await loaders[languageOf(locale)]());
}

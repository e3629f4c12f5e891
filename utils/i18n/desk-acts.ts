import { createWordsTranslator, type WordsTranslator } from './desk.ts';
import type { deskActsEn } from './en/desk-acts.ts';
import { type Language, type Locale, languageOf } from './language.ts';
import type { WordsOf } from './words-of.ts';

type ActWords = WordsOf<typeof deskActsEn>;
export type ActTranslator = WordsTranslator<keyof typeof deskActsEn>;

/** Apart from the desk's other words: they come with the page of a case, not with the queue. */
const loaders: Readonly<Record<Language, () => Promise<ActWords>>> = {
  en: async () => (await import('./en/desk-acts.ts')).deskActsEn,
  'zh-Hans': async () => (await import('./zh-hans/desk-acts.ts')).deskActsZhHans,
  'zh-Hant': async () => (await import('./zh-hant/desk-acts.ts')).deskActsZhHant,
};

export async function loadActTranslator(locale: Locale): Promise<ActTranslator> {
  return createWordsTranslator(locale, await loaders[languageOf(locale)]());
}

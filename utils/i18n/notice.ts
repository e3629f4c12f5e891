import { createWordsTranslator, type WordsTranslator } from './desk.ts';
import type { noticeEn } from './en/notice.ts';
import { type Language, type Locale, languageOf } from './language.ts';
import type { WordsOf } from './words-of.ts';

type NoticeWords = WordsOf<typeof noticeEn>;
export type NoticeKey = keyof typeof noticeEn;
export type NoticeTranslator = WordsTranslator<NoticeKey>;

/** The words of a notice to a platform, and of the pages for those whom it went to. */
const loaders: Readonly<Record<Language, () => Promise<NoticeWords>>> = {
  en: async () => (await import('./en/notice.ts')).noticeEn,
  'zh-Hans': async () => (await import('./zh-hans/notice.ts')).noticeZhHans,
  'zh-Hant': async () => (await import('./zh-hant/notice.ts')).noticeZhHant,
};

export async function loadNoticeTranslator(locale: Locale): Promise<NoticeTranslator> {
  return createWordsTranslator(locale, await loaders[languageOf(locale)]());
}

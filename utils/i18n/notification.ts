import { notificationEn } from './en/notification.ts';
import { wordsInRegion } from './in-region.ts';
import { type Language, type Locale, languageOf } from './language.ts';
import type { WordsOf } from './words-of.ts';
import { notificationZhHans } from './zh-hans/notification.ts';
import { notificationZhHant } from './zh-hant/notification.ts';

export type Notification = 'receipt' | 'news';

/**
 * The words of the system's notifications: all that the background says itself, so it needs no other
 * catalogue.
 */
export const notificationTexts: Readonly<Record<Language, WordsOf<typeof notificationEn>>> = {
  en: notificationEn,
  'zh-Hans': notificationZhHans,
  'zh-Hant': notificationZhHant,
};

export function notificationsIn(locale: Locale): WordsOf<typeof notificationEn> {
  return wordsInRegion(notificationTexts[languageOf(locale)], locale);
}

import { notificationEn } from './en/notification.ts';
import type { Language } from './language.ts';
import type { WordsOf } from './words-of.ts';
import { notificationZhHans } from './zh-hans/notification.ts';
import { notificationZhHant } from './zh-hant/notification.ts';

export type Notification = 'receipt' | 'news';

/** The words of the system's notifications: all that the background says itself, so it needs no other catalogue. */
export const notificationTexts: Readonly<Record<Language, WordsOf<typeof notificationEn>>> = {
  en: notificationEn,
  'zh-Hans': notificationZhHans,
  'zh-Hant': notificationZhHant,
};

import type { notificationEn } from '../en/notification.ts';
import type { WordsOf } from '../words-of.ts';

export const notificationZhHant: WordsOf<typeof notificationEn> = {
  receipt: '收到回執',
  news: '舉報有新進展',
  body: '開啟「舉證 Plaint」檢視。',
  neutral: '筆記',
  neutralBody: '有新內容。',
};

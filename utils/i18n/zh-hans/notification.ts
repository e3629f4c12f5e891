import type { notificationEn } from '../en/notification.ts';
import type { WordsOf } from '../words-of.ts';

export const notificationZhHans: WordsOf<typeof notificationEn> = {
  receipt: '收到回执',
  news: '举报有新进展',
  body: '打开“举证 Plaint”查看。',
  neutral: '笔记',
  neutralBody: '有新内容。',
};

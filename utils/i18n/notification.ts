import type { Language } from './language.ts';

export type Notification = 'receipt' | 'news';

/** The words of the system's notifications: all that the background says itself, so it needs no other catalogue. */
export const notificationTexts: Readonly<
  Record<Language, Readonly<Record<Notification | 'body' | 'neutral' | 'neutralBody', string>>>
> = {
  en: {
    receipt: 'A receipt has come',
    news: 'There is news of a report',
    body: 'Open Plaint to see it.',
    neutral: 'Notes',
    neutralBody: 'Something was added.',
  },
  'zh-Hans': {
    receipt: '收到回执',
    news: '举报有新进展',
    body: '打开“举证”查看。',
    neutral: '笔记',
    neutralBody: '有新内容。',
  },
  'zh-Hant': {
    receipt: '收到回執',
    news: '舉報有新進展',
    body: '開啟「舉證」檢視。',
    neutral: '筆記',
    neutralBody: '有新內容。',
  },
};

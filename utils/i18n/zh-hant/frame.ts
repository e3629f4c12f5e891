import type { frameEn } from '../en/frame.ts';
import type { WordsOf } from '../words-of.ts';

export const frameZhHant: WordsOf<typeof frameEn> = {
  'app.name': '舉證 Plaint',
  'app.loading': '正在開啟…',
  'app.settings': '設定',
  'app.help': '說明',
  'app.reports': '案件簿',
  'app.outbox': '我的舉報',
};

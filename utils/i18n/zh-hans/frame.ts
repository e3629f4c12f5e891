import type { frameEn } from '../en/frame.ts';
import type { WordsOf } from '../words-of.ts';

export const frameZhHans: WordsOf<typeof frameEn> = {
  'app.name': '举证 Plaint',
  'app.loading': '正在打开…',
  'app.settings': '设置',
  'app.help': '帮助',
  'app.reports': '案件簿',
  'app.outbox': '我的举报',
};

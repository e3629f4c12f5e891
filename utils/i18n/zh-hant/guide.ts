import type { guideEn } from '../en/guide.ts';
import type { WordsOf } from '../words-of.ts';

export const guideZhHant: WordsOf<typeof guideEn> = {
  'guide.title': '說明',
  'guide.emergency': '有人正面臨危險',
  'guide.emergency.body': '請先求助。舉報不會馬上有人查看，也沒有人會因此趕到現場。',
  'guide.steps': '怎樣舉報',
  'guide.case': '典型案例',
  'guide.laws': '法律依據',
  'guide.rights': '還可以找誰',
  'guide.rights.body': '提供諮詢、法律援助、調解，以及處理舉報解決不了的問題的機構。',
  'guide.checked': '核對於 {date}',
  'guide.stale': '最後核對於 {date}，可能已有變化',
};

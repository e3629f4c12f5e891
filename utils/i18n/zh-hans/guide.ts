import type { guideEn } from '../en/guide.ts';
import type { WordsOf } from '../words-of.ts';

export const guideZhHans: WordsOf<typeof guideEn> = {
  'guide.title': '帮助',
  'guide.emergency': '有人正面临危险',
  'guide.emergency.body': '请先求助。举报不会马上有人查看，也没有人会因此赶到现场。',
  'guide.steps': '怎样举报',
  'guide.case': '典型案例',
  'guide.laws': '法律依据',
  'guide.rights': '还可以找谁',
  'guide.rights.body': '提供咨询、法律援助、调解，以及处理举报解决不了的问题的机构。',
  'guide.checked': '核对于 {date}',
  'guide.stale': '最后核对于 {date}，可能已有变化',
};

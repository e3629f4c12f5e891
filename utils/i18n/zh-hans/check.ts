import type { checkEn } from '../en/check.ts';
import type { WordsOf } from '../words-of.ts';

export const checkZhHans: WordsOf<typeof checkEn> = {
  'check.now': '立即复查',
  'check.allow': '允许并立即复查',
  'check.allow.all': '允许这些网站并立即复查',
  'check.waiting': '自 {at} 起待复查；因未允许访问此网站，尚未复查。',
  'check.waiting.title': '等待您的允许：{count} 项',
  'check.waiting.body':
    '复查日期已到，但相关网站尚未获得允许。这些条目仍待复查：允许后一小时内会自动复查，也可在此立即复查。',
  'check.all': '全部立即复查',
  'check.busy': '正在复查…',
  'check.hint':
    '“立即复查”会就每个网站询问一次，然后在后台标签页打开网页。若不允许，网页会在前台打开：在那里按 Alt+Shift+M 即可比对。',
  'check.opened': '网页已在前台打开，请在那里按 Alt+Shift+M 进行比对。',
  'check.none.title': '尚无已举报的条目',
  'check.none.body': '条目进入举报流程后会列在这里。',
  'check.never': '尚未复查',
  'check.at': '复查于 {at}',
  'check.likeness': '保留文字 {percent}%',
  'check.outcome.up': '仍在线',
  'check.outcome.changed': '已变动',
  'check.outcome.removed': '已删除',
  'check.outcome.login-wall': '需登录才能查看',
  'check.outcome.unknown': '无法判断',
  'check.confirmed': '已由您确认',
  'check.confirm': '我看过：已删除',
  'check.deny': '我看过：仍在线',
  'check.list': '已举报的条目',
};

import type { checkEn } from '../en/check.ts';
import type { WordsOf } from '../words-of.ts';

export const checkZhHant: WordsOf<typeof checkEn> = {
  'check.now': '立即複查',
  'check.allow': '允許並立即複查',
  'check.allow.all': '允許這些網站並立即複查',
  'check.waiting': '自 {at} 起待複查；因未允許存取此網站，尚未複查。',
  'check.waiting.title': '等待您的允許：{count} 項',
  'check.waiting.body':
    '複查日期已到，但相關網站尚未獲得允許。這些項目仍待複查：允許後一小時內會自動複查，也可在此立即複查。',
  'check.all': '全部立即複查',
  'check.busy': '正在複查…',
  'check.hint':
    '「立即複查」會就每個網站詢問一次，然後在背景分頁開啟網頁。若不允許，網頁會在前景開啟：在那裡按 Alt+Shift+M 即可比對。',
  'check.opened': '網頁已在前景開啟，請在那裡按 Alt+Shift+M 進行比對。',
  'check.none.title': '尚無已舉報的項目',
  'check.none.body': '項目進入舉報流程後會列在這裡。',
  'check.never': '尚未複查',
  'check.at': '複查於 {at}',
  'check.likeness': '保留文字 {percent}%',
  'check.outcome.up': '仍在線上',
  'check.outcome.changed': '已變動',
  'check.outcome.removed': '已刪除',
  'check.outcome.login-wall': '需登入才能查看',
  'check.outcome.unknown': '無法判斷',
  'check.confirmed': '已由您確認',
  'check.confirm': '我看過：已刪除',
  'check.deny': '我看過：仍在線上',
  'check.list': '已舉報的項目',
};

import type { ledgerEn } from '../en/ledger.ts';
import type { WordsOf } from '../words-of.ts';

export const ledgerZhHant: WordsOf<typeof ledgerEn> = {
  'ledger.alarm.title': '「{name}」的臺賬事後遭到更動',
  'ledger.alarm.rewritten':
    '接收端會將收到的每一份舉報記入臺賬，只能增加，不能更動。它現在出示的臺賬與先前向本機出示的不一致。發現時間：{when}。',
  'ledger.alarm.shrunk':
    '接收端會將收到的每一份舉報記入臺賬，只能增加，不能更動。先前向本機出示過的條目現在缺漏：可能還原了舊備份，也可能遭到刪除。發現時間：{when}。',
  'ledger.alarm.advice':
    '您的舉報與回執都安全地保存在本機，足以證明對方已收到哪些內容。請保留它們；繼續向該接收端傳送之前，請先詢問該機構或您信任的人。',
};

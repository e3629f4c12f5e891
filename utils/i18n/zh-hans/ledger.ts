import type { ledgerEn } from '../en/ledger.ts';
import type { WordsOf } from '../words-of.ts';

export const ledgerZhHans: WordsOf<typeof ledgerEn> = {
  'ledger.alarm.title': '“{name}”的台账事后被改动',
  'ledger.alarm.rewritten':
    '接收端把收到的每一份举报记入台账，只能增加，不能改动。它现在出示的台账与此前向本机出示的不一致。发现时间：{when}。',
  'ledger.alarm.shrunk':
    '接收端把收到的每一份举报记入台账，只能增加，不能改动。此前向本机出示过的条目现在缺失：可能恢复了旧备份，也可能被删除。发现时间：{when}。',
  'ledger.alarm.advice':
    '您的举报和回执都安全地保存在本机，足以证明对方已收到哪些内容。请保留它们；继续向该接收端发送之前，请先询问该机构或您信任的人。',
};

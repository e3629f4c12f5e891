/** The alarm of an endpoint whose ledger no longer continues what it showed before. */
export const ledgerEn = {
  'ledger.alarm.title': 'The records of “{name}” were changed afterwards',
  'ledger.alarm.rewritten':
    'An endpoint keeps a list of all reports that it took in, to which it may only add. What it shows now contradicts what it showed this device before. Noticed: {when}.',
  'ledger.alarm.shrunk':
    'An endpoint keeps a list of all reports that it took in, to which it may only add. Entries that it showed this device before are missing now: an old backup, or a deletion. Noticed: {when}.',
  'ledger.alarm.advice':
    'Your reports and receipts are safe on this device and prove what was taken in. Keep them, and ask the organisation, or someone you trust, before you send anything more there.',
} as const;

type LedgerTexts = Readonly<Record<keyof typeof ledgerEn, string>>;

export const ledgerZhHans: LedgerTexts = {
  'ledger.alarm.title': '“{name}”的台账事后被改动',
  'ledger.alarm.rewritten':
    '接收端把收到的每一份举报记入台账，只能增加，不能改动。它现在出示的台账与此前向本机出示的不一致。发现时间：{when}。',
  'ledger.alarm.shrunk':
    '接收端把收到的每一份举报记入台账，只能增加，不能改动。此前向本机出示过的条目现在缺失：可能恢复了旧备份，也可能被删除。发现时间：{when}。',
  'ledger.alarm.advice':
    '您的举报和回执都安全地保存在本机，足以证明对方已收到哪些内容。请保留它们；继续向该接收端发送之前，请先询问该机构或您信任的人。',
};

export const ledgerZhHant: LedgerTexts = {
  'ledger.alarm.title': '「{name}」的臺賬事後遭到更動',
  'ledger.alarm.rewritten':
    '接收端會將收到的每一份舉報記入臺賬，只能增加，不能更動。它現在出示的臺賬與先前向本機出示的不一致。發現時間：{when}。',
  'ledger.alarm.shrunk':
    '接收端會將收到的每一份舉報記入臺賬，只能增加，不能更動。先前向本機出示過的條目現在缺漏：可能還原了舊備份，也可能遭到刪除。發現時間：{when}。',
  'ledger.alarm.advice':
    '您的舉報與回執都安全地保存在本機，足以證明對方已收到哪些內容。請保留它們；繼續向該接收端傳送之前，請先詢問該機構或您信任的人。',
};

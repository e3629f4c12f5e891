/** The words of the list of faults in the settings. */
export const faultsEn = {
  'faults.title': 'Faults',
  'faults.about':
    'When something inside the extension goes wrong that no page told you of, it is noted here: when, where in the program, and under which code. No addresses, no texts and no names are noted. The last 200 are kept on this device alone and are sent nowhere; “Delete everything here” removes them too.',
  'faults.none': 'Nothing has gone wrong.',
  'faults.unreadable': 'The list cannot be read. Restart the browser and try again.',
  'faults.list': 'Show what was noted ({count}), the newest first',
  'faults.when': 'When',
  'faults.place': 'Where',
  'faults.code': 'Code',
  'faults.copy': 'Copy the list',
  'faults.copied': 'Copied. You can paste it into a message to whoever helps you.',
  'faults.uncopied': 'The browser did not let it be copied.',
} as const;

export type FaultWords = Readonly<Record<keyof typeof faultsEn, string>>;

export const faultsZhHans: FaultWords = {
  'faults.title': '故障记录',
  'faults.about':
    '扩展内部出错而页面未曾提示时，会在此记下：时间、程序中的位置和代码。不记录任何网址、文字或姓名。仅在本机保留最近 200 条，不会发送到任何地方；“清除本机全部内容”时一并清除。',
  'faults.none': '没有出错记录。',
  'faults.unreadable': '无法读取记录。请重启浏览器后重试。',
  'faults.list': '查看记录（{count} 条），最新的在前',
  'faults.when': '时间',
  'faults.place': '位置',
  'faults.code': '代码',
  'faults.copy': '复制记录',
  'faults.copied': '已复制。您可以粘贴到消息中，发给协助您的人。',
  'faults.uncopied': '浏览器不允许复制。',
};

export const faultsZhHant: FaultWords = {
  'faults.title': '故障記錄',
  'faults.about':
    '擴充功能內部出錯而頁面未曾提示時，會在此記下：時間、程式中的位置與代碼。不記錄任何網址、文字或姓名。僅在本機保留最近 200 筆，不會傳送到任何地方；「清除本機全部內容」時一併清除。',
  'faults.none': '沒有出錯記錄。',
  'faults.unreadable': '無法讀取記錄。請重新啟動瀏覽器後再試。',
  'faults.list': '檢視記錄（{count} 筆），最新的在前',
  'faults.when': '時間',
  'faults.place': '位置',
  'faults.code': '代碼',
  'faults.copy': '複製記錄',
  'faults.copied': '已複製。您可以貼到訊息中，傳給協助您的人。',
  'faults.uncopied': '瀏覽器不允許複製。',
};

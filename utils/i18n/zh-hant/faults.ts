import type { faultsEn } from '../en/faults.ts';
import type { WordsOf } from '../words-of.ts';

export const faultsZhHant: WordsOf<typeof faultsEn> = {
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

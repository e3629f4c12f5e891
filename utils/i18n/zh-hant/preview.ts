import type { previewEn } from '../en/preview.ts';
import type { WordsOf } from '../words-of.ts';

export const previewZhHant: WordsOf<typeof previewEn> = {
  'preview.title': '將要離開此裝置的內容',
  'preview.forDesk': '僅辦理人員可讀',
  'preview.forServer': '伺服器可讀（用於分派）',
  'preview.files': '加密的檔案',
  'preview.raw': '檢視原始資料',
  'preview.package': '頁面取證包',
  'preview.to': '送往',
  'preview.reporter': '舉報人',
  'preview.reporterApart': '與其他內容分開加密，須用另一把金鑰開啟。',
  'preview.anonymous': '匿名',
  'preview.address': '被舉報網址',
  'preview.category': '類別',
  'preview.platform': '網站',
  'preview.language': '語言',
  'preview.captureNote':
    '雜湊與簽章可證明取證包與此裝置所簽章的相同，但不能證明網站伺服器當時傳送了什麼。',
  'preview.pictures': '頁面截圖',
  'preview.withheld': '不送出：{name}',
  'preview.restore': '仍然送出',
  'preview.linkOnly': '此類內容僅送出網址；頁面副本不會送出。',
  'preview.needed': '僅為轉辦所需，伺服器不能讀取更多內容。',
  'send.button': '送出舉報',
  'send.sending': '正在送出…',
  'send.noEndpoint.title': '尚未設定接收舉報的機構',
  'send.noEndpoint.body': '您的舉報和證據已儲存在此裝置。設定接收機構後即可送出。',
  'send.noEndpoint.button': '前往設定',
  'send.failed': '未能提交送出：{code}。內容已儲存，請重試。',
  'send.capturing': '請等待頁面保存完成，期間可繼續填寫。',
  'send.noCopy.title': '這份舉報不含頁面副本',
  'send.noCopy.all':
    '未能保存頁面。照此送出，舉報只含網址、您填寫的內容和您加入的附件，沒有來自頁面的證據。',
  'send.noCopy.page':
    '只保存了頁面的截圖和資訊，未能保存頁面本身。您可以重新取證，也可以照此送出。',
  'send.noCopy.forbidden':
    '瀏覽器不允許擴充功能讀取此頁面。舉報只含網址、您填寫的內容和您加入的附件。',
  'send.noCopy.gone':
    '頁面已不在瀏覽器中開啟。請開啟頁面再舉報，或附上您自己的截圖；您寫的內容已保留。',
};

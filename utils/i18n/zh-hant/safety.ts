import type { safetyEn } from '../en/safety.ts';
import type { WordsOf } from '../words-of.ts';

export const safetyZhHant: WordsOf<typeof safetyEn> = {
  'clear.button': '清除本機全部內容',
  'clear.sure': '確定清除本擴充功能保存在此裝置的全部內容？',
  'clear.lost':
    '草稿、取證、回執、儲存的資料和設定都會刪除，尚未送達的舉報不再送出；已送達的不受影響。此操作無法復原。',
  'clear.stays':
    '通知會清除，授予的權限會收回。瀏覽器自己的記錄不受影響：歷史記錄和可重新開啟的分頁中仍有您造訪過的頁面，請在瀏覽器設定中清除。已刪除內容的殘餘可能仍留在瀏覽器的檔案中，直到瀏覽器自行整理。',
  'clear.confirm': '全部清除',
  'clear.cancel': '取消',
  'clear.done': '本機內容已全部清除。',
  'clear.failed': '未能清除。請重新啟動瀏覽器後再試。',
  'danger.open': '有人正面臨危險？',
  'danger.first': '請先求助。舉報不會馬上有人查看，查看的人也無法趕到現場。',
  'danger.more': '更多協助與建議',
  'lock.title': '已鎖定',
  'lock.ask': '請輸入密碼短語以繼續。',
  'lock.passphrase': '密碼短語',
  'lock.open': '解鎖',
  'lock.opening': '正在解鎖…',
  'lock.wrong': '密碼短語不正確。',
  'lock.forgotten': '忘記密碼短語？',
  'lock.forgotten.body':
    '任何人都無法為您找回密碼短語。您可以刪除本機保存的全部內容，重新開始；已送達的舉報不受影響。',
  'lock.now': '立即鎖定',
  'safety.title': '在這部電腦上的安全',
  'leave.button': '離開',
  'leave.about': '關閉本擴充功能的所有頁面並開啟空白分頁（連按兩次 Esc）',
  'safety.leave':
    '需要立即離開時，在本擴充功能的任一頁面按「離開」或連按兩次 Esc：所有視窗中本擴充功能的頁面都會關閉，並開啟空白分頁。已寫內容會保留。瀏覽器的歷史記錄中仍可能留有曾開啟過的頁面。',
  'safety.lock': '以密碼短語鎖定',
  'safety.lock.about':
    '每次啟動瀏覽器後，以及 15 分鐘未使用後，開啟本擴充功能須輸入密碼短語。記住的舉報人資料以此加密。草稿與取證內容只是隱藏，並未加密：能完全控制這部電腦的人仍可能讀取。',
  'safety.lock.new': '新密碼短語',
  'safety.lock.new.hint': '至少 8 個字元。沒有密碼短語，任何人（包括您）都無法解鎖。',
  'safety.lock.again': '再輸入一次',
  'safety.lock.differs': '兩次輸入不一致。',
  'safety.lock.set': '啟用鎖定',
  'safety.lock.on': '已啟用鎖定。',
  'safety.lock.remove': '取消鎖定',
  'safety.lock.failed': '未能完成。請清出磁碟空間後重試。',
  'safety.neutral': '中性圖示與名稱',
  'safety.neutral.about':
    '啟用後，按鈕、右鍵選單中唯一的一項、分頁與通知都不顯示與舉報有關的字樣。無法隱藏的有：瀏覽器擴充功能清單與權限詢問中的真實名稱、頁面本身的內容，以及先前留下的歷史記錄和您儲存的檔案。',
};

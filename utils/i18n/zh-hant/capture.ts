import type { captureEn } from '../en/capture.ts';
import type { WordsOf } from '../words-of.ts';

export const captureZhHant: WordsOf<typeof captureEn> = {
  'capture.differs.title': '保存的副本與當時的網頁不一致',
  'capture.differs.body':
    '重播後，可見區域有 {share} % 與截圖不同。兩者都是證據的一部分，證據中也已註明。再取證一次或許有幫助。',
  'capture.differs.atPost':
    '重播後，您所舉報的貼文處與截圖不同。副本和截圖都是證據的一部分，證據中也已註明。再取證一次或許有幫助。',
  'capture.differs.inPlaces':
    '重播後，個別位置缺少截圖中可見的內容。副本和截圖都是證據的一部分，證據中也已註明。再取證一次或許有幫助。',
  'capture.profile.name': '討論內容的辨識依據',
  'capture.profile.none': '頁面結構；此網站沒有辨識規則',
  'capture.profile.whole': '網站辨識規則（{host}，SHA-256 {sha256}，鹽值 {salt}）',
  'capture.profile.part':
    '網站辨識規則（{host}，SHA-256 {sha256}，鹽值 {salt}）；規則未能辨識之處依頁面結構',
  'capture.profile.broken':
    '頁面結構；網站辨識規則（{host}，SHA-256 {sha256}，鹽值 {salt}）與頁面不符',
  'capture.check.name': '與截圖比對',
  'capture.check.agrees': '所示一致（{share} % 不同）',
  'capture.check.differs': '可見區域有 {share} % 不同',
  'capture.check.not-done': '未能比對',
  'capture.offer.copy':
    '來自其他網站的部分內容缺失。借助瀏覽器自己保存的網頁副本可一併保留，且不會再次向任何網站請求。僅用於您舉報的網頁。',
  'capture.offer.frames':
    '網頁中來自 {hosts} 的部分無法讀取。若允許舉證 Plaint 讀取該網站，這些內容也會保留。',
  'capture.offer.allow': '允許並重新取證',
  'capture.offer.declined': '未作任何更改，取證結果維持原樣。',
  'capture.whole.name': '整頁圖片',
  'capture.load.name': '取證前的捲動載入',
  'capture.whole.take': '加入整頁圖片',
  'capture.whole.hint': '網頁會在您面前從上到下捲動一遍，然後回到原處。',
  'capture.whole.running': '正在拍攝：第 {done} 段，共 {of} 段',
  'capture.whole.stop': '停止',
  'capture.whole.whole': '整頁圖片已加入證據。',
  'capture.whole.partly': '網頁圖片已加入證據，但並未包含整個網頁，證據中也已註明：',
  'capture.whole.cancelled': '已停止，未加入圖片。',
  'capture.whole.zoomed': '您已用手指放大網頁，圖片只能包含其中一部分。請縮小後再試。',
  'capture.whole.failed': '未能完成。請切換到該網頁的分頁，重新開啟舉證 Plaint 後再試。',
  'capture.missing.not-shown': '網頁無法捲動到的部分未包含在內，圖片中以斜線標出。',
  'capture.missing.changed': '拍攝期間網頁發生了變化：個別位置上下內容可能並不相連。',
  'capture.missing.below': '網頁過長，一張圖片容納不下：其餘部分未包含在內。',
  'capture.missing.beside': '視窗左右兩側之外的內容未包含在內。',
  'capture.load.start': '先載入整個網頁',
  'capture.load.hint':
    '有些圖片和貼文捲動到時才會載入，這樣也能一併保留。網頁會從上到下捲動一遍再回到原處，然後重新取證。',
  'capture.load.running': '正在載入網頁：第 {done} 段，共 {of} 段',
  'capture.load.complete': '取證前已將整個網頁捲動一遍。',
  'capture.load.stopped': '取證前捲動到網頁的 {share} %，由您停止。',
  'capture.load.limit': '取證前捲動到網頁當時內容的 {share} %：網頁很長，或沒有盡頭。',
};

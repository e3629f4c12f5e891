import type { evidenceEn } from '../en/evidence.ts';
import type { WordsOf } from '../words-of.ts';

export const evidenceZhHant: WordsOf<typeof evidenceEn> = {
  'evidence.title': '證據',
  'evidence.capturing': '正在保存頁面副本…',
  'evidence.thumbnail': '頁面當時顯示的截圖',
  'evidence.author': '作者',
  'evidence.url': '網址',
  'evidence.url.unknown': '未知',
  'evidence.posted': '發布時間',
  'evidence.captured': '取證時間',
  'evidence.again': '重新取證',
  'evidence.failed.title': '未能保存頁面',
  'evidence.failed.body': '頁面可能已變化或關閉。請開啟頁面後重試；您寫的內容已保留。',
  'evidence.forbidden.title': '無法保存此頁面',
  'evidence.forbidden.browser': '瀏覽器不允許擴充功能讀取瀏覽器自身的頁面。',
  'evidence.forbidden.store': '瀏覽器不允許擴充功能讀取擴充功能商店頁面。',
  'evidence.forbidden.pdf':
    '這是瀏覽器閱讀器中的 PDF，擴充功能無法讀取。請下載該檔案並作為附件加入。',
  'evidence.forbidden.source': '這是網頁原始碼檢視。請開啟網頁本身再舉報。',
  'evidence.forbidden.file': '這是您裝置上的檔案，不是網際網路頁面。',
  'evidence.forbidden.hidden':
    '瀏覽器不允許擴充功能讀取此頁面：它是瀏覽器自身的頁面，或網頁的原始碼檢視。如在檢視原始碼，請開啟網頁本身再舉報。',
  'evidence.forbidden.other': '瀏覽器不允許擴充功能讀取此頁面。',
  'evidence.forbidden.linkOnly': '此類內容不得複製。此裝置上的頁面副本已刪除，僅送出網址。',
  'evidence.forbidden.instead': '您仍可舉報其網址，並附上自己的截圖或檔案。',
  'evidence.notKept': '未能保存的部分：{count}',
};

import type { reuseEn } from '../en/reuse.ts';
import type { WordsOf } from '../words-of.ts';

export const reuseZhHant: WordsOf<typeof reuseEn> = {
  'start.from': '從已有內容開始',
  'start.template': '範本：{name}',
  'start.template.delete': '刪除範本「{name}」',
  'start.attach': '將此頁面附到：{name}',
  'start.attach.hint': '此頁面是您正在撰寫的舉報的證據嗎？',
  'start.attach.failed': '未能附上此頁面，原有內容均已保留。',
  'start.attached': '已附到此舉報：{name}',
  'start.filled': '已依「{name}」填寫',
  'template.title': '存為範本',
  'template.name': '範本名稱',
  'template.hint': '保存侵權類型和您填寫的文字，供同類舉報使用；不含您的個人資料。',
  'template.save': '保存',
  'template.saved': '已保存，開始下一份舉報時可選用。',
  'template.failed': '未能保存。請清出磁碟空間後重試。',
  'standard.notValid': '接收端發布的規則有誤，繼續使用上一份有效規則；最終以接收端為準。',
  'standard.needsUpdate':
    '接收端使用的規則比本擴充功能所知的更新。請更新擴充功能；在此之前沿用已知規則。',
  'standard.notHereYet': '接收端自己的規則尚未取得，暫用擴充功能內附的規則。',
  'standard.inUse': '目前規則：{name}',
};

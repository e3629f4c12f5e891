import type { attachmentsEn } from '../en/attachments.ts';
import type { WordsOf } from '../words-of.ts';

export const attachmentsZhHant: WordsOf<typeof attachmentsEn> = {
  'attachments.title': '證據檔案',
  'attachments.hint': '截圖、文件、錄音錄影。可拖放、貼上或選擇。',
  'attachments.add': '選擇檔案',
  'attachments.remove': '移除 {name}',
  'attachments.needed': '需要',
  'attachments.supplied': '已附',
  'attachments.attach': '附上：{name}',
  'attachments.tooLarge':
    '「{name}」（{size}）未加入：單一檔案最大 {limit}。請縮短後再試，或改為提供連結。其他內容均已保留。',
  'attachments.empty': '「{name}」未加入：它是空檔案或資料夾。',
  'attachments.storageFull': '「{name}」未加入：磁碟已滿。請清理空間後重試，其他內容均已保留。',
  'attachments.notAdded': '「{name}」無法讀取，未加入。其他內容均已保留。',
  'attachments.about': '關於此檔案',
  'attachments.kind': '材料類型',
  'attachments.issuer': '出具單位',
  'attachments.issuedOn': '日期',
  'attachments.reference': '文號或編號',
  'attachments.supports': '證明事項',
  'attachments.cleaned': '送出的副本已移除：{what}。原件保持不變。',
  'attachments.removed.camera': '相機資訊',
  'attachments.removed.place': '拍攝地點',
  'attachments.removed.text': '文字與作者資訊',
  'attachments.removed.time': '時間',
  'attachments.removed.trailing': '附帶的隱藏資料',
  'attachments.removed.other': '其他資料',
  'attachments.talkative': '此類檔案可能含有製作者、時間、地點和裝置資訊，無法在此移除。',
  'attachments.mislabelled': '它標為 {claimed}，內容卻是 {actual}，將按實際類型送出。',
};

import type { attachmentsEn } from '../en/attachments.ts';
import type { WordsOf } from '../words-of.ts';

export const attachmentsZhHans: WordsOf<typeof attachmentsEn> = {
  'attachments.title': '证据文件',
  'attachments.hint': '截图、文件、录音录像。可拖放、粘贴或选择。',
  'attachments.add': '选择文件',
  'attachments.remove': '移除 {name}',
  'attachments.needed': '需要',
  'attachments.supplied': '已附',
  'attachments.attach': '附上：{name}',
  'attachments.tooLarge':
    '“{name}”（{size}）未添加：单个文件最大 {limit}。请缩短后再试，或改为提供链接。其他内容均已保留。',
  'attachments.empty': '“{name}”未添加：它是空文件或文件夹。',
  'attachments.storageFull': '“{name}”未添加：磁盘已满。请清理空间后重试，其他内容均已保留。',
  'attachments.notAdded': '“{name}”无法读取，未添加。其他内容均已保留。',
  'attachments.about': '关于此文件',
  'attachments.kind': '材料类型',
  'attachments.issuer': '出具单位',
  'attachments.issuedOn': '日期',
  'attachments.reference': '文号或编号',
  'attachments.supports': '证明事项',
  'attachments.cleaned': '发送的副本已去除：{what}。原件保持不变。',
  'attachments.removed.camera': '相机信息',
  'attachments.removed.place': '拍摄地点',
  'attachments.removed.text': '文字与作者信息',
  'attachments.removed.time': '时间',
  'attachments.removed.trailing': '附带的隐藏数据',
  'attachments.removed.other': '其他数据',
  'attachments.talkative': '此类文件可能含有制作者、时间、地点和设备信息，无法在此去除。',
  'attachments.mislabelled': '它标为 {claimed}，内容却是 {actual}，将按实际类型发送。',
};

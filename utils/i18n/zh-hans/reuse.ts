import type { reuseEn } from '../en/reuse.ts';
import type { WordsOf } from '../words-of.ts';

export const reuseZhHans: WordsOf<typeof reuseEn> = {
  'start.from': '从已有内容开始',
  'start.template': '模板：{name}',
  'start.template.delete': '删除模板“{name}”',
  'start.attach': '将此页面附到：{name}',
  'start.attach.hint': '此页面是您正在撰写的举报的证据吗？',
  'start.attach.failed': '未能附上此页面，原有内容均已保留。',
  'start.attached': '已附到此举报：{name}',
  'start.filled': '已按“{name}”填写',
  'template.title': '存为模板',
  'template.name': '模板名称',
  'template.hint': '保存侵权类型和您填写的文字，供同类举报使用；不含您的个人信息。',
  'template.save': '保存',
  'template.saved': '已保存，开始下一份举报时可选用。',
  'template.failed': '未能保存。请清理磁盘空间后重试。',
  'standard.notValid': '接收端发布的规则有误，继续使用上一份有效规则；最终以接收端为准。',
  'standard.needsUpdate': '接收端使用的规则比本扩展所知的更新。请更新扩展；在此之前沿用已知规则。',
  'standard.notHereYet': '接收端自己的规则尚未取得，暂用扩展自带的规则。',
  'standard.inUse': '当前规则：{name}',
};

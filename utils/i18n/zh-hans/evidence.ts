import type { evidenceEn } from '../en/evidence.ts';
import type { WordsOf } from '../words-of.ts';

export const evidenceZhHans: WordsOf<typeof evidenceEn> = {
  'evidence.title': '证据',
  'evidence.capturing': '正在保存页面副本…',
  'evidence.thumbnail': '页面当时显示的截图',
  'evidence.author': '作者',
  'evidence.url': '网址',
  'evidence.url.unknown': '未知',
  'evidence.posted': '发布时间',
  'evidence.captured': '取证时间',
  'evidence.again': '重新取证',
  'evidence.failed.title': '未能保存页面',
  'evidence.failed.body': '页面可能已变化或关闭。请打开页面后重试；您写的内容已保留。',
  'evidence.forbidden.title': '无法保存此页面',
  'evidence.forbidden.browser': '浏览器不允许扩展读取浏览器自身的页面。',
  'evidence.forbidden.store': '浏览器不允许扩展读取扩展商店页面。',
  'evidence.forbidden.pdf': '这是浏览器阅读器中的 PDF，扩展无法读取。请下载该文件并作为附件添加。',
  'evidence.forbidden.source': '这是网页源代码视图。请打开网页本身再举报。',
  'evidence.forbidden.file': '这是您设备上的文件，不是互联网页面。',
  'evidence.forbidden.hidden':
    '浏览器不允许扩展读取此页面：它是浏览器自身的页面，或网页的源代码视图。如在查看源代码，请打开网页本身再举报。',
  'evidence.forbidden.other': '浏览器不允许扩展读取此页面。',
  'evidence.forbidden.linkOnly': '此类内容不得复制。本设备上的页面副本已删除，仅发送网址。',
  'evidence.forbidden.instead': '您仍可举报其网址，并附上自己的截图或文件。',
  'evidence.notKept': '未能保存的部分：{count}',
};

import type { faultsEn } from '../en/faults.ts';
import type { WordsOf } from '../words-of.ts';

export const faultsZhHans: WordsOf<typeof faultsEn> = {
  'faults.title': '故障记录',
  'faults.about':
    '扩展内部出错而页面未曾提示时，会在此记下：时间、程序中的位置和代码。不记录任何网址、文字或姓名。仅在本机保留最近 200 条，不会发送到任何地方；“清除本机全部内容”时一并清除。',
  'faults.none': '没有出错记录。',
  'faults.unreadable': '无法读取记录。请重启浏览器后重试。',
  'faults.list': '查看记录（{count} 条），最新的在前',
  'faults.when': '时间',
  'faults.place': '位置',
  'faults.code': '代码',
  'faults.copy': '复制记录',
  'faults.copied': '已复制。您可以粘贴到消息中，发给协助您的人。',
  'faults.uncopied': '浏览器不允许复制。',
};

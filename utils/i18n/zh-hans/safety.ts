import type { safetyEn } from '../en/safety.ts';
import type { WordsOf } from '../words-of.ts';

export const safetyZhHans: WordsOf<typeof safetyEn> = {
  'clear.button': '清除本机全部内容',
  'clear.sure': '确定清除本扩展保存在本设备的全部内容？',
  'clear.lost':
    '草稿、取证、回执、保存的资料和设置都会删除，尚未送达的举报不再发送；已送达的不受影响。此操作无法恢复。',
  'clear.stays':
    '通知会清除，授予的权限会收回。浏览器自己的记录不受影响：历史记录和可重新打开的标签页中仍有您访问过的页面，请在浏览器设置中清除。已删除内容的残余可能仍留在浏览器的文件中，直到浏览器自行整理。',
  'clear.confirm': '全部清除',
  'clear.cancel': '取消',
  'clear.done': '本机内容已全部清除。',
  'clear.failed': '未能清除。请重启浏览器后重试。',
  'danger.open': '有人正面临危险？',
  'danger.first': '请先求助。举报不会马上有人查看，查看的人也无法赶到现场。',
  'danger.more': '更多帮助与建议',
  'lock.title': '已锁定',
  'lock.ask': '请输入口令以继续。',
  'lock.passphrase': '口令',
  'lock.open': '解锁',
  'lock.opening': '正在解锁…',
  'lock.wrong': '口令不正确。',
  'lock.forgotten': '忘记口令？',
  'lock.forgotten.body':
    '任何人都无法为您找回口令。您可以删除本机保存的全部内容，重新开始；已送达的举报不受影响。',
  'lock.now': '立即锁定',
  'safety.title': '在这台电脑上的安全',
  'leave.button': '离开',
  'leave.about': '关闭本扩展的所有页面并打开空白标签页（连按两次 Esc）',
  'safety.leave':
    '需要立即离开时，在本扩展的任一页面按“离开”或连按两次 Esc：所有窗口中本扩展的页面都会关闭，并打开空白标签页。已写内容会保留。浏览器的历史记录中仍可能留有曾打开过的页面。',
  'safety.lock': '用口令锁定',
  'safety.lock.about':
    '每次启动浏览器后，以及 15 分钟未使用后，打开本扩展须输入口令。记住的举报人信息以此加密。草稿和取证内容只是隐藏，并未加密：能完全控制这台电脑的人仍可能读取。',
  'safety.lock.new': '新口令',
  'safety.lock.new.hint': '至少 8 个字符。没有口令，任何人（包括您）都无法解锁。',
  'safety.lock.again': '再输入一次',
  'safety.lock.differs': '两次输入不一致。',
  'safety.lock.set': '启用锁定',
  'safety.lock.on': '已启用锁定。',
  'safety.lock.remove': '取消锁定',
  'safety.lock.failed': '未能完成。请清理磁盘空间后重试。',
  'safety.neutral': '中性图标与名称',
  'safety.neutral.about':
    '启用后，按钮、右键菜单中唯一的一项、标签页和通知都不显示与举报有关的字样。无法隐藏的有：浏览器扩展列表和权限询问中的真实名称、页面本身的内容，以及此前留下的历史记录和您保存的文件。',
};

import type { reporterEn } from '../en/reporter.ts';
import type { WordsOf } from '../words-of.ts';

export const reporterZhHans: WordsOf<typeof reporterEn> = {
  'reporter.title': '举报人',
  'reporter.promise':
    '在本设备上加密：只有办理举报的人员能看到您的姓名和联系方式，服务器无法读取。',
  'reporter.anonymous': '匿名举报，不留姓名和联系方式',
  'reporter.name': '您的姓名',
  'reporter.contact': '联系方式',
  'reporter.contact.hint': '用于答复您的电子邮箱或电话。',
  'reporter.contact.missing': '请填写邮箱或电话，或选择匿名举报。',
  'reporter.name.missing': '代他人或企业举报的，须填写姓名。',
  'profile.fill': '使用已保存的资料',
  'profile.locked': '已加锁',
  'profile.passphrase': '口令',
  'profile.unlock': '解锁',
  'profile.wrong': '口令不正确。',
  'profile.remember': '在本设备记住这些资料',
  'profile.remember.hint':
    '供下次举报使用：姓名、联系方式、企业及其材料。共用电脑请勿保存，或设置口令。',
  'profile.protect': '加锁口令',
  'profile.protect.hint': '忘记后任何人都无法打开，包括您自己。至少 8 个字符。',
  'profile.save': '记住',
  'profile.saved': '已保存在本设备。',
  'profile.forget': '删除“{name}”',
  'profile.failed': '未能保存。请先填写姓名或联系方式，或清理磁盘空间。',
};

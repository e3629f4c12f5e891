import type { reporterEn } from '../en/reporter.ts';
import type { WordsOf } from '../words-of.ts';

export const reporterZhHant: WordsOf<typeof reporterEn> = {
  'reporter.title': '舉報人',
  'reporter.promise':
    '在此裝置上加密：只有辦理舉報的人員能看到您的姓名和聯絡方式，伺服器無法讀取。',
  'reporter.anonymous': '匿名舉報，不留姓名和聯絡方式',
  'reporter.name': '您的姓名',
  'reporter.contact': '聯絡方式',
  'reporter.contact.hint': '電子郵件或電話，用於答覆您。',
  'reporter.contact.missing': '請填寫電子郵件或電話，或選擇匿名舉報。',
  'reporter.name.missing': '代他人或企業舉報的，須填寫姓名。',
  'profile.fill': '使用已儲存的資料',
  'profile.locked': '已加鎖',
  'profile.passphrase': '密碼短語',
  'profile.unlock': '解鎖',
  'profile.wrong': '密碼短語不正確。',
  'profile.remember': '在此裝置記住這些資料',
  'profile.remember.hint':
    '供下次舉報使用：姓名、聯絡方式、企業及其材料。共用電腦請勿儲存，或設定密碼短語。',
  'profile.protect': '加鎖用的密碼短語',
  'profile.protect.hint': '忘記後任何人都無法開啟，包括您自己。至少 8 個字元。',
  'profile.save': '記住',
  'profile.saved': '已儲存在此裝置。',
  'profile.forget': '刪除「{name}」',
  'profile.failed': '未能儲存。請先填寫姓名或聯絡方式，或清理磁碟空間。',
};

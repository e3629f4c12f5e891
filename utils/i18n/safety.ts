/** The words of what keeps a reporter safe: lock, neutral look, what to do in danger. */
export const safetyEn = {
  'danger.open': 'Somebody is in danger?',
  'danger.first':
    'Call for help first. A report is not read at once, and nobody who reads it can come.',
  'danger.more': 'More help and advice',
  'lock.title': 'Locked',
  'lock.ask': 'Enter your passphrase to go on.',
  'lock.passphrase': 'Passphrase',
  'lock.open': 'Unlock',
  'lock.opening': 'Unlocking…',
  'lock.wrong': 'That is not the passphrase.',
  'lock.forgotten': 'Forgot it?',
  'lock.forgotten.body':
    'Nobody can find it out for you. You can delete everything that is kept here and start anew; reports that arrived at the endpoint stay there.',
  'lock.now': 'Lock now',
  'safety.title': 'Safety at this computer',
  'leave.button': 'Leave',
  'leave.about': 'Close all pages of this extension and open an empty tab (Esc twice)',
  'safety.leave':
    'To leave at once, press Leave or Esc twice on any page of the extension: all its pages close, in every window, and an empty tab opens. What you wrote is kept. The browser’s history may still name pages that were open.',
  'safety.lock': 'Lock with a passphrase',
  'safety.lock.about':
    'Whoever opens the extension is asked for it: after every start of the browser, and after 15 minutes without use. Remembered reporters are encrypted under it. Drafts and captures are hidden, not encrypted: somebody with full access to this computer could still read them.',
  'safety.lock.new': 'New passphrase',
  'safety.lock.new.hint': 'At least 8 characters. Without it nobody can unlock, you neither.',
  'safety.lock.again': 'The same again',
  'safety.lock.differs': 'The two are not the same.',
  'safety.lock.set': 'Set the lock',
  'safety.lock.on': 'The lock is on.',
  'safety.lock.remove': 'Take the lock away',
  'safety.lock.failed': 'That could not be done. Free some disk space and try again.',
  'safety.neutral': 'Neutral icon and names',
  'safety.neutral.about':
    'The button, the menu’s one entry, tabs and notifications then say nothing of reports. What cannot be hidden: the real name in the browser’s list of extensions and in its questions about permissions, what is written in the pages themselves, and what is there from before – the history, and files that you saved.',
} as const;

export type SafetyWords = Readonly<Record<keyof typeof safetyEn, string>>;

export const safetyZhHans: SafetyWords = {
  'danger.open': '有人正面临危险？',
  'danger.first': '请先求助。举报不会即时有人查看，查看的人也无法赶到现场。',
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

export const safetyZhHant: SafetyWords = {
  'danger.open': '有人正面臨危險？',
  'danger.first': '請先求助。舉報不會即時有人查看，查看的人也無法趕到現場。',
  'danger.more': '更多協助與建議',
  'lock.title': '已鎖定',
  'lock.ask': '請輸入密碼短語以繼續。',
  'lock.passphrase': '密碼短語',
  'lock.open': '解鎖',
  'lock.opening': '正在解鎖…',
  'lock.wrong': '密碼短語不正確。',
  'lock.forgotten': '忘記密碼短語？',
  'lock.forgotten.body':
    '任何人都無法為您找回密碼短語。您可以刪除本機保存的全部內容，重新開始；已送達的舉報不受影響。',
  'lock.now': '立即鎖定',
  'safety.title': '在這部電腦上的安全',
  'leave.button': '離開',
  'leave.about': '關閉本擴充功能的所有頁面並開啟空白分頁（連按兩次 Esc）',
  'safety.leave':
    '需要立即離開時，在本擴充功能的任一頁面按「離開」或連按兩次 Esc：所有視窗中本擴充功能的頁面都會關閉，並開啟空白分頁。已寫內容會保留。瀏覽器的歷史記錄中仍可能留有曾開啟過的頁面。',
  'safety.lock': '以密碼短語鎖定',
  'safety.lock.about':
    '每次啟動瀏覽器後，以及 15 分鐘未使用後，開啟本擴充功能須輸入密碼短語。記住的舉報人資料以此加密。草稿與取證內容只是隱藏，並未加密：能完全控制這部電腦的人仍可能讀取。',
  'safety.lock.new': '新密碼短語',
  'safety.lock.new.hint': '至少 8 個字元。沒有密碼短語，任何人（包括您）都無法解鎖。',
  'safety.lock.again': '再輸入一次',
  'safety.lock.differs': '兩次輸入不一致。',
  'safety.lock.set': '啟用鎖定',
  'safety.lock.on': '已啟用鎖定。',
  'safety.lock.remove': '取消鎖定',
  'safety.lock.failed': '未能完成。請清出磁碟空間後重試。',
  'safety.neutral': '中性圖示與名稱',
  'safety.neutral.about':
    '啟用後，按鈕、右鍵選單中唯一的一項、分頁與通知都不顯示與舉報有關的字樣。無法隱藏的有：瀏覽器擴充功能清單與權限詢問中的真實名稱、頁面本身的內容，以及先前留下的歷史記錄和您儲存的檔案。',
};

/** The words about what a capture holds, what it lacks, and what would add to it. */
export const captureEn = {
  'capture.differs.title': 'The kept copy does not look like the page did',
  'capture.differs.body':
    'Replayed, it differs from the screenshot in {share} % of what was visible. Both are part of the evidence, and the evidence says so. Capturing again may help.',
  'capture.profile.name': 'Posts of the discussion were told by',
  'capture.profile.none': 'their shape; there is no site profile for this host',
  'capture.profile.whole': 'the site profile for {host} (SHA-256 with salt {salt}: {sha256})',
  'capture.profile.part':
    'the site profile for {host} (SHA-256 with salt {salt}: {sha256}), and by their shape where it found none',
  'capture.profile.broken':
    'their shape; the site profile for {host} (SHA-256 with salt {salt}: {sha256}) did not fit the page',
  'capture.check.name': 'Compared with the screenshot',
  'capture.check.agrees': 'shows the same ({share} % differs)',
  'capture.check.differs': 'differs in {share} % of what was visible',
  'capture.check.not-done': 'could not be compared',
  'capture.offer.copy':
    'Parts from other sites are missing. With the browser’s own copy of the page they would be kept too, without asking any site again. It is used only on pages you report.',
  'capture.offer.frames':
    'Parts of the page come from {hosts} and could not be read. If you allow Plaint to read that site, they are kept too.',
  'capture.offer.allow': 'Allow and capture again',
  'capture.offer.declined': 'Nothing was changed. The capture stays as it is.',
  'capture.whole.take': 'Add a picture of the whole page',
  'capture.whole.hint':
    'The page scrolls from top to bottom while you watch, and back to where it was.',
  'capture.whole.running': 'Taking the picture: part {done} of {of}',
  'capture.whole.stop': 'Stop',
  'capture.whole.whole': 'The picture of the whole page is part of the evidence.',
  'capture.whole.partly':
    'The page is too long for one picture: its beginning is part of the evidence.',
  'capture.whole.cancelled': 'Stopped. No picture was added.',
  'capture.whole.moved': 'This page cannot be scrolled from outside. No picture was added.',
  'capture.whole.failed':
    'The picture could not be taken. Show the page’s tab, open Plaint on it again, and try once more.',
} as const;

type CaptureWords = Record<keyof typeof captureEn, string>;

export const captureZhHans: CaptureWords = {
  'capture.differs.title': '保存的副本与当时的网页不一致',
  'capture.differs.body':
    '重放后，可见区域有 {share} % 与截图不同。两者都是证据的一部分，证据中也已注明。再取证一次或许有帮助。',
  'capture.profile.name': '讨论内容的识别依据',
  'capture.profile.none': '页面结构；此网站没有识别规则',
  'capture.profile.whole': '网站识别规则（{host}，SHA-256 {sha256}，盐值 {salt}）',
  'capture.profile.part':
    '网站识别规则（{host}，SHA-256 {sha256}，盐值 {salt}）；规则未能识别之处依页面结构',
  'capture.profile.broken':
    '页面结构；网站识别规则（{host}，SHA-256 {sha256}，盐值 {salt}）与页面不符',
  'capture.check.name': '与截图比对',
  'capture.check.agrees': '所示一致（{share} % 不同）',
  'capture.check.differs': '可见区域有 {share} % 不同',
  'capture.check.not-done': '未能比对',
  'capture.offer.copy':
    '来自其他网站的部分内容缺失。借助浏览器自己保存的网页副本可一并保留，且不会再次向任何网站请求。仅用于您举报的网页。',
  'capture.offer.frames':
    '网页中来自 {hosts} 的部分无法读取。若允许举证读取该网站，这些内容也会保留。',
  'capture.offer.allow': '允许并重新取证',
  'capture.offer.declined': '未作任何更改，取证结果保持原样。',
  'capture.whole.take': '添加整页图片',
  'capture.whole.hint': '网页会在您面前从上到下滚动一遍，然后回到原处。',
  'capture.whole.running': '正在拍摄：第 {done} 段，共 {of} 段',
  'capture.whole.stop': '停止',
  'capture.whole.whole': '整页图片已加入证据。',
  'capture.whole.partly': '网页过长，一张图片放不下：已将开头部分加入证据。',
  'capture.whole.cancelled': '已停止，未添加图片。',
  'capture.whole.moved': '此网页无法从外部滚动，未添加图片。',
  'capture.whole.failed': '未能拍摄。请切换到该网页的标签页，重新打开举证后再试。',
};

export const captureZhHant: CaptureWords = {
  'capture.differs.title': '保存的副本與當時的網頁不一致',
  'capture.differs.body':
    '重播後，可見區域有 {share} % 與截圖不同。兩者都是證據的一部分，證據中也已註明。再取證一次或許有幫助。',
  'capture.profile.name': '討論內容的辨識依據',
  'capture.profile.none': '頁面結構；此網站沒有辨識規則',
  'capture.profile.whole': '網站辨識規則（{host}，SHA-256 {sha256}，鹽值 {salt}）',
  'capture.profile.part':
    '網站辨識規則（{host}，SHA-256 {sha256}，鹽值 {salt}）；規則未能辨識之處依頁面結構',
  'capture.profile.broken':
    '頁面結構；網站辨識規則（{host}，SHA-256 {sha256}，鹽值 {salt}）與頁面不符',
  'capture.check.name': '與截圖比對',
  'capture.check.agrees': '所示一致（{share} % 不同）',
  'capture.check.differs': '可見區域有 {share} % 不同',
  'capture.check.not-done': '未能比對',
  'capture.offer.copy':
    '來自其他網站的部分內容缺失。借助瀏覽器自己保存的網頁副本可一併保留，且不會再次向任何網站請求。僅用於您舉報的網頁。',
  'capture.offer.frames':
    '網頁中來自 {hosts} 的部分無法讀取。若允許舉證讀取該網站，這些內容也會保留。',
  'capture.offer.allow': '允許並重新取證',
  'capture.offer.declined': '未作任何更改，取證結果維持原樣。',
  'capture.whole.take': '加入整頁圖片',
  'capture.whole.hint': '網頁會在您面前從上到下捲動一遍，然後回到原處。',
  'capture.whole.running': '正在拍攝：第 {done} 段，共 {of} 段',
  'capture.whole.stop': '停止',
  'capture.whole.whole': '整頁圖片已加入證據。',
  'capture.whole.partly': '網頁過長，一張圖片容納不下：已將開頭部分加入證據。',
  'capture.whole.cancelled': '已停止，未加入圖片。',
  'capture.whole.moved': '此網頁無法從外部捲動，未加入圖片。',
  'capture.whole.failed': '未能拍攝。請切換到該網頁的分頁，重新開啟舉證後再試。',
};

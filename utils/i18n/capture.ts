/** The words about what a capture holds, what it lacks, and what would add to it. */
export const captureEn = {
  'capture.differs.title': 'The kept copy does not look like the page did',
  'capture.differs.body':
    'Replayed, it differs from the screenshot in {share} % of what was visible. Both are part of the evidence, and the evidence says so. Capturing again may help.',
  'capture.differs.atPost':
    'Replayed, something at the reported post looks otherwise than in the screenshot. Both are part of the evidence, and the evidence says so. Capturing again may help.',
  'capture.differs.inPlaces':
    'Replayed, something is missing in places that the screenshot shows. Both are part of the evidence, and the evidence says so. Capturing again may help.',
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
  'capture.whole.name': 'Picture of the whole page',
  'capture.load.name': 'Scrolled through before',
  'capture.whole.take': 'Add a picture of the whole page',
  'capture.whole.hint':
    'The page scrolls from top to bottom while you watch, and back to where it was.',
  'capture.whole.running': 'Taking the picture: part {done} of {of}',
  'capture.whole.stop': 'Stop',
  'capture.whole.whole': 'The picture of the whole page is part of the evidence.',
  'capture.whole.partly':
    'A picture of the page is part of the evidence, but not all of the page is in it. The evidence says so too:',
  'capture.whole.cancelled': 'Stopped. No picture was added.',
  'capture.whole.zoomed':
    'The page is zoomed in with the fingers, so a picture would show only part of it. Zoom out and try again.',
  'capture.whole.failed':
    'That could not be done. Show the page’s tab, open Plaint on it again, and try once more.',
  'capture.missing.not-shown':
    'Parts that the page does not scroll to are left out; they are hatched in the picture.',
  'capture.missing.changed':
    'The page changed while it was pictured: in places, what is above and below may not belong together.',
  'capture.missing.below': 'The page is too long for one picture: the rest is left out.',
  'capture.missing.beside': 'What lies to the side of the window is left out.',
  'capture.load.start': 'Load the whole page first',
  'capture.load.hint':
    'Pictures and posts that load only when they come into sight are then kept too. The page scrolls from top to bottom and back, and is captured anew.',
  'capture.load.running': 'Loading the page: part {done} of {of}',
  'capture.load.complete': 'The whole page was scrolled through before it was captured.',
  'capture.load.stopped':
    'Before it was captured, the page was scrolled through as far as {share} %, where you stopped it.',
  'capture.load.limit':
    'Before it was captured, the page was scrolled through as far as {share} % of what it then had: it is very long, or goes on without an end.',
} as const;

type CaptureWords = Record<keyof typeof captureEn, string>;

export const captureZhHans: CaptureWords = {
  'capture.differs.title': '保存的副本与当时的网页不一致',
  'capture.differs.body':
    '重放后，可见区域有 {share} % 与截图不同。两者都是证据的一部分，证据中也已注明。再取证一次或许有帮助。',
  'capture.differs.atPost':
    '重放后，您所举报的帖子处与截图不同。副本和截图都是证据的一部分，证据中也已注明。再取证一次或许有帮助。',
  'capture.differs.inPlaces':
    '重放后，个别位置缺少截图中可见的内容。副本和截图都是证据的一部分，证据中也已注明。再取证一次或许有帮助。',
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
  'capture.whole.name': '整页图片',
  'capture.load.name': '取证前的滚动加载',
  'capture.whole.take': '添加整页图片',
  'capture.whole.hint': '网页会在您面前从上到下滚动一遍，然后回到原处。',
  'capture.whole.running': '正在拍摄：第 {done} 段，共 {of} 段',
  'capture.whole.stop': '停止',
  'capture.whole.whole': '整页图片已加入证据。',
  'capture.whole.partly': '网页图片已加入证据，但并未包含整个网页，证据中也已注明：',
  'capture.whole.cancelled': '已停止，未添加图片。',
  'capture.whole.zoomed': '您已用手指放大网页，图片只能包含其中一部分。请缩小后再试。',
  'capture.whole.failed': '未能完成。请切换到该网页的标签页，重新打开举证后再试。',
  'capture.missing.not-shown': '网页无法滚动到的部分未包含在内，图片中以斜线标出。',
  'capture.missing.changed': '拍摄期间网页发生了变化：个别位置上下内容可能并不相连。',
  'capture.missing.below': '网页过长，一张图片放不下：其余部分未包含在内。',
  'capture.missing.beside': '窗口左右两侧之外的内容未包含在内。',
  'capture.load.start': '先加载整个网页',
  'capture.load.hint':
    '有些图片和帖子滚动到时才会加载，这样也能一并保留。网页会从上到下滚动一遍再回到原处，然后重新取证。',
  'capture.load.running': '正在加载网页：第 {done} 段，共 {of} 段',
  'capture.load.complete': '取证前已将整个网页滚动一遍。',
  'capture.load.stopped': '取证前滚动到网页的 {share} %，由您停止。',
  'capture.load.limit': '取证前滚动到网页当时内容的 {share} %：网页很长，或没有尽头。',
};

export const captureZhHant: CaptureWords = {
  'capture.differs.title': '保存的副本與當時的網頁不一致',
  'capture.differs.body':
    '重播後，可見區域有 {share} % 與截圖不同。兩者都是證據的一部分，證據中也已註明。再取證一次或許有幫助。',
  'capture.differs.atPost':
    '重播後，您所舉報的貼文處與截圖不同。副本和截圖都是證據的一部分，證據中也已註明。再取證一次或許有幫助。',
  'capture.differs.inPlaces':
    '重播後，個別位置缺少截圖中可見的內容。副本和截圖都是證據的一部分，證據中也已註明。再取證一次或許有幫助。',
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
  'capture.whole.name': '整頁圖片',
  'capture.load.name': '取證前的捲動載入',
  'capture.whole.take': '加入整頁圖片',
  'capture.whole.hint': '網頁會在您面前從上到下捲動一遍，然後回到原處。',
  'capture.whole.running': '正在拍攝：第 {done} 段，共 {of} 段',
  'capture.whole.stop': '停止',
  'capture.whole.whole': '整頁圖片已加入證據。',
  'capture.whole.partly': '網頁圖片已加入證據，但並未包含整個網頁，證據中也已註明：',
  'capture.whole.cancelled': '已停止，未加入圖片。',
  'capture.whole.zoomed': '您已用手指放大網頁，圖片只能包含其中一部分。請縮小後再試。',
  'capture.whole.failed': '未能完成。請切換到該網頁的分頁，重新開啟舉證後再試。',
  'capture.missing.not-shown': '網頁無法捲動到的部分未包含在內，圖片中以斜線標出。',
  'capture.missing.changed': '拍攝期間網頁發生了變化：個別位置上下內容可能並不相連。',
  'capture.missing.below': '網頁過長，一張圖片容納不下：其餘部分未包含在內。',
  'capture.missing.beside': '視窗左右兩側之外的內容未包含在內。',
  'capture.load.start': '先載入整個網頁',
  'capture.load.hint':
    '有些圖片和貼文捲動到時才會載入，這樣也能一併保留。網頁會從上到下捲動一遍再回到原處，然後重新取證。',
  'capture.load.running': '正在載入網頁：第 {done} 段，共 {of} 段',
  'capture.load.complete': '取證前已將整個網頁捲動一遍。',
  'capture.load.stopped': '取證前捲動到網頁的 {share} %，由您停止。',
  'capture.load.limit': '取證前捲動到網頁當時內容的 {share} %：網頁很長，或沒有盡頭。',
};

import type { captureEn } from '../en/capture.ts';
import type { WordsOf } from '../words-of.ts';

export const captureZhHans: WordsOf<typeof captureEn> = {
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
    '网页中来自 {hosts} 的部分无法读取。若允许举证 Plaint 读取该网站，这些内容也会保留。',
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
  'capture.whole.failed': '未能完成。请切换到该网页的标签页，重新打开举证 Plaint 后再试。',
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

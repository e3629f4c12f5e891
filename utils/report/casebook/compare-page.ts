import { anyOf } from '../../pattern.ts';
import { normaliseContent } from '../content-hash.ts';
import type { RecheckOutcome } from '../recheck-record.ts';

/** What a page shows when its address is looked at again. */
export interface SeenPage {
  /** HTTP status of the document, when the browser tells it. */
  readonly status?: number;
  /** The address it ended at. */
  readonly url: string;
  readonly text: string;
  readonly hasPasswordField: boolean;
}

export interface KeptContent {
  readonly url: string;
  readonly text: string;
}

export interface PageComparison {
  readonly outcome: RecheckOutcome;
  /** How much of the kept words is still there, 0 to 1. */
  readonly likeness?: number;
}

/** From here on the words are all there, but for what a page counts and dates anew. */
const sameFrom = 0.9;
/** Below, the words are gone. */
const goneBelow = 0.3;
const pieceLength = 8;
/** Longer texts are judged by so many pieces spread over them. */
const mostPieces = 4_000;

const goneWords = anyOf(
  [
    String.raw`\b(?:has been (?:removed|deleted)|was (?:removed|deleted)|(?:post|page|content|video`,
    "tweet|account) (?:not found|unavailable|is no longer available|does(?:n['’]t",
    String.raw` not) exist)|no longer (?:available|exists?)|404)\b|(?:已|被)(?:被)?(?:作者|用户`,
    '用戶|管理员|管理員|发布者|發布者)?(?:删除|刪除|移除|下架|屏蔽)|不存在',
    '内容(?:已)?(?:失效|不可见)|內容(?:已)?(?:失效|不可見)|无法查看|無法查看|页面(?:丢失',
    '找不到)|找不到(?:页面|頁面|该页|該頁)|削除され|見つかりません',
  ],
  'iu',
);
const loginWords = anyOf(
  [
    String.raw`\b(?:log ?in|sign ?in|sign ?up)\b[^.]{0,40}\b(?:to (?:see|view|continue|read)`,
    'required)|(?:请|請)(?:先)?登(?:录|錄|入)|登(?:录|錄|入)后(?:查看|可见)|登(?:錄',
    '入)後(?:查看|可見)|ログインして',
  ],
  'iu',
);
const loginPath = /[/.](?:log-?in|sign-?in|passport|sso|auth)\b/i;

/**
 * The share of the pieces of `kept` that occur in `seen`, 0 to 1; undefined when nothing was kept to compare.
 */
export function likenessOf(kept: string, seen: string): number | undefined {
  const [was, is] = [normaliseContent(kept), normaliseContent(seen)];
  if (was === '') return undefined;
  if (is.includes(was)) return 1;
  if (was.length <= pieceLength) return 0;
  const known = new Set<string>();
  for (let at = 0; at + pieceLength <= is.length; at += 1)
    known.add(is.slice(at, at + pieceLength));
  const count = was.length - pieceLength + 1;
  const step = Math.max(1, Math.floor(count / mostPieces));
  let asked = 0;
  let there = 0;
  for (let at = 0; at < count; at += step) {
    asked += 1;
    if (known.has(was.slice(at, at + pieceLength))) there += 1;
  }
  return there / asked;
}

/**
 * Asked to log in: by the status, by where it led, or by a page that shows a password field and little else.
 */
function isLoginWall(kept: KeptContent, seen: SeenPage): boolean {
  if (seen.status === 401 || seen.status === 403 || seen.status === 407) return true;
  const hasMoved = URL.parse(seen.url)?.pathname !== URL.parse(kept.url)?.pathname;
  if (hasMoved && loginPath.test(seen.url)) return true;
  return seen.hasPasswordField || loginWords.test(seen.text);
}

/**
 * Judges what became of kept content by what its address shows now. Words that are all there outrank every
 * sign of the contrary; `removed` is a proposal that a person confirms. Pure.
 */
export function comparePage(kept: KeptContent, seen: SeenPage): PageComparison {
  const { status } = seen;
  const likeness = likenessOf(kept.text, seen.text);
  const share = likeness === undefined ? {} : { likeness };
  if (likeness !== undefined && likeness >= sameFrom) return { outcome: 'up', ...share };
  if (status === 404 || status === 410 || status === 451) return { outcome: 'removed', ...share };
  if (status !== undefined && (status >= 500 || status === 429)) return { outcome: 'unknown' };
  if (likeness === undefined) {
    if (goneWords.test(seen.text)) return { outcome: 'removed' };
    return { outcome: isLoginWall(kept, seen) ? 'login-wall' : 'unknown' };
  }
  if (likeness >= goneBelow) return { outcome: 'changed', ...share };
  if (isLoginWall(kept, seen)) return { outcome: 'login-wall', ...share };
  if (goneWords.test(seen.text)) return { outcome: 'removed', ...share };
  return { outcome: seen.text.trim() === '' ? 'unknown' : 'changed', ...share };
}

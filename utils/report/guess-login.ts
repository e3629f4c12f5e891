import { anyOf } from '../pattern.ts';

/** The ways out of an account, as pages write them into addresses, names and labels. */
const waysOut = anyOf(
  [
    String.raw`<(?:a|button|form|input)\b[^>]*["'/\s_-](?:log|sign)[-_ ]?(?:out|off)\b|>\s*(?:log`,
    String.raw`sign) ?out\s*<|退出登[录錄]|登出`,
  ],
  'iu',
);
const waysIn = anyOf(
  [
    String.raw`<input\b[^>]*type=["']?password|<(?:a|button|form)\b[^>]*["'/\s_-](?:log`,
    String.raw`sign)[-_ ]?in\b|>\s*(?:log|sign) ?in\s*<`,
  ],
  'iu',
);

/**
 * Whether a frozen document looks as if somebody was logged in: it offers a way out of an account, or only a
 * way in. A guess from what was shown; cookies are never read.
 */
export function guessLogin(html: string): 'yes' | 'no' | 'unknown' {
  if (waysOut.test(html)) return 'yes';
  return waysIn.test(html) ? 'no' : 'unknown';
}

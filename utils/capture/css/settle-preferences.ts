import type { Replace } from '../../css/css-edits.ts';
import { CssTokens, kind } from '../../css/css-tokens.ts';
import type { TokenRange } from '../../css/walk-css.ts';
import { anyOf } from '../../pattern.ts';

/** Whether a feature of the reporter's browser holds, as `matchMedia` tells. */
export type IsTrue = (feature: string) => boolean;

/** What depends on the reporter's browser rather than on the page. */
const reporterFeature = anyOf([
  '^(?:prefers-[a-z-]+|forced-colors|inverted-colors|scripting|display-mode',
  '(?:any-)?(?:hover|pointer)|dynamic-range|color-gamut)$',
]);

/** Settles, in the media queries of a range, what depends on the reporter's browser, as it was when seen. */
export function settleFeatures(
  tokens: CssTokens,
  { from, to }: TokenRange,
  isTrue: IsTrue,
  replace: Replace,
): void {
  for (let at = from; at < to; at++) {
    if (tokens.kindAt(at) !== kind.openRound) continue;
    const close = featureEnd(tokens, at);
    if (close < 0) continue;
    const end = tokens.endOf(close);
    const feature = tokens.text.slice(tokens.startOf(at), end);
    replace(tokens.startOf(at), end, isTrue(feature) ? '(min-width:0px)' : '(max-width:-1px)');
    at = close;
  }
}

/** The bracket that closes a feature of the reporter's, with or without a value; -1 for anything else. */
function featureEnd(tokens: CssTokens, open: number): number {
  const name = tokens.skipSpace(open + 1);
  const isFeature =
    tokens.kindAt(name) === kind.ident && reporterFeature.test(tokens.lowerNameAt(name));
  if (!isFeature) return -1;
  let next = tokens.skipSpace(name + 1);
  if (tokens.kindAt(next) === kind.colon) {
    const value = tokens.skipSpace(next + 1);
    if (tokens.kindAt(value) !== kind.ident) return -1;
    next = tokens.skipSpace(value + 1);
  }
  return tokens.kindAt(next) === kind.closeRound ? next : -1;
}

/** The same for the text of a list of media queries. */
export function settleMedia(query: string, isTrue: IsTrue): string {
  if (!query.includes('(')) return query;
  const tokens = new CssTokens(query);
  let settled = '';
  let from = 0;
  settleFeatures(tokens, { from: 0, to: tokens.count }, isTrue, (start, end, part) => {
    settled += query.slice(from, start) + String(part);
    from = end;
  });
  return settled + query.slice(from);
}

/**
 * Of two schemes that a page offers, the one that the reporter's browser chose; undefined if it offers no
 * two.
 */
export function settledScheme(
  tokens: CssTokens,
  { from, to }: TokenRange,
  isTrue: IsTrue,
): 'light' | 'dark' | undefined {
  const offered = new Set<string>();
  for (let at = from; at < to; at++) {
    if (tokens.kindAt(at) === kind.ident) offered.add(tokens.lowerNameAt(at));
  }
  if (!offered.has('light') || !offered.has('dark')) return undefined;
  return isTrue('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

/** The same for the text of a list of schemes. */
export function settleScheme(list: string, isTrue: IsTrue): string {
  const tokens = new CssTokens(list);
  return settledScheme(tokens, { from: 0, to: tokens.count }, isTrue) ?? list;
}

import { CssTokens, kind } from '../../css/css-tokens.ts';
import { replaceUrls, stringValue } from '../../css/css-urls.ts';
import { type RuleRange, splitRules } from './split-rules.ts';

export interface WrittenImport {
  readonly url: string;
  /** The conditions and the layer it is given, as what stands before blocks around it. */
  readonly wrappers: readonly string[];
}

/**
 * A sheet's text in order, with what it imports apart; an `@import` after other rules is none (CSS Cascade
 * §2).
 */
export function splitImports(text: string): (string | WrittenImport)[] {
  if (!/@import|\\/i.test(text)) return [text];
  const tokens = new CssTokens(text);
  const pieces: (string | WrittenImport)[] = [];
  let written = 0;
  for (const rule of splitRules(tokens)) {
    const isAtRule = tokens.kindAt(rule.from) === kind.atKeyword && rule.block === undefined;
    const name = isAtRule ? tokens.lowerNameAt(rule.from) : '';
    if (name === 'layer' || name === 'charset') continue;
    if (name !== 'import') break;
    pieces.push(text.slice(written, tokens.startOf(rule.from)));
    const found = readImport(tokens, rule);
    if (found !== undefined) pieces.push(found);
    written = tokens.startOf(rule.to);
  }
  return [...pieces, text.slice(written)].filter((piece) => piece !== '');
}

function readImport(tokens: CssTokens, rule: RuleRange): WrittenImport | undefined {
  const end = tokens.kindAt(rule.to - 1) === kind.semicolon ? rule.to - 1 : rule.to;
  let at = tokens.skipSpace(rule.from + 1);
  let url: string | undefined;
  if (tokens.kindAt(at) === kind.string) url = stringValue(tokens.raw(at++));
  else {
    const to = tokens.kindAt(at) === kind.function ? tokens.closeOf(at) + 1 : at + 1;
    const take = (found: string): undefined => {
      url = found;
    };
    replaceUrls(tokens, { from: at, to }, take, () => undefined);
    at = to;
  }
  if (!url) return undefined;
  const wrappers: string[] = [];
  const inside = (from: number): string =>
    tokens.text.slice(tokens.endOf(from), tokens.startOf(tokens.closeOf(from)));
  at = tokens.skipSpace(at);
  const isNamed = tokens.kindAt(at) === kind.function;
  if ((isNamed || tokens.kindAt(at) === kind.ident) && tokens.lowerNameAt(at) === 'layer') {
    wrappers.push(isNamed ? `@layer ${inside(at)}` : '@layer');
    at = tokens.skipSpace(isNamed ? tokens.closeOf(at) + 1 : at + 1);
  }
  if (tokens.kindAt(at) === kind.function && tokens.lowerNameAt(at) === 'supports') {
    wrappers.unshift(`@supports (${inside(at)})`);
    at = tokens.skipSpace(tokens.closeOf(at) + 1);
  }
  const media = tokens.text.slice(tokens.startOf(at), tokens.startOf(end)).trim();
  if (media !== '') wrappers.unshift(`@media ${media}`);
  return { url, wrappers };
}

import { type CssTokens, kind } from '../../css/css-tokens.ts';

/** Token indices: the first, the brace that opens the block if there is one, and the one after the last. */
export interface RuleRange {
  readonly from: number;
  readonly block: number | undefined;
  readonly to: number;
}

/** The rules of a sheet, or of the block of a conditional rule, one after another. */
export function* splitRules(tokens: CssTokens): Generator<RuleRange> {
  let at = 0;
  while (at < tokens.count) {
    const type = tokens.kindAt(at);
    const isBetween =
      type === kind.whiteSpace ||
      type === kind.comment ||
      type === kind.semicolon ||
      type === kind.cdo ||
      type === kind.cdc;
    if (isBetween) {
      at++;
      continue;
    }
    const isAtRule = type === kind.atKeyword;
    let end = at;
    while (end < tokens.count && tokens.kindAt(end) !== kind.openCurly) {
      if (isAtRule && tokens.kindAt(end) === kind.semicolon) break;
      end = isBracket(tokens.kindAt(end)) ? tokens.closeOf(end) + 1 : end + 1;
    }
    const hasBlock = tokens.kindAt(end) === kind.openCurly;
    const to = Math.min(tokens.count, (hasBlock ? tokens.closeOf(end) : end) + 1);
    yield { from: at, block: hasBlock ? end : undefined, to };
    at = to;
  }
}

function isBracket(type: number): boolean {
  return type === kind.openRound || type === kind.openSquare || type === kind.function;
}

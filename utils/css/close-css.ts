import { type CssTokens, closerOf, kind } from './css-tokens.ts';

const characters = new Map<number, string>([
  [kind.closeRound, ')'],
  [kind.closeSquare, ']'],
  [kind.closeCurly, '}'],
]);

/**
 * What closes all that an author's text leaves open at its end, so that more can stand behind it. What begins
 * at the offset `until` or later has been replaced by something whole.
 */
export function closingOf(tokens: CssTokens, until = tokens.text.length): string {
  const closers: number[] = [];
  for (let at = 0; at < tokens.count && tokens.startOf(at) < until; at++) {
    const type = tokens.kindAt(at);
    const closer = closerOf(type);
    if (closer !== 0) closers.push(closer);
    else if (type === closers.at(-1)) closers.pop();
  }
  const last = tokens.count - 1;
  let text = tokens.startOf(last) < until ? closingOfToken(tokens, last) : '';
  for (const closer of closers.reverse()) text += characters.get(closer) ?? '';
  return text;
}

function closingOfToken(tokens: CssTokens, at: number): string {
  const raw = tokens.raw(at);
  const newline = /(?<!\\)(?:\\\\)*\\$/.test(raw) ? '\n' : '';
  switch (tokens.kindAt(at)) {
    case kind.comment:
      return raw.endsWith('*/') && raw.length > 3 ? '' : '*/';
    case kind.string:
      return isClosedString(raw) ? '' : newline + raw.charAt(0);
    case kind.url:
    case kind.badUrl:
      return raw.endsWith(')') ? '' : `${newline})`;
    default:
      return newline;
  }
}

/** Whether a string token ends with its quote, and not with an escaped one. */
export function isClosedString(raw: string): boolean {
  return raw.length > 1 && raw.endsWith(raw.charAt(0)) && !/(?<!\\)(?:\\\\)*\\.$/s.test(raw);
}

import { type CssTokens, kind } from '../../css/css-tokens.ts';

/** What an attribute selector asks for: `[*|href^="x" i]` asks for `href`. */
export interface AskedAttribute {
  /** Without its namespace, as the sheet writes it. */
  readonly name: string;
  /** All of it, with its brackets. */
  readonly selector: string;
}

/**
 * Reads the attribute selector that opens at this token. Undefined where it names a namespace by a prefix
 * that the sheet declares, and where it is none.
 */
export function readAttributeSelector(tokens: CssTokens, open: number): AskedAttribute | undefined {
  let at = tokens.skipSpace(open + 1);
  if (tokens.isDelim(at, '*') && tokens.isDelim(at + 1, '|')) at += 2;
  else if (tokens.isDelim(at, '|')) at += 1;
  if (tokens.kindAt(at) !== kind.ident) return undefined;
  // `[lang|="en"]` asks for a value, `[svg|href]` for a namespace.
  if (tokens.isDelim(at + 1, '|') && tokens.kindAt(at + 2) === kind.ident) return undefined;
  const end = tokens.endOf(tokens.closeOf(open));
  return { name: tokens.nameAt(at), selector: tokens.text.slice(tokens.startOf(open), end) };
}

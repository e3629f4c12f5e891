import { closingOf } from './close-css.ts';
import { CssEdits } from './css-edits.ts';
import { CssTokens, kind } from './css-tokens.ts';
import { replaceUrls } from './css-urls.ts';
import { type CssVisitor, walkCss } from './walk-css.ts';

/**
 * A sheet with its URLs replaced; what it imports is dropped, and it cannot leave the element that holds it.
 */
export function rewriteUrls<Ref = never>(
  text: string,
  writeUrl: (url: string, inFontFace: boolean) => string | Ref | undefined,
): (string | Ref)[] {
  const tokens = new CssTokens(text);
  const edits = new CssEdits<Ref>();
  walkCss(tokens, {
    declaration(_, __, range, within) {
      replaceUrls(tokens, range, (url) => writeUrl(url, within === 'font-face'), edits.replace);
    },
    atRule: dropImport(tokens, edits),
    stray: spoil(tokens, edits),
  });
  keepInside(tokens, edits);
  return edits.apply(text, closingOf(tokens, edits.wholeUntil(text.length))).map(withoutEnd);
}

/** The same for the declarations of one element, which stay in its attribute. */
export function rewriteDeclarationUrls(
  text: string,
  writeUrl: (url: string) => string | undefined,
): string {
  const tokens = new CssTokens(text);
  const edits = new CssEdits();
  const visitor: CssVisitor = {
    declaration: (_, __, range) => replaceUrls(tokens, range, writeUrl, edits.replace),
  };
  walkCss(tokens, visitor, 'style');
  return edits.apply(text, closingOf(tokens, edits.wholeUntil(text.length))).join('');
}

/** Sheets that a sheet imports are written in its place; an `@import` would be asked for. */
export function dropImport<Ref>(
  tokens: CssTokens,
  { replace }: CssEdits<Ref>,
): NonNullable<CssVisitor['atRule']> {
  return (name, at, { to }) => {
    if (name === 'import') replace(tokens.startOf(at), tokens.startOf(to), '');
  };
}

/** What closes nothing would end what the sheet is put into; either way it spoils the rule that follows. */
export function spoil<Ref>(
  tokens: CssTokens,
  { replace }: CssEdits<Ref>,
): NonNullable<CssVisitor['stray']> {
  return (at) => replace(tokens.startOf(at), tokens.endOf(at), '!');
}

/** `</style` would end the element that holds the sheet; it is written so that CSS reads the same. */
export function keepInside<Ref>(tokens: CssTokens, { replace }: CssEdits<Ref>): void {
  if (!styleEnd.test(tokens.text)) return;
  for (let at = 0; at < tokens.count; at++) {
    const type = tokens.kindAt(at);
    if (type === kind.comment && styleEnd.test(tokens.raw(at))) {
      replace(tokens.startOf(at), tokens.endOf(at), '/**/');
    } else if (tokens.isDelim(at, '<') && tokens.isDelim(at + 1, '/')) {
      replace(tokens.endOf(at), tokens.endOf(at), '/**/');
    }
  }
}

const styleEnd = /<\/style/i;

/** The same for what a string or a URL says. */
export function withoutEnd<Ref>(part: string | Ref): string | Ref {
  return typeof part === 'string' ? part.replace(/<(?=\/style)/gi, '\\3c ') : part;
}

import type { FrozenPart } from '../snapshot/frozen.ts';
import { closingOf } from './close-css.ts';
import { CssEdits } from './css-edits.ts';
import { CssTokens, kind } from './css-tokens.ts';
import { replaceUrls } from './css-urls.ts';
import { rewriteSelector, type SelectorChanges } from './rewrite-selector.ts';
import { type IsTrue, settledScheme, settleFeatures } from './settle-preferences.ts';
import { type CssVisitor, type TokenRange, walkCss } from './walk-css.ts';

export interface CssChanges {
  /** What stands for one URL of a declaration. */
  readonly writeUrl: (url: string, inFontFace: boolean) => FrozenPart | undefined;
  readonly isTrue: IsTrue;
  readonly selectors: SelectorChanges;
}

/** A sheet with its URLs replaced, its states held and its media settled. Nothing else of it changes. */
export function rewriteSheet(text: string, changes: CssChanges): FrozenPart[] {
  const tokens = new CssTokens(text);
  const edits = new CssEdits();
  const { replace } = edits;
  const drop = dropImport(tokens, edits);
  const scope = (range: TokenRange): void =>
    rewriteSelector(tokens, range, changes.selectors, replace);
  walkCss(tokens, {
    ...declarationVisitor(tokens, changes, edits),
    selector: scope,
    atRule(name, at, range) {
      drop(name, at, range);
      if (name === 'media') settleFeatures(tokens, range, changes.isTrue, replace);
      else if (name === 'scope') scope(range);
    },
    stray: spoil(tokens, edits),
  });
  keepInside(tokens, edits);
  return edits.apply(text, closingOf(tokens, edits.wholeUntil(text.length))).map(withoutEnd);
}

/** The same for the declarations of one element. */
export function rewriteDeclarations(text: string, changes: CssChanges): FrozenPart[] {
  const tokens = new CssTokens(text);
  const edits = new CssEdits();
  walkCss(tokens, declarationVisitor(tokens, changes, edits), 'style');
  return edits.apply(text, closingOf(tokens, edits.wholeUntil(text.length)));
}

/** The URLs of a sheet alone. */
export function rewriteUrls(text: string, writeUrl: CssChanges['writeUrl']): FrozenPart[] {
  const tokens = new CssTokens(text);
  const edits = new CssEdits();
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

/** The same for one value. */
export function rewriteValue(text: string, changes: CssChanges): FrozenPart[] {
  const tokens = new CssTokens(text);
  const edits = new CssEdits();
  const range = { from: 0, to: tokens.count };
  replaceUrls(tokens, range, (url) => changes.writeUrl(url, false), edits.replace);
  return edits.apply(text);
}

function declarationVisitor(
  tokens: CssTokens,
  { writeUrl, isTrue }: CssChanges,
  { replace }: CssEdits,
): CssVisitor {
  return {
    declaration(name, _, range, within) {
      replaceUrls(tokens, range, (url) => writeUrl(url, within === 'font-face'), replace);
      if (name !== 'color-scheme') return;
      const scheme = settledScheme(tokens, range, isTrue);
      if (scheme === undefined) return;
      const { from, to } = schemeRange(tokens, range);
      replace(tokens.startOf(from), tokens.startOf(to), scheme);
    },
  };
}

/** Sheets that a sheet imports are written in its place; an `@import` would be asked for. */
function dropImport(tokens: CssTokens, { replace }: CssEdits): NonNullable<CssVisitor['atRule']> {
  return (name, at, { to }) => {
    if (name === 'import') replace(tokens.startOf(at), tokens.startOf(to), '');
  };
}

/** What closes nothing would end what the sheet is put into; either way it spoils the rule that follows. */
function spoil(tokens: CssTokens, { replace }: CssEdits): NonNullable<CssVisitor['stray']> {
  return (at) => replace(tokens.startOf(at), tokens.endOf(at), '!');
}

/** The URLs of a value; undefined where one of them may not be there. */
export function valueWithUrls(
  text: string,
  write: (url: string) => string | undefined,
): string | undefined {
  const tokens = new CssTokens(text);
  const edits = new CssEdits();
  let isAllowed = true;
  const range = { from: 0, to: tokens.count };
  const writeUrl = (url: string): string => {
    const written = write(url);
    if (written === undefined) isAllowed = false;
    return (written ?? '').replace(
      /["\\\n]/g,
      (character) => `\\${character.codePointAt(0)?.toString(16)} `,
    );
  };
  replaceUrls(tokens, range, writeUrl, edits.replace);
  return isAllowed ? edits.apply(text).join('') : undefined;
}

/** The value without the white space before it and without its `!important`. */
function schemeRange(tokens: CssTokens, range: TokenRange): TokenRange {
  let to = range.to;
  for (let at = range.from; at < range.to; at++) if (tokens.isDelim(at, '!')) to = at;
  while (to > range.from && tokens.kindAt(to - 1) === kind.whiteSpace) to--;
  return { from: tokens.skipSpace(range.from), to };
}

/** `</style` would end the element that holds the sheet; it is written so that CSS reads the same. */
function keepInside(tokens: CssTokens, { replace }: CssEdits): void {
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
function withoutEnd(part: FrozenPart): FrozenPart {
  return typeof part === 'string' ? part.replace(/<(?=\/style)/gi, '\\3c ') : part;
}

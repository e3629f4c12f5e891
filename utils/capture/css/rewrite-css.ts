import { closingOf } from '../../css/close-css.ts';
import { CssEdits } from '../../css/css-edits.ts';
import { CssTokens, kind } from '../../css/css-tokens.ts';
import { replaceUrls } from '../../css/css-urls.ts';
import { dropImport, keepInside, spoil, withoutEnd } from '../../css/rewrite-urls.ts';
import { type CssVisitor, type TokenRange, walkCss } from '../../css/walk-css.ts';
import type { FrozenPart, Reference } from '../snapshot/frozen.ts';
import { rewriteSelector, type SelectorChanges } from './rewrite-selector.ts';
import { type IsTrue, settledScheme, settleFeatures } from './settle-preferences.ts';

export interface CssChanges {
  /** What stands for one URL of a declaration. */
  readonly writeUrl: (url: string, inFontFace: boolean) => FrozenPart | undefined;
  readonly isTrue: IsTrue;
  readonly selectors: SelectorChanges;
  /** Told of each picture that a script of the page draws, `paint(name)`: no snapshot has it. */
  readonly drawn: (name: string) => void;
}

/** A sheet with its URLs replaced, its states held and its media settled. Nothing else of it changes. */
export function rewriteSheet(text: string, changes: CssChanges): FrozenPart[] {
  const tokens = new CssTokens(text);
  const edits = new CssEdits<Reference>();
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
  const edits = new CssEdits<Reference>();
  walkCss(tokens, declarationVisitor(tokens, changes, edits), 'style');
  return edits.apply(text, closingOf(tokens, edits.wholeUntil(text.length)));
}

/** The same for one value. */
export function rewriteValue(text: string, changes: CssChanges): FrozenPart[] {
  const tokens = new CssTokens(text);
  const edits = new CssEdits<Reference>();
  const range = { from: 0, to: tokens.count };
  replaceUrls(tokens, range, (url) => changes.writeUrl(url, false), edits.replace);
  return edits.apply(text);
}

function declarationVisitor(
  tokens: CssTokens,
  { writeUrl, isTrue, drawn }: CssChanges,
  { replace }: CssEdits<Reference>,
): CssVisitor {
  const mayDraw = drawing.test(tokens.text);
  return {
    declaration(name, _, range, within) {
      replaceUrls(tokens, range, (url) => writeUrl(url, within === 'font-face'), replace);
      if (mayDraw) findDrawn(tokens, range, drawn);
      if (name !== 'color-scheme') return;
      const scheme = settledScheme(tokens, range, isTrue);
      if (scheme === undefined) return;
      const { from, to } = schemeRange(tokens, range);
      replace(tokens.startOf(from), tokens.startOf(to), scheme);
    },
  };
}

const drawing = /paint\(/i;

function findDrawn(tokens: CssTokens, { from, to }: TokenRange, drawn: CssChanges['drawn']): void {
  for (let at = from; at < to; at++) {
    if (tokens.kindAt(at) !== kind.function || tokens.lowerNameAt(at) !== 'paint') continue;
    drawn(tokens.raw(tokens.skipSpace(at + 1)));
  }
}

/** The URLs of a value; undefined where one of them may not be there. */
export function valueWithUrls(
  text: string,
  write: (url: string) => string | undefined,
): string | undefined {
  const tokens = new CssTokens(text);
  const edits = new CssEdits<Reference>();
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

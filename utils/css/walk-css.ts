import { type CssTokens, closerOf, kind } from './css-tokens.ts';

/** Token indices: `from` is the first, `to` the one after the last. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** Told of each part of style text in order. */
export interface CssVisitor {
  /** What stands before the block of a style rule. */
  selector?(range: TokenRange): void;
  /** `at` is the keyword; the range is what stands after it, before its block or its semicolon. */
  atRule?(name: string, at: number, range: TokenRange): void;
  /**
   * The range is the value with its `!important`; `within` is the at-rule whose descriptors these are, if
   * any.
   */
  declaration?(name: string, at: number, range: TokenRange, within: string): void;
  /** A closing brace that nothing opened. */
  stray?(at: number): void;
}

/** What may stand in a block. */
interface Block {
  readonly holds: 'rules' | 'style' | 'frames' | 'descriptors';
  readonly within: string;
}

/** At-rules that hold what may stand around them. */
const groups = new Set([
  'media',
  'supports',
  'container',
  'layer',
  'scope',
  'starting-style',
  'document',
  '-moz-document',
]);
const frames = /^(?:-[a-z]+-)?keyframes$/;

/**
 * Walks a whole sheet, or the declarations of a `style` attribute, as CSS Syntax §5 reads them. Iterative.
 */
export function walkCss(
  tokens: CssTokens,
  visitor: CssVisitor,
  holds: 'rules' | 'style' = 'rules',
): void {
  const stack: Block[] = [{ holds, within: '' }];
  let at = 0;
  while (at < tokens.count) {
    const block = stack.at(-1);
    if (block === undefined) return;
    const type = tokens.kindAt(at);
    if (isBetween(type)) at++;
    else if (type === kind.closeCurly) {
      if (stack.length > 1) stack.pop();
      else visitor.stray?.(at);
      at++;
    } else at = walkItem(tokens, at, block, stack, visitor);
  }
}

function isBetween(type: number): boolean {
  return (
    type === kind.whiteSpace ||
    type === kind.comment ||
    type === kind.semicolon ||
    type === kind.cdo ||
    type === kind.cdc
  );
}

/** Reads one rule up to its block, or one declaration; returns where to go on. */
function walkItem(
  tokens: CssTokens,
  at: number,
  block: Block,
  stack: Block[],
  visitor: CssVisitor,
): number {
  const isNested = stack.length > 1;
  if (tokens.kindAt(at) === kind.atKeyword) {
    const name = tokens.lowerNameAt(at);
    const to = findEnd(tokens, at + 1, { semicolon: true, curly: true, close: isNested });
    visitor.atRule?.(name, at, { from: at + 1, to });
    if (tokens.kindAt(to) !== kind.openCurly) return to;
    stack.push(blockOf(name, block));
    return to + 1;
  }
  const isRules = block.holds === 'rules' || block.holds === 'frames';
  const value = isRules ? -1 : valueAfter(tokens, at);
  if (value >= 0 && tokens.text.startsWith('--', tokens.startOf(at))) {
    const to = findEnd(tokens, value, { semicolon: true, curly: false, close: isNested });
    visitor.declaration?.(tokens.nameAt(at), at, { from: value, to }, block.within);
    return to;
  }
  const to = findEnd(tokens, at, { semicolon: !isRules, curly: true, close: isNested });
  if (tokens.kindAt(to) === kind.openCurly) {
    const isStyle = block.holds === 'rules' || block.holds === 'style';
    if (isStyle) visitor.selector?.({ from: at, to });
    stack.push({ holds: isStyle ? 'style' : 'descriptors', within: block.within });
    return to + 1;
  }
  if (value >= 0) {
    visitor.declaration?.(tokens.lowerNameAt(at), at, { from: value, to }, block.within);
  }
  return to;
}

function blockOf(name: string, around: Block): Block {
  if (name === 'scope') return { holds: 'style', within: '' };
  if (groups.has(name)) return around;
  return { holds: frames.test(name) ? 'frames' : 'descriptors', within: name };
}

/** Where the value of a declaration begins that this name would start; -1 if it starts none. */
function valueAfter(tokens: CssTokens, at: number): number {
  if (tokens.kindAt(at) !== kind.ident) return -1;
  const colon = tokens.skipSpace(at + 1);
  return tokens.kindAt(colon) === kind.colon ? colon + 1 : -1;
}

interface Ends {
  readonly semicolon: boolean;
  readonly curly: boolean;
  /** A brace that closes the block around. */
  readonly close: boolean;
}

/** The first token outside of all brackets that ends what begins here. */
function findEnd(tokens: CssTokens, from: number, ends: Ends): number {
  const closers: number[] = [];
  for (let at = from; at < tokens.count; at++) {
    const type = tokens.kindAt(at);
    if (closers.length === 0) {
      if (type === kind.semicolon && ends.semicolon) return at;
      if (type === kind.openCurly && ends.curly) return at;
      if (type === kind.closeCurly && ends.close) return at;
    }
    const closer = closerOf(type);
    if (closer !== 0) closers.push(closer);
    else if (type === closers.at(-1)) closers.pop();
  }
  return tokens.count;
}

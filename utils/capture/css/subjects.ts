import { CssEdits } from '../../css/css-edits.ts';
import { CssTokens, kind } from '../../css/css-tokens.ts';
import type { TokenRange } from '../../css/walk-css.ts';

/** What one selector of a list ends in. */
export interface SelectorSubject {
  /** The whole selector as it is written. */
  readonly text: string;
  /** How a tree is asked for the elements: the selector without its pseudo-element. */
  readonly query: string;
  /** `::before` and the like; empty for the element itself. */
  readonly pseudo: string;
  readonly kind: 'element' | 'host' | 'slotted' | 'part';
  /** Of `::slotted()` and `::part()`. */
  readonly argument: string;
}

interface Place extends SelectorSubject {
  /** Where a condition on the subject goes: an offset, and what stands around it there. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** What each selector of a list selects. */
export function subjectsOf(selector: string): SelectorSubject[] {
  return placesOf(new CssTokens(selector));
}

/** The same list for those elements alone that have a mark, of the same specificity. */
export function selectMarked(selector: string, attribute: string, mark: string): string {
  const edits = new CssEdits();
  for (const { at, before, after } of placesOf(new CssTokens(selector))) {
    edits.replace(at, at, `${before}:where([${attribute}~="${mark}"])${after}`);
  }
  return edits.apply(selector).join('');
}

/** A nested selector as one that stands alone. */
export function unnest(selector: string, parent: string): string {
  const tokens = new CssTokens(selector);
  const edits = new CssEdits();
  for (let at = 0; at < tokens.count; at++) {
    const isParent = tokens.isDelim(at, '&');
    if (isParent) edits.replace(tokens.startOf(at), tokens.endOf(at), `:is(${parent})`);
  }
  return edits.apply(selector).join('');
}

function placesOf(tokens: CssTokens): Place[] {
  const places: Place[] = [];
  let from = 0;
  for (let at = 0; at <= tokens.count; at = next(tokens, at)) {
    if (at < tokens.count && tokens.kindAt(at) !== kind.comma) continue;
    places.push(placeIn(tokens, { from, to: at }));
    from = at + 1;
  }
  return places;
}

/** The token after this one, or after the brackets that it opens. */
function next(tokens: CssTokens, at: number): number {
  const type = tokens.kindAt(at);
  const opens = type === kind.function || type === kind.openRound || type === kind.openSquare;
  return opens ? tokens.closeOf(at) + 1 : at + 1;
}

const legacyElements = new Set(['before', 'after', 'first-line', 'first-letter']);

function placeIn(tokens: CssTokens, range: TokenRange): Place {
  const { from } = range;
  let { to } = range;
  while (to > from && tokens.kindAt(to - 1) === kind.whiteSpace) to--;
  const text = (first: number, end: number): string =>
    tokens.text.slice(tokens.startOf(first), tokens.startOf(end));
  const named = { text: text(from, to).trim() };
  let host = -1;
  for (let at = from; at < to; at = next(tokens, at)) {
    if (tokens.kindAt(at) === kind.whiteSpace) host = -1;
    if (tokens.kindAt(at) !== kind.colon) continue;
    const isDouble = tokens.kindAt(at + 1) === kind.colon;
    const name = tokens.lowerNameAt(isDouble ? at + 2 : at + 1);
    if (!isDouble && (name === 'host' || name === 'host-context')) host = at + 1;
    if (!isDouble && !legacyElements.has(name)) continue;
    const query = text(from, at).trim() || '*';
    const place = { ...named, query, at: tokens.startOf(at), before: '', after: '' };
    const inside = isDouble ? at + 2 : -1;
    if (tokens.kindAt(inside) !== kind.function) {
      return { ...place, pseudo: text(at, to), kind: 'element', argument: '' };
    }
    const close = tokens.closeOf(inside);
    const argument = text(inside + 1, close);
    if (name === 'slotted') {
      return { ...place, at: tokens.startOf(close), pseudo: '', kind: 'slotted', argument };
    }
    if (name === 'part') return { ...place, pseudo: '', kind: 'part', argument };
    return { ...place, pseudo: text(at, to), kind: 'element', argument: '' };
  }
  const whole = { ...named, query: named.text || '*', pseudo: '', argument: '' };
  if (host < 0) return { ...whole, kind: 'element', at: tokens.startOf(to), before: '', after: '' };
  if (tokens.lowerNameAt(host) === 'host-context') {
    const at = tokens.endOf(tokens.closeOf(host));
    return { ...whole, kind: 'host', at, before: ':where(:host(', after: '))' };
  }
  const isFunction = tokens.kindAt(host) === kind.function;
  const at = isFunction ? tokens.startOf(tokens.closeOf(host)) : tokens.endOf(host);
  const brackets = isFunction ? { before: '', after: '' } : { before: '(', after: ')' };
  return { ...whole, kind: 'host', at, ...brackets };
}

import { utf8 } from '../bytes.ts';
import type { RedactionReason } from '../redactions.ts';

/** Words to be taken out wherever they occur: a name, a handle, an address. */
export interface RedactionTerm {
  readonly text: string;
  readonly reason: RedactionReason;
}

export interface TermMatch {
  readonly start: number;
  readonly end: number;
  readonly reason: RedactionReason;
}

/** Where terms occur in a text; matches never overlap. */
export type TermMatcher = (text: string) => TermMatch[];

/** Shorter Latin terms count only as whole words: `al` is not in `also`. */
const shortTermLength = 3;

/**
 * Finds terms in any case, and in the spellings that pages give them: composed or not, percent-encoded,
 * JSON- or HTML-escaped, and with blanks written as in URLs and handles.
 */
export function createTermMatcher(terms: readonly RedactionTerm[]): TermMatcher {
  return matcherOf(terms, (form) => form);
}

/** The same over bytes read as Latin-1, for what is not text: metadata of pictures and fonts. */
export function createByteMatcher(terms: readonly RedactionTerm[]): TermMatcher {
  return matcherOf(terms, (form) => String.fromCharCode(...utf8(form)));
}

function matcherOf(terms: readonly RedactionTerm[], encode: (form: string) => string): TermMatcher {
  const patterns = terms
    .filter((term) => term.text.trim() !== '')
    .map(({ text, reason }) => ({ pattern: termPattern(text.trim(), encode), reason }));
  return (text) => {
    const found = patterns.flatMap(({ pattern, reason }) =>
      [...text.matchAll(pattern)].map((match): TermMatch => {
        return { start: match.index, end: match.index + match[0].length, reason };
      }),
    );
    return mergeMatches(found);
  };
}

function termPattern(term: string, encode: (form: string) => string): RegExp {
  const alternatives = [...spellings(term)]
    .map(encode)
    .sort((a, b) => b.length - a.length)
    .map((form) => RegExp.escape(form));
  const any = `(?:${alternatives.join('|')})`;
  const isShort = /^[\x20-\x7e]*$/.test(term) && term.length <= shortTermLength;
  return new RegExp(isShort ? `(?<![\\p{L}\\p{N}])${any}(?![\\p{L}\\p{N}])` : any, 'giu');
}

function spellings(term: string): Set<string> {
  const forms = new Set<string>();
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
    const normal = term.normalize(form);
    for (const joint of [' ', '\u00a0', '', '-', '_', '.', '+', '%20']) {
      const joined = normal.replace(/\s+/gu, joint);
      forms.add(joined);
      forms.add(encodeURI(joined.toWellFormed()));
      forms.add(encodeURIComponent(joined.toWellFormed()));
      forms.add(joined.replace(/[^\x20-\x7e]/g, (unit) => `\\u${hex(unit)}`));
      forms.add(joined.replace(/[^\x20-\x7e]/gu, (point) => `&#x${hexPoint(point)};`));
      forms.add(joined.replace(/[^\x20-\x7e]/gu, (point) => `&#${point.codePointAt(0)};`));
    }
  }
  return forms;
}

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}

function hexPoint(point: string): string {
  return (point.codePointAt(0) ?? 0).toString(16);
}

/** In order, without overlap. */
export function mergeMatches(found: TermMatch[]): TermMatch[] {
  const merged: TermMatch[] = [];
  for (const match of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || match.start >= last.end) merged.push(match);
    else if (match.end > last.end) merged[merged.length - 1] = { ...last, end: match.end };
  }
  return merged;
}

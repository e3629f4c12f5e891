import type { ShownText } from './shown-text.ts';

/** The parts of a text directive (WICG scroll-to-text-fragment §3.3): `prefix-,start,end,-suffix`. */
export interface TextDirective {
  readonly prefix?: string;
  readonly start: string;
  readonly end?: string;
  readonly suffix?: string;
}

const longestExact = 300;
const contextSteps = [0, 1, 2, 3, 5, 8, 13, 21];
const edgeSteps = [4, 8, 16];
const wordWindow = 600;

/**
 * The shortest directive that leads to the span and nowhere else. A quote inside one block is given whole; a
 * longer one by its first and last words. All edges fall on word boundaries, as the browser's matching
 * demands (in Chinese and Japanese too). Undefined for a blank span.
 */
export function buildTextDirective(shown: ShownText, language?: string): TextDirective | undefined {
  if (shown.start >= shown.end) return undefined;
  const words = new Words(shown.text, language);
  const start = words.wordStart(shown.start);
  const end = words.wordEnd(shown.end);
  const quote = shown.text.slice(start, end);
  const folded = fold(shown.text);
  let best: TextDirective | undefined;
  for (const edge of quote.length <= longestExact && !quote.includes('\n') ? [0] : edgeSteps) {
    const ends = edge === 0 ? { start: quote } : words.edges(start, end, edge);
    for (const count of contextSteps) {
      best = { ...ends, ...words.context(start, end, count) };
      if (isUnique(folded, best)) return best;
    }
  }
  return best;
}

/** The URL with the directive after `:~:text=`; a fragment that the page has stays before it. */
export function fragmentUrl(pageUrl: string, directive: TextDirective): string {
  const terms = [
    ...(directive.prefix === undefined ? [] : [`${encodeTerm(directive.prefix)}-`]),
    encodeTerm(directive.start),
    ...(directive.end === undefined ? [] : [encodeTerm(directive.end)]),
    ...(directive.suffix === undefined ? [] : [`-${encodeTerm(directive.suffix)}`]),
  ];
  const base = pageUrl.split(':~:', 1)[0] ?? pageUrl;
  return `${base}${base.includes('#') ? '' : '#'}:~:text=${terms.join(',')}`;
}

/** `-`, `,` and `&` part the terms and must be encoded inside them. */
function encodeTerm(term: string): string {
  return encodeURIComponent(term.toWellFormed()).replaceAll('-', '%2D');
}

/** Matching ignores case; where folding would move offsets, the text stays as it is. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function isUnique(text: string, directive: TextDirective): boolean {
  const start = fold(directive.start);
  let count = 0;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    if (leadsFrom(text, at, directive) && ++count > 1) return false;
  }
  return count === 1;
}

function leadsFrom(text: string, at: number, directive: TextDirective): boolean {
  const { prefix, start, end, suffix } = directive;
  if (prefix !== undefined && !text.slice(0, at).trimEnd().endsWith(fold(prefix))) return false;
  const afterStart = at + start.length;
  if (end === undefined) return suffix === undefined || followsWith(text, afterStart, suffix);
  const wanted = fold(end);
  for (let to = text.indexOf(wanted, afterStart); to >= 0; to = text.indexOf(wanted, to + 1)) {
    if (suffix === undefined || followsWith(text, to + wanted.length, suffix)) return true;
  }
  return false;
}

function followsWith(text: string, at: number, suffix: string): boolean {
  const from = /\s/.test(text[at] ?? '') ? at + 1 : at;
  return text.startsWith(fold(suffix), from);
}

/** Word boundaries of a text, found near a place only: whole pages would take too long to segment. */
class Words {
  readonly #text: string;
  readonly #segmenter: Intl.Segmenter;

  constructor(text: string, language: string | undefined) {
    this.#text = text;
    this.#segmenter = segmenterFor(language);
  }

  wordStart(at: number): number {
    return this.#wordAround(at)?.start ?? at;
  }

  wordEnd(at: number): number {
    return this.#wordAround(at - 1)?.end ?? at;
  }

  edges(start: number, end: number, count: number): Pick<TextDirective, 'start' | 'end'> {
    return {
      start: this.#wordsAfter(start, end, count),
      end: this.#wordsBefore(end, start, count),
    };
  }

  context(start: number, end: number, count: number): Pick<TextDirective, 'prefix' | 'suffix'> {
    if (count === 0) return {};
    const prefix = this.#wordsBefore(start, 0, count);
    const suffix = this.#wordsAfter(end, this.#text.length, count);
    return { ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) };
  }

  #wordAround(at: number): { start: number; end: number } | undefined {
    const from = Math.max(this.#text.lastIndexOf('\n', at) + 1, at - wordWindow);
    const word = this.#segments(from, at + wordWindow).find((s) => s.start <= at && at < s.end);
    return word?.isWord === true ? word : undefined;
  }

  #wordsAfter(from: number, limit: number, count: number): string {
    let start = from;
    while (start < limit && /\s/.test(this.#text[start] ?? '')) start++;
    const stop = Math.min(limit, blockEnd(this.#text, start), start + wordWindow);
    const words = this.#segments(start, stop).filter((segment) => segment.isWord);
    const last = words[Math.min(count, words.length) - 1];
    return this.#text.slice(start, last?.end ?? stop).trim();
  }

  #wordsBefore(to: number, limit: number, count: number): string {
    let end = to;
    while (end > limit && /\s/.test(this.#text[end - 1] ?? '')) end--;
    const from = Math.max(limit, this.#text.lastIndexOf('\n', end - 1) + 1, end - wordWindow);
    const words = this.#segments(from, end).filter((segment) => segment.isWord);
    const first = words[Math.max(0, words.length - count)];
    return this.#text.slice(first?.start ?? from, end).trim();
  }

  #segments(from: number, to: number): { start: number; end: number; isWord: boolean }[] {
    const slice = this.#text.slice(from, Math.min(to, blockEnd(this.#text, from)));
    return Array.from(this.#segmenter.segment(slice), ({ index, segment, isWordLike }) => ({
      start: from + index,
      end: from + index + segment.length,
      isWord: isWordLike === true,
    }));
  }
}

function blockEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function segmenterFor(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch (_unknownLanguage) {
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}

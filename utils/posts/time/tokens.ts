import type { Lexicon } from './lexicon.ts';
import type { Meaning } from './meanings.ts';
import type { Phrase } from './phrases.ts';
import { lowerCase } from './plain-text.ts';

/** A piece of a plain text. White space is none, and is seen by the gap between two. */
export interface Token {
  /** Places in the plain text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The figure, or the one in a phrase; NaN where there is none. */
  readonly value: number;
  /** As many figures it is written with. */
  readonly digits: number;
  /** Empty for plain figures, signs and unknown words. */
  readonly meanings: readonly Meaning[];
  readonly kind: 'figure' | 'phrase' | 'sign' | 'word';
}

/** Scripts that leave no space between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}]/u;
const letter = /[\p{L}\p{M}]/u;
/** Before a count in characters, they are part of a longer one: `十二小时前`, `一个半小时前`. */
const hanCount = /[〇零一二三四五六七八九十百千半两兩几幾数數个個]/;

/** Cuts a plain text into figures, what the lexicon knows, unknown words and signs. */
export function tokensOf(plain: string, { phrases }: Lexicon): Token[] {
  const { signs, places, figures } = signsOf(plain);
  const tokens: Token[] = [];
  for (let at = 0; at < signs.length; ) {
    const sign = signs[at] ?? '';
    if (sign === ' ') {
      at++;
      continue;
    }
    const phrase = isInWord(signs, at)
      ? undefined
      : phraseAt(phrases, signs, at, signs[at - 1] === ':' || (figures[at]?.length ?? 0) > 3);
    const isWord = isLetter(sign);
    const length = phrase?.length ?? (isWord ? wordLength(signs, at) : 1);
    const from = places[at] ?? 0;
    const text = plain.slice(from, places[at + length] ?? plain.length).trimEnd();
    const figure = figureIn(figures, at, length);
    tokens.push({
      from,
      to: from + text.length,
      text,
      value: figure === undefined ? Number.NaN : Number(figure),
      digits: figure?.length ?? 0,
      meanings: phrase?.meanings ?? [],
      kind: phrase ? 'phrase' : sign === '#' ? 'figure' : isWord ? 'word' : 'sign',
    });
    at += length;
  }
  return tokens;
}

function figureIn(figures: readonly string[], from: number, length: number): string | undefined {
  for (let at = from; at < from + length; at++) if (figures[at]) return figures[at];
  return undefined;
}

interface Signs {
  /** In lower case; `#` for a run of figures. */
  readonly signs: readonly string[];
  readonly places: readonly number[];
  /** The runs of figures, at their signs. */
  readonly figures: readonly string[];
}

function signsOf(plain: string): Signs {
  const signs: string[] = [];
  const places: number[] = [];
  const figures: string[] = [];
  const lower = lowerCase(plain);
  for (let at = 0; at < lower.length; ) {
    let end = at;
    while (isFigure(lower.charCodeAt(end))) end++;
    places.push(at);
    if (end > at) {
      figures[signs.length] = lower.slice(at, end);
      signs.push('#');
      at = end;
    } else {
      const sign = String.fromCodePoint(lower.codePointAt(at) ?? 0);
      signs.push(sign === '#' ? '\0' : sign);
      at += sign.length;
    }
  }
  return { signs, places, figures };
}

function isFigure(code: number): boolean {
  return code >= 48 && code <= 57;
}

function phraseAt(
  phrases: Lexicon['phrases'],
  signs: readonly string[],
  at: number,
  /** The figure is a year or minutes, and counts nothing: `2026 m.`, `15:04 h`. */
  isOfDate: boolean,
): Phrase | undefined {
  const found = phrases.at(signs, at);
  if (found.length === 0) return undefined;
  if (hanCount.test(signs[at] ?? '') && hanCount.test(signs[at - 1] ?? '')) return undefined;
  return found.find(({ length, meanings }) => {
    const isAge = meanings.every((meaning) => meaning.kind === 'age' && meaning.isShort);
    return !isInWord(signs, at + length) && !(isAge && isOfDate);
  });
}

/** Between two letters of one word. */
function isInWord(signs: readonly string[], at: number): boolean {
  const [before = '', after = ''] = [signs[at - 1], signs[at]];
  if (!isLetter(before) || !isLetter(after)) return false;
  return !isUnspaced(before) && !isUnspaced(after);
}

/** What a sign was found to be: a page has few different ones. */
const letters = new Map<string, boolean>();

function isLetter(sign: string): boolean {
  const code = sign.charCodeAt(0);
  if (code < 128) return code >= 97 && code <= 122;
  const known = letters.get(sign);
  if (known !== undefined) return known;
  const is = letter.test(sign);
  letters.set(sign, is);
  return is;
}

function isUnspaced(sign: string): boolean {
  return sign.charCodeAt(0) >= 0x0e00 && unspaced.test(sign);
}

function wordLength(signs: readonly string[], at: number): number {
  let length = 1;
  while (isInWord(signs, at + length)) length++;
  return length;
}

/** What a token may mean of one kind; undefined where it means nothing of it. */
export function meaningOf<Kind extends Meaning['kind']>(
  token: Token | undefined,
  kind: Kind,
): readonly Extract<Meaning, { kind: Kind }>[] | undefined {
  const found = token?.meanings.filter(
    (meaning): meaning is Extract<Meaning, { kind: Kind }> => meaning.kind === kind,
  );
  return found === undefined || found.length === 0 ? undefined : found;
}

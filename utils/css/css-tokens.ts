import { tokenize } from 'css-tree/tokenizer';

/** The kinds of CSS Syntax §4, by the tokenizer's numbers. */
export const kind = {
  ident: 1,
  function: 2,
  atKeyword: 3,
  hash: 4,
  string: 5,
  badString: 6,
  url: 7,
  badUrl: 8,
  delim: 9,
  whiteSpace: 13,
  cdo: 14,
  cdc: 15,
  colon: 16,
  semicolon: 17,
  comma: 18,
  openSquare: 19,
  closeSquare: 20,
  openRound: 21,
  closeRound: 22,
  openCurly: 23,
  closeCurly: 24,
  comment: 25,
} as const;

/** Style text as its tokens, in order and without gaps. */
export class CssTokens {
  readonly text: string;
  readonly count: number;
  readonly #kinds: number[] = [];
  /** Where each token begins, and at last where the text ends. */
  readonly #starts: number[] = [];

  constructor(text: string) {
    this.text = text;
    tokenize(text, (type: number, start: number) => {
      this.#kinds.push(type);
      this.#starts.push(start);
    });
    this.count = this.#kinds.length;
    this.#starts.push(text.length);
  }

  /** Zero past the end. */
  kindAt(index: number): number {
    return this.#kinds[index] ?? 0;
  }

  startOf(index: number): number {
    return this.#starts[index] ?? this.text.length;
  }

  endOf(index: number): number {
    return this.#starts[index + 1] ?? this.text.length;
  }

  raw(index: number): string {
    return this.text.slice(this.startOf(index), this.endOf(index));
  }

  /** What an identifier, a function or an at-keyword is called, its escapes read. */
  nameAt(index: number): string {
    const type = this.kindAt(index);
    const start = this.startOf(index) + (type === kind.atKeyword ? 1 : 0);
    return unescapeCss(
      this.text.slice(start, this.endOf(index) - (type === kind.function ? 1 : 0)),
    );
  }

  /** The same for names in which case does not matter. */
  lowerNameAt(index: number): string {
    return this.nameAt(index).toLowerCase();
  }

  isDelim(index: number, character: string): boolean {
    return this.kindAt(index) === kind.delim && this.text[this.startOf(index)] === character;
  }

  /** The first token from here on that is neither white space nor a comment. */
  skipSpace(index: number): number {
    let at = index;
    for (let type = this.kindAt(at); type === kind.whiteSpace || type === kind.comment; ) {
      type = this.kindAt(++at);
    }
    return at;
  }

  /** The token that closes the bracket, the block or the function that opens here; `count` if none does. */
  closeOf(index: number): number {
    this.#closes ??= this.#readCloses();
    return this.#closes.get(index) ?? this.count;
  }

  #closes: Map<number, number> | undefined;

  #readCloses(): Map<number, number> {
    const closes = new Map<number, number>();
    const open: { at: number; closer: number }[] = [];
    for (let at = 0; at < this.count; at++) {
      const type = this.kindAt(at);
      const closer = closerOf(type);
      const last = open.at(-1);
      if (closer !== 0) open.push({ at, closer });
      else if (last && type === last.closer) {
        closes.set(last.at, at);
        open.pop();
      }
    }
    return closes;
  }
}

/** What closes what this opens; zero for a token that opens nothing. */
export function closerOf(type: number): number {
  if (type === kind.openRound || type === kind.function) return kind.closeRound;
  if (type === kind.openSquare) return kind.closeSquare;
  return type === kind.openCurly ? kind.closeCurly : 0;
}

/** CSS Syntax §4.3.7: consume an escaped code point. */
export function unescapeCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:([0-9a-f]{1,6})(?:\r\n|[ \t\n\f\r])?|(\r\n|[\s\S]))/gi,
    (_, hex?: string, other?: string) => {
      if (hex === undefined) return /^[\n\r\f]/.test(other ?? '\n') ? '' : (other ?? '');
      const code = Number.parseInt(hex, 16);
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

import { isClosedString } from './close-css.ts';
import type { Replace } from './css-edits.ts';
import { type CssTokens, kind, unescapeCss } from './css-tokens.ts';
import type { TokenRange } from './walk-css.ts';

/** What stands for a URL: a reference to the whole `url(…)`, another URL, or undefined to keep it. */
export type WriteUrl<Ref = never> = (url: string) => string | Ref | undefined;

const imageSet = /^(?:-webkit-)?image-set$/;

/** Replaces the URLs of a value: `url(…)`, `src(…)`, and the bare strings of `image-set(…)`. */
export function replaceUrls<Ref>(
  tokens: CssTokens,
  { from, to }: TokenRange,
  writeUrl: WriteUrl<Ref>,
  replace: Replace<Ref>,
): void {
  const inImageSet: boolean[] = [];
  const write = (first: number, end: number, url: string): void => {
    const part = writeUrl(url);
    if (part === undefined) return;
    const written = typeof part === 'string' ? `url("${part}")` : part;
    replace(tokens.startOf(first), end, written);
  };
  for (let at = from; at < to; at++) {
    const type = tokens.kindAt(at);
    if (type === kind.url) write(at, tokens.endOf(at), bareUrl(tokens.raw(at)));
    else if (type === kind.string) {
      if (inImageSet.at(-1)) write(at, tokens.endOf(at), stringValue(tokens.raw(at)));
    } else if (type === kind.closeRound) inImageSet.pop();
    else if (type === kind.openRound) inImageSet.push(false);
    else if (type === kind.function) {
      const name = tokens.lowerNameAt(at);
      const inner = tokens.skipSpace(at + 1);
      const isString = tokens.kindAt(inner) === kind.string;
      if (name === 'url' || (name === 'src' && isString)) {
        const close = tokens.closeOf(at);
        const end = tokens.endOf(close);
        // A name with escapes in it is a function to the tokenizer, whatever follows.
        const url = isString
          ? stringValue(tokens.raw(inner))
          : bareUrl(tokens.text.slice(tokens.startOf(at), end));
        write(at, end, url);
        at = close;
      } else inImageSet.push(imageSet.test(name));
    }
  }
}

/** The inside of an unquoted `url(…)`, which may lack its end. */
function bareUrl(raw: string): string {
  const open = raw.indexOf('(') + 1;
  const isClosed = raw.endsWith(')') && !/(?<!\\)(?:\\\\)*\\\)$/.test(raw);
  return unescapeCss(raw.slice(open, isClosed ? -1 : undefined).replace(/^\s+|(?<!\\)\s+$/g, ''));
}

/** What a string token says, without its quotes. One that is never closed runs to the end. */
export function stringValue(raw: string): string {
  return unescapeCss(raw.slice(1, isClosedString(raw) ? -1 : undefined));
}

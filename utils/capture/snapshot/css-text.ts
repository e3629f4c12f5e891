import type { Part } from './frozen.ts';
import { PartWriter } from './part-writer.ts';

/** What stands for one URL of a style sheet: a reference to its whole `url(…)`, another URL, or undefined to keep it. */
export type CssUrlWriter = (url: string, inFontFace: boolean) => Part | undefined;

const interesting = /\/\*|["'(){}]|@import\b|@font-face\b/gi;
const urlFunction = /(?:^|[^\w-])(?:url|src)$/i;
const imageSet = /(?:^|[^\w-])(?:-webkit-)?image-set$/i;

/**
 * Splits style text at its URLs: `url(…)`, and the bare strings of `image-set(…)`. Linear, and made for
 * hostile text: an unclosed string, comment or bracket runs to the end. `@import` rules are left out when
 * `dropImports`, because their sheets are written in their place.
 */
export function splitCssUrls(
  text: string,
  writeUrl: CssUrlWriter,
  options: { dropImports?: boolean } = {},
): Part[] {
  const out = new PartWriter();
  const scan = new RegExp(interesting);
  const brackets: boolean[] = [];
  let from = 0;
  let fontFaceDepth = -1;
  let braces = 0;
  const emitUrl = (start: number, end: number, raw: string): void => {
    const part = writeUrl(unescapeCss(raw), fontFaceDepth >= 0);
    if (part === undefined) return;
    out.text(text.slice(from, start));
    if (typeof part === 'string') out.text(`url("${part}")`);
    else out.reference(part);
    from = end;
  };
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const token = match[0];
    const at = match.index;
    if (token === '/*') {
      const end = text.indexOf('*/', at + 2);
      scan.lastIndex = end < 0 ? text.length : end + 2;
    } else if (token === '"' || token === "'") {
      const end = stringEnd(text, at);
      scan.lastIndex = end;
      if (brackets.at(-1)) emitUrl(at, end, text.slice(at + 1, end - 1));
    } else if (token === '(') {
      const before = text.slice(Math.max(0, at - 18), at);
      if (!urlFunction.test(before)) brackets.push(imageSet.test(before));
      else {
        const read = readUrl(text, at + 1);
        scan.lastIndex = read.end;
        emitUrl(at - 3, read.end, read.url);
      }
    } else if (token === ')') brackets.pop();
    else if (token === '{') braces++;
    else if (token === '}') {
      braces--;
      if (braces <= fontFaceDepth) fontFaceDepth = -1;
    } else if (token.length > 7 && token[1]?.toLowerCase() === 'f') fontFaceDepth = braces;
    else if (options.dropImports) {
      const end = statementEnd(text, at);
      out.text(text.slice(from, at));
      from = end;
      scan.lastIndex = end;
    }
  }
  out.text(text.slice(from));
  return out.finish();
}

function stringEnd(text: string, start: number): number {
  const quote = text[start];
  for (let i = start + 1; i < text.length; i++) {
    const character = text[i];
    if (character === '\\') i++;
    else if (character === quote || character === '\n') return i + 1;
  }
  return text.length;
}

function readUrl(text: string, start: number): { url: string; end: number } {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  const first = text[at];
  if (first === '"' || first === "'") {
    const end = stringEnd(text, at);
    const close = text.indexOf(')', end);
    return { url: text.slice(at + 1, end - 1), end: close < 0 ? text.length : close + 1 };
  }
  let end = at;
  while (end < text.length && text[end] !== ')') end += text[end] === '\\' ? 2 : 1;
  return { url: text.slice(at, end).trim(), end: Math.min(text.length, end + 1) };
}

function statementEnd(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (character === ';') return i + 1;
    if (character === '"' || character === "'") i = stringEnd(text, i) - 1;
    else if (character === '(') i = readUrl(text, i + 1).end - 1;
  }
  return text.length;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** CSS Syntax §4.3.7: consume an escaped code point. */
function unescapeCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:([0-9a-f]{1,6})[ \t\n\f\r]?|\r\n|([\s\S]))/gi,
    (_, hex?: string, other?: string) => {
      if (hex === undefined) return other === undefined || other === '\n' ? '' : other;
      const code = Number.parseInt(hex, 16);
      return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    },
  );
}

import type { SelectionFacts } from '../../utils/protocol/capture.ts';
import { findWords, type WordSpan, withoutSpaces } from './find-words.ts';

const hiddenParents = new Set(['STYLE', 'SCRIPT', 'TEMPLATE', 'NOSCRIPT']);
const nameAttributes = ['aria-label', 'alt', 'title'];

function readSpans(view: Document): WordSpan[] {
  const walker = view.createTreeWalker(view.body, 5 /* NodeFilter.SHOW_ELEMENT | SHOW_TEXT */);
  const spans: WordSpan[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeType === 1) {
      const name = nameOf(node as Element);
      if (name !== '') spans.push({ node, words: withoutSpaces(name), isOptional: true });
    } else if (!hiddenParents.has(node.parentElement?.tagName ?? '')) {
      spans.push({ node, words: withoutSpaces(node.nodeValue ?? ''), isOptional: false });
    }
  }
  return spans;
}

/** The name of an element that holds no text of its own. */
function nameOf(element: Element): string {
  if (element.firstChild !== null) return '';
  return nameAttributes.map((name) => element.getAttribute(name)?.trim() ?? '').find(Boolean) ?? '';
}

/**
 * The offset in a text before its `count`th character that is no white space, or after the one before that.
 */
function offsetAfter(text: string, count: number, isEnd: boolean): number {
  let seen = 0;
  for (let offset = 0; offset < text.length; offset++) {
    if (/\s/u.test(text[offset] ?? '')) continue;
    if (!isEnd && seen === count) return offset;
    seen++;
    if (isEnd && seen === count) return offset + 1;
  }
  return isEnd ? 0 : text.length;
}

function markPart(view: Document, text: CharacterData, begin: number, end: number): void {
  if (begin >= end) return;
  const range = view.createRange();
  range.setStart(text, begin);
  range.setEnd(text, end);
  const mark = view.createElement('mark');
  mark.setAttribute('style', 'background:#ffe08a!important;color:#1d1d1d!important');
  range.surroundContents(mark);
}

/**
 * The same snapshot with the quoted words marked. Parsed without a window, so nothing of it runs or loads;
 * unchanged when the words are not found.
 */
export function highlightQuote(html: string, quote: SelectionFacts['quote']): string {
  const view = new DOMParser().parseFromString(html, 'text/html');
  const spans = readSpans(view);
  const found = findWords(spans, quote.exact, quote.prefix);
  if (found === undefined) return html;
  const { from, to } = found;
  spans.forEach(({ node, isOptional }, at) => {
    if (isOptional || at < from.span || at > to.span) return;
    const text = node as CharacterData;
    const { data } = text;
    if (data.trim() === '') return;
    const begin = at === from.span ? offsetAfter(data, from.offset, false) : 0;
    const end = at === to.span ? offsetAfter(data, to.offset, true) : data.length;
    markPart(view, text, begin, end);
  });
  return `<!doctype html>${view.documentElement.outerHTML}`;
}

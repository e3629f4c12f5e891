import type { SelectionFacts } from '../../utils/protocol/capture.ts';

interface TextSpan {
  readonly node: CharacterData;
  readonly start: number;
}

interface Flattened {
  readonly text: string;
  readonly spans: readonly TextSpan[];
}

const hiddenParents = new Set(['STYLE', 'SCRIPT', 'TEMPLATE', 'NOSCRIPT']);

function flatten(view: Document): Flattened {
  const walker = view.createTreeWalker(view.body, 4 /* NodeFilter.SHOW_TEXT */);
  const spans: TextSpan[] = [];
  let text = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (hiddenParents.has(node.parentElement?.tagName ?? '')) continue;
    spans.push({ node: node as CharacterData, start: text.length });
    text += node.nodeValue ?? '';
  }
  return { text, spans };
}

/** Where the quote stands: at the place with its own surroundings, else at its first place; -1 if nowhere. */
function findQuote(text: string, { exact, prefix, suffix }: SelectionFacts['quote']): number {
  if (exact === '') return -1;
  const inContext = text.indexOf(prefix + exact + suffix);
  return inContext >= 0 ? inContext + prefix.length : text.indexOf(exact);
}

function markPart(view: Document, { node, start }: TextSpan, from: number, to: number): void {
  const begin = Math.max(0, from - start);
  const end = Math.min(node.length, to - start);
  if (begin >= end) return;
  const range = view.createRange();
  range.setStart(node, begin);
  range.setEnd(node, end);
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
  const { text, spans } = flatten(view);
  const from = findQuote(text, quote);
  if (from < 0) return html;
  const to = from + quote.exact.length;
  for (const span of spans) markPart(view, span, from, to);
  return `<!doctype html>${view.documentElement.outerHTML}`;
}

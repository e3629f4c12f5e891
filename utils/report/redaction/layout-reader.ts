import { createDomAccess } from '../../dom/dom-access.ts';
import { parseHtml } from '../../dom/parse-html.ts';
import type { TermMatcher } from '../../evidence/redact/term-matcher.ts';
import type { Box } from '../../protocol/capture.ts';
import { indexAttribute } from './page-parts.ts';
import type { MarkedBox } from './region-history.ts';

const marginPx = 2;

interface TextSpan {
  readonly node: Node;
  readonly start: number;
  readonly length: number;
}

/** Boxes in CSS pixels of the frame's viewport, which is laid out as the captured one was. */
export interface LayoutReader {
  /** Where the given words are drawn, each box with the reason for which they are taken out. */
  ofWords(match: TermMatcher): MarkedBox[];
  /** Where the element with this number is drawn; no box when it is not drawn. */
  ofElement(index: number): Box[];
}

function grow({ x, y, width, height }: DOMRect): Box {
  return {
    x: x - marginPx,
    y: y - marginPx,
    width: width + 2 * marginPx,
    height: height + 2 * marginPx,
  };
}

function drawn(rects: DOMRectList): Box[] {
  return [...rects].filter(({ width, height }) => width > 0 && height > 0).map(grow);
}

/**
 * Reads the layout of a snapshot's document; everything in it is hostile, so only the DOM's own methods are
 * used.
 */
export function createLayoutReader(document: Document): LayoutReader {
  const dom = createDomAccess(parseHtml);
  const spans: TextSpan[] = [];
  let text = '';
  const walker = dom.createTreeWalker(document, dom.documentElement(document), 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const value = node.nodeValue ?? '';
    spans.push({ node, start: text.length, length: value.length });
    text += value;
  }
  const rectsOf = ({ node, start, length }: TextSpan, from: number, to: number): Box[] => {
    const begin = Math.max(0, from - start);
    const end = Math.min(length, to - start);
    if (begin >= end) return [];
    const range = Document.prototype.createRange.call(document);
    range.setStart(node, begin);
    range.setEnd(node, end);
    return drawn(range.getClientRects());
  };
  return {
    ofWords: (match) =>
      match(text).flatMap(({ start, end, reason }) =>
        spans
          .filter((span) => span.start < end && span.start + span.length > start)
          .flatMap((span) => rectsOf(span, start, end))
          .map((box) => ({ ...box, reason })),
      ),
    ofElement(index) {
      const [element] = dom.querySelectorAll(document, `[${indexAttribute}="${index}"]`);
      if (element === undefined) return [];
      return drawn(Element.prototype.getClientRects.call(element));
    },
  };
}

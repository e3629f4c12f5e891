import type { Box } from '../../protocol/capture.ts';
import type { SelectedRange } from './selected-range.ts';

const mostBoxes = 200;

/** Where a selection is drawn, in CSS pixels of the viewport, line by line; at most 200. Never throws. */
export function readSelectionBoxes(document: Document, { start, end }: SelectedRange): Box[] {
  try {
    const range = Document.prototype.createRange.call(document);
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return Array.from(range.getClientRects())
      .filter(({ width, height }) => width > 0 && height > 0)
      .slice(0, mostBoxes)
      .map(({ x, y, width, height }) => ({ x, y, width, height }));
  } catch (_outsideOfItsDocument) {
    return [];
  }
}

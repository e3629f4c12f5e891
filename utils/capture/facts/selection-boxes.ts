import { isText } from '../../dom/nodes.ts';
import type { Box } from '../../protocol/capture.ts';
import { treeRootOf } from './flat-walk.ts';
import { pointBeside } from './lift-point.ts';
import type { Selected } from './read-selection.ts';
import type { SelectedRange } from './selected-range.ts';

const mostBoxes = 200;

/** Where a selection is drawn, in CSS pixels of the viewport, line by line; at most 200. Never throws. */
export function readSelectionBoxes(
  document: Document,
  { range, parts }: Pick<Selected, 'range' | 'parts'>,
): Box[] {
  try {
    const isOfOneTree = treeRootOf(range.start.node) === treeRootOf(range.end.node);
    // The browser draws a range of one tree only.
    const ranges = isOfOneTree ? [range] : parts.slice(0, mostBoxes).map(rangeOfPart);
    return ranges
      .flatMap((each) => rectsOf(document, each))
      .filter(({ width, height }) => width > 0 && height > 0)
      .slice(0, mostBoxes)
      .map(({ x, y, width, height }) => ({ x, y, width, height }));
  } catch (_outsideOfItsDocument) {
    return [];
  }
}

function rangeOfPart({ node, start, end }: Selected['parts'][number]): SelectedRange {
  if (!isText(node)) {
    return { start: pointBeside(node, 'before'), end: pointBeside(node, 'after') };
  }
  return { start: { node, offset: start }, end: { node, offset: end } };
}

function rectsOf(document: Document, { start, end }: SelectedRange): DOMRect[] {
  const range = Document.prototype.createRange.call(document);
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return Array.from(range.getClientRects());
}

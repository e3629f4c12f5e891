import type { Box } from '../../protocol/capture.ts';
import type { DocumentWriter } from './document-writer.ts';
import { boxOf } from './dom-access.ts';

/**
 * Where a screenshot of the visible area shows an element, and nothing else over it; undefined for one that is
 * outside, covered, or in a frame.
 */
export function shotBox(writer: DocumentWriter, el: Element): Box | undefined {
  if (writer.document !== document || window.parent !== window) return undefined;
  const { x, y, width, height } = boxOf(el);
  const { offsetLeft = 0, offsetTop = 0, scale = 1 } = window.visualViewport ?? {};
  const right = offsetLeft + innerWidth / scale;
  const bottom = offsetTop + innerHeight / scale;
  const isWhole = x >= offsetLeft && y >= offsetTop && x + width <= right && y + height <= bottom;
  if (!isWhole || width < 1 || height < 1) return undefined;
  for (const [across, down] of [
    [0.5, 0.5],
    [0.1, 0.1],
    [0.9, 0.9],
  ] as const) {
    const hit = Document.prototype.elementFromPoint.call(
      document,
      x + width * across,
      y + height * down,
    );
    if (hit !== el) return undefined;
  }
  return { x, y, width, height };
}

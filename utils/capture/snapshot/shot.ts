import { boxOf } from '../../dom/elements.ts';
import type { Box } from '../../protocol/capture.ts';
import type { DocumentWriter } from './document-writer.ts';

/**
 * Where a screenshot of the visible area shows an element, or the content of it that a border and padding
 * frame, and nothing else over it; undefined for one that is outside, covered, or in a frame.
 */
export function shotBox(
  { document: own }: Pick<DocumentWriter, 'document'>,
  el: Element,
  area: 'border' | 'content',
): Box | undefined {
  if (own !== document || window.parent !== window) return undefined;
  const whole = boxOf(el);
  const { offsetLeft = 0, offsetTop = 0, scale = 1 } = window.visualViewport ?? {};
  const right = offsetLeft + innerWidth / scale;
  const bottom = offsetTop + innerHeight / scale;
  const isOutside =
    whole.bottom <= offsetTop || whole.right <= offsetLeft || whole.y >= bottom || whole.x >= right;
  if (isOutside) return undefined;
  const { x, y, width, height } = area === 'border' ? whole : contentBox(el, whole);
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

/** Without border and padding, as far as no transform turns or scales them. */
function contentBox(el: Element, { x, y, width, height }: DOMRect): Box {
  const style = getComputedStyle(el);
  const edge = (side: string): number =>
    Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) +
      Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0;
  const [top, right, bottom, left] = [edge('top'), edge('right'), edge('bottom'), edge('left')];
  return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom };
}

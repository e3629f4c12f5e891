import type { Box } from '../../protocol/capture.ts';

/** The element's border box in CSS pixels from the viewport's top left; zeros without layout. */
export function finiteBoxOf(element: Element): Box {
  const { x, y, width, height } = Element.prototype.getBoundingClientRect.call(element);
  return { x: finite(x), y: finite(y), width: finite(width), height: finite(height) };
}

/** The smallest box around all of them. */
export function unionOf(boxes: readonly Box[]): Box {
  const shown = boxes.filter((box) => box.width > 0 || box.height > 0);
  const x = Math.min(...shown.map((box) => box.x));
  const y = Math.min(...shown.map((box) => box.y));
  if (shown.length === 0) return boxes[0] ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    x,
    y,
    width: Math.max(...shown.map((box) => box.x + box.width)) - x,
    height: Math.max(...shown.map((box) => box.y + box.height)) - y,
  };
}

/**
 * Whether some of a box is seen in the window, which shows a part of the viewport when zoomed in by pinching.
 */
export function isInSight(box: Box, view: Window): boolean {
  const { offsetLeft = 0, offsetTop = 0, scale = 1 } = view.visualViewport ?? {};
  return (
    box.width > 0 &&
    box.height > 0 &&
    box.x < offsetLeft + view.innerWidth / scale &&
    box.y < offsetTop + view.innerHeight / scale &&
    box.x + box.width > offsetLeft &&
    box.y + box.height > offsetTop
  );
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

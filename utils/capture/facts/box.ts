import type { Box } from '../../protocol/capture.ts';

/** The element's border box in CSS pixels from the viewport's top left; zeros without layout. */
export function boxOf(element: Element): Box {
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

export function intersectsViewport(box: Box, width: number, height: number): boolean {
  return (
    box.width > 0 &&
    box.height > 0 &&
    box.x < width &&
    box.y < height &&
    box.x + box.width > 0 &&
    box.y + box.height > 0
  );
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

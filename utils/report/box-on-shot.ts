import type { Box, PageFacts } from '../protocol/capture.ts';

/** What of the viewport a screenshot shows, as the capture recorded it. */
export type ShotViewport = Pick<PageFacts['viewport'], 'width' | 'visual'>;

/**
 * Where a box of the viewport is on a screenshot, in the pixels of the screenshot, which is `shotWidth`
 * device pixels wide. Where the page is zoomed in by pinching, the screenshot shows only a part of the
 * viewport, larger.
 */
export function boxOnShot(box: Box, viewport: ShotViewport, shotWidth: number): Box {
  const scale = shotScale(viewport, shotWidth);
  const { offsetX = 0, offsetY = 0 } = viewport.visual ?? {};
  return {
    x: (box.x - offsetX) * scale,
    y: (box.y - offsetY) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

/** How many pixels of the screenshot make one CSS pixel of the viewport. */
export function shotScale({ width, visual }: ShotViewport, shotWidth: number): number {
  return width > 0 ? (shotWidth / width) * (visual?.scale ?? 1) : 1;
}

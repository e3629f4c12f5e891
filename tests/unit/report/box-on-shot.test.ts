import { expect, it } from 'vitest';
import { boxOnShot, shotScale } from '../../../utils/report/box-on-shot.ts';

const box = { x: 100, y: 60, width: 40, height: 20 };
const visual = { scale: 2, offsetX: 50, offsetY: 10, width: 320, height: 240 };

it('a box stands on a screenshot where the viewport has it, in device pixels', () => {
  expect(boxOnShot(box, { width: 640 }, 960)).toEqual({ x: 150, y: 90, width: 60, height: 30 });
});

it('a capture from before zooming in was recorded reads as not zoomed in', () => {
  const plain = { scale: 1, offsetX: 0, offsetY: 0, width: 640, height: 480 };
  expect(boxOnShot(box, { width: 640 }, 640)).toEqual(
    boxOnShot(box, { width: 640, visual: plain }, 640),
  );
});

it('zoomed in by pinching, it stands where the part that is shown has it, and is larger', () => {
  expect(boxOnShot(box, { width: 640, visual }, 640)).toEqual({
    x: 100,
    y: 100,
    width: 80,
    height: 40,
  });
  expect(shotScale({ width: 640, visual }, 1280)).toBe(4);
});

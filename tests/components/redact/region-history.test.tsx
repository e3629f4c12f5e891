import { expect, it } from 'vitest';
import {
  changeMarkedBoxes,
  fitBox,
  moveByKey,
  noRegions,
  redo,
  undo,
} from '../../../utils/report/redaction/region-history.ts';

const picture = { width: 100, height: 60 };
const box = { x: 10, y: 10, width: 20, height: 20, reason: 'other' } as const;

it('arrows move a box, with Shift they change its size, and it never leaves the picture', () => {
  expect(moveByKey(box, 'ArrowRight', false, picture)).toEqual({ ...box, x: 18 });
  expect(moveByKey(box, 'ArrowDown', true, picture)).toEqual({ ...box, height: 28 });
  expect(moveByKey({ ...box, x: 2 }, 'ArrowLeft', false, picture)).toEqual({ ...box, x: 0 });
  expect(moveByKey({ ...box, y: 40 }, 'ArrowDown', false, picture)).toEqual({ ...box, y: 40 });
  expect(moveByKey({ ...box, width: 90 }, 'ArrowRight', true, picture)?.width).toBe(90);
  expect(moveByKey({ ...box, width: 8 }, 'ArrowLeft', true, picture)?.width).toBe(8);
  expect(moveByKey(box, 'a', false, picture)).toBeUndefined();
});

it('a box drawn over the edge ends at the edge', () => {
  expect(fitBox({ x: -5, y: 50, width: 300, height: 300 }, picture)).toEqual({
    x: 0,
    y: 50,
    width: 100,
    height: 10,
  });
});

it('every change can be undone and done again, until something else is done', () => {
  const one = changeMarkedBoxes(noRegions, [box]);
  const two = changeMarkedBoxes(one, []);
  expect(undo(two).boxes).toEqual([box]);
  expect(redo(undo(two)).boxes).toEqual([]);
  expect(undo(undo(undo(two))).boxes).toEqual([]);
  const other = changeMarkedBoxes(undo(two), [box, box]);
  expect(redo(other).boxes).toEqual([box, box]);
});

import type { RedactionReason } from '../../evidence/redactions.ts';
import type { Box } from '../../protocol/capture.ts';

/** A box to be overwritten, and why. */
export type MarkedBox = Box & { readonly reason: RedactionReason };

/** Boxes on a picture, in its own pixels, with what undo and redo lead to. */
export interface RegionHistory {
  readonly past: readonly (readonly MarkedBox[])[];
  readonly boxes: readonly MarkedBox[];
  readonly future: readonly (readonly MarkedBox[])[];
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export const noRegions: RegionHistory = { past: [], boxes: [], future: [] };

/**
 * The smallest side of a box, in pixels of the picture: a smaller one cannot be seen or grasped with a
 * finger.
 */
export const smallestSide = 8;
const step = 8;

export function changeMarkedBoxes(
  history: RegionHistory,
  boxes: readonly MarkedBox[],
): RegionHistory {
  return { past: [...history.past, history.boxes], boxes, future: [] };
}

export function undo({ past, boxes, future }: RegionHistory): RegionHistory {
  const before = past.at(-1);
  if (before === undefined) return { past, boxes, future };
  return { past: past.slice(0, -1), boxes: before, future: [boxes, ...future] };
}

export function redo({ past, boxes, future }: RegionHistory): RegionHistory {
  const [after, ...rest] = future;
  if (after === undefined) return { past, boxes, future };
  return { past: [...past, boxes], boxes: after, future: rest };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** The box inside the picture, and no smaller than can be handled. */
export function fitBox<Fitted extends Box>(box: Fitted, { width, height }: PictureSize): Fitted {
  const x = clamp(box.x, 0, width - smallestSide);
  const y = clamp(box.y, 0, height - smallestSide);
  return {
    ...box,
    x,
    y,
    width: clamp(box.width, smallestSide, width - x),
    height: clamp(box.height, smallestSide, height - y),
  };
}

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** What a key does to a box: arrows move it, with Shift they change its size. Undefined for other keys. */
export function moveByKey<Moved extends Box>(
  box: Moved,
  key: string,
  isResizing: boolean,
  picture: PictureSize,
): Moved | undefined {
  const direction = directions[key];
  if (direction === undefined) return undefined;
  const [x, y] = direction;
  const { width, height } = picture;
  if (isResizing) return fitBox({ ...box, width: box.width + x, height: box.height + y }, picture);
  return {
    ...box,
    x: clamp(box.x + x, 0, width - box.width),
    y: clamp(box.y + y, 0, height - box.height),
  };
}

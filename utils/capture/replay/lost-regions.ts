import type { Box } from '../../protocol/capture.ts';
import { cellPx, type PixelComparison } from './compare-pixels.ts';

/**
 * As many squares a side, all of them lost: words that are broken into lines otherwise leave no such block.
 */
const blockCells = 3;
/** At the reported post less is enough. */
const leastCellsAtPost = 3;
export const mostRegions = 20;

export interface LostRegion {
  /** In pixels of the compared pictures. */
  readonly box: Box;
  readonly isAtPost: boolean;
}

/**
 * The places at which something was seen that is not shown, the reported post's first, then by their size.
 * `post`, and `ignored`, where something was seen that no snapshot shows, in pixels of the compared pictures.
 * Pure.
 */
export function lostRegions(
  comparison: PixelComparison,
  post: Box | undefined,
  ignored: readonly Box[] = [],
): LostRegion[] {
  const found: (LostRegion & { readonly cells: number })[] = [];
  for (const cells of clustersOf(comparison, ignored)) {
    const box = boxOf(cells, comparison.columns);
    const isAtPost =
      post !== undefined && cells.some((cell) => meets(cell, comparison.columns, post));
    const isEnough = isAtPost
      ? cells.length >= leastCellsAtPost
      : hasBlock(cells, comparison.columns);
    if (!isEnough) continue;
    found.push({ box, isAtPost, cells: cells.length });
  }
  return found
    .sort((a, b) => Number(b.isAtPost) - Number(a.isAtPost) || b.cells - a.cells)
    .slice(0, mostRegions)
    .map(({ box, isAtPost }) => ({ box, isAtPost }));
}

/** Lost squares that touch each other, corners too. */
function clustersOf(
  { columns, rows, isLost }: PixelComparison,
  ignored: readonly Box[],
): number[][] {
  const isIgnored = (cell: number) => ignored.some((box) => meets(cell, columns, box));
  const left = new Set(isLost.flatMap((lost, at) => (lost && !isIgnored(at) ? [at] : [])));
  const clusters: number[][] = [];
  for (const start of left) {
    left.delete(start);
    const cluster = [start];
    for (const cell of cluster) {
      for (const near of around(cell, columns, rows)) {
        if (left.delete(near)) cluster.push(near);
      }
    }
    clusters.push(cluster);
  }
  return clusters;
}

function hasBlock(cells: readonly number[], columns: number): boolean {
  const lost = new Set(cells);
  const side = Array.from({ length: blockCells }, (_, i) => i);
  return cells.some(
    (cell) =>
      (cell % columns) + blockCells <= columns &&
      side.every((down) => side.every((across) => lost.has(cell + down * columns + across))),
  );
}

function around(cell: number, columns: number, rows: number): number[] {
  const [x, y] = [cell % columns, Math.floor(cell / columns)];
  const near: number[] = [];
  for (let down = Math.max(0, y - 1); down <= Math.min(rows - 1, y + 1); down++) {
    for (let across = Math.max(0, x - 1); across <= Math.min(columns - 1, x + 1); across++) {
      near.push(down * columns + across);
    }
  }
  return near;
}

function boxOf(cells: readonly number[], columns: number): Box {
  const xs = cells.map((cell) => cell % columns);
  const ys = cells.map((cell) => Math.floor(cell / columns));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: x * cellPx,
    y: y * cellPx,
    width: (Math.max(...xs) - x + 1) * cellPx,
    height: (Math.max(...ys) - y + 1) * cellPx,
  };
}

function meets(cell: number, columns: number, { x, y, width, height }: Box): boolean {
  const [left, top] = [(cell % columns) * cellPx, Math.floor(cell / columns) * cellPx];
  return left < x + width && left + cellPx > x && top < y + height && top + cellPx > y;
}

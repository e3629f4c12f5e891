import type { Box } from '../../protocol/capture.ts';
import type { Pixels } from './compare-pixels.ts';
import { lightOf } from './light-of.ts';
import { overlap } from './overlap.ts';

/** Side of the squares in which ink is looked for: about half a line of small words. */
const inkPx = 8;
/**
 * Between the darkest and the lightest of a square, of 255: from here on there is ink, and up to here none.
 */
const leastInk = 60;
const mostFlat = 12;
/** Two small letters, and a line of large ones. What is larger is seen in the large squares. */
const leastColumns = 2;
const mostRows = 4;
/** What is narrower is a word only with as many edges as letters have: an icon has fewer. */
const wideColumns = 4;
const leastEdges = 4;
/** Words fill most of the box around them. */
const leastFill = 0.5;
/** How far above and below words stand that were broken into lines otherwise. */
const nearRows = 6;
/** As much of it found there says that it only moved. */
const movedShare = 0.4;
/**
 * Edges in the line of a word that has most, by its width; and how many lines of pixels have half of that.
 */
const leastEdgesByPx = 1 / 6;
const leastEdgyLines = 5;
/** How far what was seen may be drawn to a side, in pixels; and how much of its ink may differ there. */
const reachPx = { across: 8, down: 16 };
const mostOff = 0.5;
/**
 * So much of the same line, before and after, must be as it was: a line that is set otherwise ends elsewhere.
 */
const besidePx = 96;
const leastInkOfPlace = 4;
const mostFound = 10;

/**
 * Boxes of words that were seen and are not shown, however small, in pixels of the compared pictures: ink
 * like that of letters where the replay has nothing at all, and nothing new near it. Pure.
 */
export function lostWords(seen: Pixels, shown: Pixels, ignored: readonly Box[] = []): Box[] {
  const [before, after] = [inkOf(seen), inkOf(shown)];
  const isLost = before.contrast.map(
    (contrast, at) => contrast >= leastInk && (after.contrast[at] ?? 0) <= mostFlat,
  );
  const isNew = after.contrast.map(
    (contrast, at) => contrast >= leastInk && (before.contrast[at] ?? 0) <= mostFlat,
  );
  const found: Box[] = [];
  for (const cells of clustersOf(isLost, before.columns)) {
    const { box, ...place } = placeOf(cells, before.columns);
    const isWordSized = place.columns >= leastColumns && place.rows <= mostRows;
    if (!isWordSized || cells.length < leastFill * place.columns * place.rows) continue;
    const from = Math.max(0, place.top - nearRows) * before.columns;
    const to = (place.top + place.rows + nearRows) * before.columns;
    const arrived = isNew.slice(from, to).filter(Boolean).length;
    if (arrived >= movedShare * cells.length) continue;
    if (ignored.some((each) => overlap(each, box)) || !looksWritten(seen, box)) continue;
    if (isThere(seen, shown, box) || !stands(seen, shown, box)) continue;
    found.push(box);
  }
  return found.slice(0, mostFound);
}

interface Ink {
  readonly columns: number;
  readonly contrast: readonly number[];
}

function inkOf(pixels: Pixels): Ink {
  const columns = Math.ceil(pixels.width / inkPx);
  const contrast: number[] = [];
  for (let y = 0; y < pixels.height; y += inkPx) {
    for (let x = 0; x < pixels.width; x += inkPx) contrast.push(contrastOf(pixels, x, y));
  }
  return { columns, contrast };
}

function contrastOf(pixels: Pixels, left: number, top: number): number {
  const right = Math.min(left + inkPx, pixels.width);
  const bottom = Math.min(top + inkPx, pixels.height);
  let [least, most] = [255, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const light = lightOf(pixels, (y * pixels.width + x) * 4);
      if (light < least) least = light;
      if (light > most) most = light;
    }
  }
  return most - least;
}

/** Lost squares that touch each other, corners too. */
function clustersOf(isLost: readonly boolean[], columns: number): number[][] {
  const left = new Set(isLost.flatMap((lost, at) => (lost ? [at] : [])));
  const clusters: number[][] = [];
  for (const start of left) {
    left.delete(start);
    const cluster = [start];
    for (const cell of cluster) {
      for (const down of [-columns, 0, columns]) {
        for (const across of [-1, 0, 1]) {
          const near = cell + down + across;
          const isBeside = Math.abs((near % columns) - (cell % columns)) <= 1;
          if (isBeside && left.delete(near)) cluster.push(near);
        }
      }
    }
    clusters.push(cluster);
  }
  return clusters;
}

function placeOf(cells: readonly number[], columns: number) {
  const xs = cells.map((cell) => cell % columns);
  const ys = cells.map((cell) => Math.floor(cell / columns));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left + 1, Math.max(...ys) - top + 1];
  const box = { x: left * inkPx, y: top * inkPx, width: width * inkPx, height: height * inkPx };
  return { box, top, columns: width, rows: height };
}

/** Whether what was seen in a box is shown there, or a little to a side. */
function isThere(seen: Pixels, shown: Pixels, box: Box): boolean {
  const ink = inkIn(seen, box);
  if (ink < leastInkOfPlace) return true;
  for (let down = -reachPx.down; down <= reachPx.down; down++) {
    for (let across = -reachPx.across; across <= reachPx.across; across++) {
      if (offBy(seen, shown, box, across, down) <= ink * mostOff) return true;
    }
  }
  return false;
}

/** Whether the line in which a box stands is set as it was seen, as far as there is more of it. */
function stands(seen: Pixels, shown: Pixels, { x, y, width, height }: Box): boolean {
  const from = Math.max(0, x - besidePx);
  const to = Math.min(seen.width, x + width + besidePx);
  return (
    isThere(seen, shown, { x: from, y, width: x - from, height }) &&
    isThere(seen, shown, { x: x + width, y, width: to - x - width, height })
  );
}

/** The mean distance from the mean light. */
function inkIn(pixels: Pixels, box: Box): number {
  let sum = 0;
  const count = forEachPixel(pixels, box, (at) => {
    sum += lightOf(pixels, at);
  });
  const mean = sum / count;
  let off = 0;
  forEachPixel(pixels, box, (at) => {
    off += Math.abs(lightOf(pixels, at) - mean);
  });
  return count === 0 ? 0 : off / count;
}

function offBy(seen: Pixels, shown: Pixels, box: Box, across: number, down: number): number {
  const step = (down * seen.width + across) * 4;
  let off = 0;
  const count = forEachPixel(seen, box, (at) => {
    off += Math.abs(lightOf(seen, at) - lightOf(shown, at + step));
  });
  return off / count;
}

/** Gives how many there are. */
function forEachPixel({ width, height }: Pixels, box: Box, work: (at: number) => void): number {
  const right = Math.min(box.x + box.width, width);
  const bottom = Math.min(box.y + box.height, height);
  let count = 0;
  for (let y = box.y; y < bottom; y++) {
    for (let x = box.x; x < right; x++) {
      work((y * width + x) * 4);
      count += 1;
    }
  }
  return count;
}

/** Letters have many edges beside each other, over several lines of pixels; a rule or a frame has none. */
function looksWritten(pixels: Pixels, { x, y, width, height }: Box): boolean {
  const edges: number[] = [];
  for (let row = y; row < Math.min(y + height, pixels.height); row++) {
    edges.push(countEdges(pixels, x, Math.min(x + width, pixels.width), row));
  }
  const isNarrow = width < wideColumns * inkPx;
  const needed = Math.max(width * leastEdgesByPx, isNarrow ? leastEdges : 0);
  const edgy = edges.filter((count) => count >= needed / 2).length;
  return Math.max(...edges) >= needed && edgy >= leastEdgyLines;
}

function countEdges(pixels: Pixels, from: number, to: number, row: number): number {
  let edges = 0;
  let last = lightOf(pixels, (row * pixels.width + from) * 4);
  for (let x = from + 1; x < to; x++) {
    const light = lightOf(pixels, (row * pixels.width + x) * 4);
    if (Math.abs(light - last) < leastInk / 2) continue;
    edges += 1;
    last = light;
  }
  return edges;
}

import {
  type Band,
  isTall,
  type Patch,
  type PicturePlan,
} from '../../capture/tour/plan-picture.ts';
import type { Rows } from '../../capture/tour/visible-part.ts';
import type { Shot } from './shoot-page.ts';

/** Rows compared on both sides of a seam, in CSS pixels. */
const seamRows = 16;
/** Above this share of differing columns, what two shots show of the same rows is not the same. */
const seamThreshold = 0.4;
const columnPx = 16;
/** How far one channel's mean may be off, of 255. */
const tolerance = 40;

export interface Stitched {
  readonly picture: Blob;
  /** Rows of the whole picture at which two shots do not fit together, or nothing shows that they do. */
  readonly doubtful: readonly number[];
}

/**
 * Joins shots of one page into one PNG at device pixels. Rows that no shot shows are hatched, so that nobody
 * takes them for part of the page. What stands beside an element that scrolls is the first shot's.
 */
export async function stitch(shots: readonly Shot[], plan: PicturePlan): Promise<Stitched> {
  const bitmaps = await Promise.all(shots.map(({ picture }) => createImageBitmap(picture)));
  try {
    const stitching = new Stitching(shots, bitmaps, plan);
    stitching.draw();
    return { picture: await stitching.toBlob(), doubtful: stitching.doubtfulSeams() };
  } finally {
    for (const bitmap of bitmaps) bitmap.close();
  }
}

function showsClearly({ at, view }: Shot, rows: { from: number; to: number }): boolean {
  const { port, obstacles } = view;
  if (rows.from < at || rows.to > at + port.height) return false;
  return !obstacles.some(
    (each) =>
      !isTall(each, port) && at + each.top < rows.to && at + each.top + each.height > rows.from,
  );
}

/** Browsers round how wide a window is to whole pixels of CSS, and do not round what they draw. */
function scaleOf({ width }: ImageBitmap, { viewportWidth, pixelRatio }: Shot['view']): number {
  const isOfScreen = Math.abs(width - viewportWidth * pixelRatio) <= pixelRatio;
  return isOfScreen ? pixelRatio : width / viewportWidth;
}

class Stitching {
  readonly #shots: readonly Shot[];
  readonly #bitmaps: readonly ImageBitmap[];
  readonly #plan: PicturePlan;
  readonly #scale: number;
  /** Of the first shot: where what moves begins, and the row of the content there. */
  readonly #port: Rows;
  readonly #firstRow: number;
  readonly #canvas: OffscreenCanvas;
  readonly #context: OffscreenCanvasRenderingContext2D;

  constructor(shots: readonly Shot[], bitmaps: readonly ImageBitmap[], plan: PicturePlan) {
    const [first] = shots;
    const [bitmap] = bitmaps;
    if (first === undefined || bitmap === undefined) throw new RangeError('no shots');
    const { port, viewportWidth, viewportHeight, isRoot } = first.view;
    this.#shots = shots;
    this.#bitmaps = bitmaps;
    this.#plan = plan;
    this.#scale = scaleOf(bitmap, first.view);
    this.#port = port;
    this.#firstRow = first.at;
    const content = Math.max(0, ...[...plan.bands, ...plan.gaps].map(({ to }) => to));
    const below = isRoot ? 0 : viewportHeight - port.top - port.height;
    const width = isRoot ? port.left + port.width : viewportWidth;
    this.#canvas = new OffscreenCanvas(this.#px(width), this.#row(content) + this.#px(below));
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new TypeError('no 2d context');
    this.#context = context;
  }

  toBlob(): Promise<Blob> {
    return this.#canvas.convertToBlob({ type: 'image/png' });
  }

  draw(): void {
    if (this.#shots[0]?.view.isRoot === false) this.#drawSurroundings();
    for (const band of this.#plan.bands) this.#copy({ ...band, left: 0, width: this.#port.width });
    for (const patch of this.#plan.patches) this.#copy(patch);
    for (const { from, to } of this.#plan.gaps) this.#hatch(from, to);
  }

  /** Where one shot ends and the next begins, what both show of the rows there is compared. */
  doubtfulSeams(): number[] {
    const { bands } = this.#plan;
    return bands.flatMap((band, index) => {
      const before = bands[index - 1];
      if (before === undefined || Math.abs(before.to - band.from) > 1) return [];
      const fits = this.#fits(before, band);
      const isAnchored = this.#shots[Math.max(before.shot, band.shot)]?.isAnchored === true;
      return (fits ?? isAnchored) ? [] : [band.from];
    });
  }

  /** Undefined where there are no rows that both show. */
  #fits(above: Band, below: Band): boolean | undefined {
    const [one, other] = [this.#shots[above.shot], this.#shots[below.shot]];
    if (one === undefined || other === undefined) return undefined;
    const seam = below.from;
    const [strip] = [
      { from: seam - seamRows, to: seam },
      { from: seam, to: seam + seamRows },
    ].filter((rows) => [one, other].every((shot) => showsClearly(shot, rows)));
    if (strip === undefined) return undefined;
    const { from, to } = strip;
    const columns = Math.floor(this.#px(this.#port.width) / columnPx);
    const [left, right] = [above.shot, below.shot].map((shot) =>
      this.#means(shot, from, to, columns),
    );
    let differing = 0;
    for (let i = 0; i < columns * 3; i += 3) {
      const isOff = [0, 1, 2].some(
        (c) => Math.abs((left?.[i + c] ?? 0) - (right?.[i + c] ?? 0)) > tolerance,
      );
      if (isOff) differing++;
    }
    return columns === 0 || differing / columns <= seamThreshold;
  }

  /** The mean colour of each column of some rows of a shot, three channels each. */
  #means(index: number, from: number, to: number, columns: number): number[] {
    const bitmap = this.#bitmaps[index];
    const shot = this.#shots[index];
    if (bitmap === undefined || shot === undefined) return [];
    const canvas = new OffscreenCanvas(Math.max(1, columns), 1);
    const context = canvas.getContext('2d');
    if (context === null) return [];
    context.imageSmoothingQuality = 'high';
    const { left, top } = shot.view.port;
    const tall = this.#px(to - from);
    context.drawImage(
      bitmap,
      this.#px(left),
      this.#px(top + from - shot.at),
      columns * columnPx,
      tall,
      ...([0, 0, columns, 1] as const),
    );
    const { data } = context.getImageData(0, 0, Math.max(1, columns), 1);
    return Array.from(data).filter((_, i) => i % 4 !== 3);
  }

  #px(css: number): number {
    return Math.round(css * this.#scale);
  }

  /** The row of the picture that shows a row of the content. */
  #row(content: number): number {
    return Math.round((this.#port.top + content - this.#firstRow) * this.#scale);
  }

  #copy({ shot: index, from, to, left, width }: Patch): void {
    const shot = this.#shots[index];
    const bitmap = this.#bitmaps[index];
    if (shot === undefined || bitmap === undefined) return;
    const { port } = shot.view;
    const tall = this.#row(to) - this.#row(from);
    const [x, wide] = [this.#px(port.left + left), this.#px(width)];
    // Rounded for itself, a row may come to lie below the last one that the shot has.
    const end = Math.min(bitmap.height, this.#px(port.top + port.height));
    const y = Math.max(0, Math.min(this.#px(port.top + from - shot.at), end - tall));
    this.#context.drawImage(bitmap, x, y, wide, tall, x, this.#row(from), wide, tall);
  }

  /**
   * What stands over, beside and under an element that scrolls: as the first shot has it, and the last what
   * is under.
   */
  #drawSurroundings(): void {
    const first = this.#bitmaps[0];
    const last = this.#bitmaps.at(-1);
    if (first === undefined || last === undefined) return;
    const { left, top, width, height } = this.#port;
    this.#context.drawImage(first, 0, 0);
    const under = this.#px(top + height);
    const tall = last.height - under;
    if (tall <= 0) return;
    const [x, wide] = [this.#px(left), this.#px(width)];
    const at = this.#canvas.height - tall;
    this.#context.clearRect(x, under, wide, tall);
    this.#context.drawImage(last, x, under, wide, tall, x, at, wide, tall);
  }

  #hatch(from: number, to: number): void {
    const [top, bottom] = [this.#row(from), this.#row(to)];
    const { width } = this.#canvas;
    const context = this.#context;
    context.save();
    context.beginPath();
    context.rect(0, top, width, bottom - top);
    context.clip();
    context.fillStyle = '#fff';
    context.fillRect(0, top, width, bottom - top);
    context.strokeStyle = '#c0c';
    context.lineWidth = 2;
    for (let x = top - bottom; x < width; x += 12) {
      context.beginPath();
      context.moveTo(x, bottom);
      context.lineTo(x + bottom - top, top);
      context.stroke();
    }
    context.restore();
  }
}

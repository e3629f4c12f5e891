import type { Obstacle } from './stuck-elements.ts';

/** One picture of the window on the way through a page. Rows are CSS pixels of the content, from its top. */
export interface PlannedShot {
  /** The row at the top of the part in which the content moves. */
  readonly at: number;
  readonly width: number;
  readonly height: number;
  /** From the top left of that part. */
  readonly obstacles: readonly Obstacle[];
}

/** Rows of the whole, and the shot that shows them. */
export interface Band {
  readonly shot: number;
  readonly from: number;
  readonly to: number;
}

/** A rectangle of the whole that its band's shot shows something else over, and another shot does not. */
export interface Patch extends Band {
  readonly left: number;
  readonly width: number;
}

export interface PicturePlan {
  readonly bands: readonly Band[];
  readonly patches: readonly Patch[];
  /** Rows that no shot shows. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** Whether something that stays in the window is to be seen in more than one place. */
  readonly repeats: boolean;
}

/** What fills more than half of the window cannot be left out of pictures of it. */
const tallShare = 0.5;
/** What begins in this part of the window belongs to its top. */
const topShare = 0.25;
const slack = 0.75;

export function isTall({ height }: Obstacle, shot: Pick<PlannedShot, 'height'>): boolean {
  return height > tallShare * shot.height;
}

export function isAtTop({ top }: Obstacle, shot: Pick<PlannedShot, 'height'>): boolean {
  return top < topShare * shot.height;
}

/**
 * Which part of which shot shows each part of the whole. Of the shots that show a row the one counts that
 * shows the least else over it. What has no place in the page is kept once: a header in the first shot, all
 * else in the last. `reachesEnd`: whether the last shot shows the end. Pure.
 */
export function planPicture(shots: readonly PlannedShot[], reachesEnd: boolean): PicturePlan {
  const keeping = kept(shots, reachesEnd);
  const first = banded(shots, keeping, []);
  const { homes } = patchesFor(shots, first.bands, keeping);
  const { bands, gaps } = homes.length === 0 ? first : banded(shots, keeping, homes);
  const { patches, repeats } = patchesFor(shots, bands, keeping);
  return { bands, gaps, patches, repeats };
}

function banded(
  shots: readonly PlannedShot[],
  keeping: Kept,
  homes: readonly Band[],
): Pick<PicturePlan, 'bands' | 'gaps'> {
  const rows = rowsOf(shots, homes);
  const bands: Band[] = [];
  const gaps: { from: number; to: number }[] = [];
  for (const [index, from] of rows.entries()) {
    const to = rows[index + 1];
    if (to === undefined) break;
    const last = bands.at(-1);
    const home = homes.find((each) => each.from <= from + slack && to <= each.to + slack);
    const shot =
      home !== undefined && shows(shots[home.shot], from, to)
        ? home.shot
        : bestShot(shots, keeping, from, to, last?.shot);
    if (shot === undefined) gaps.push({ from, to });
    else if (last?.shot === shot && last.to === from) bands.splice(-1, 1, { ...last, to });
    else bands.push({ shot, from, to });
  }
  return { bands, gaps: joined(gaps) };
}

interface Kept {
  /** Rows above this are the first shot's. */
  readonly first: number;
  /** Rows from here on are the last shot's. */
  readonly last: number;
}

function kept(shots: readonly PlannedShot[], reachesEnd: boolean): Kept {
  const [first] = shots;
  const last = shots.at(-1);
  const own = (shot: PlannedShot | undefined) =>
    shot?.obstacles.filter((each) => each.kind === 'fixed' && !isTall(each, shot)) ?? [];
  const heads = own(first).filter((each) => first !== undefined && isAtTop(each, first));
  const feet = own(last).filter((each) => last !== undefined && !isAtTop(each, last));
  return {
    first: (first?.at ?? 0) + Math.max(0, ...heads.map(({ top, height }) => top + height)),
    last: reachesEnd ? (last?.at ?? 0) + Math.min(...feet.map(({ top }) => top)) : Infinity,
  };
}

/** Every row at which what a shot shows begins or ends, in order. */
function rowsOf(shots: readonly PlannedShot[], homes: readonly Band[]): number[] {
  const [start, end] = [
    Math.min(...shots.map(({ at }) => at)),
    Math.max(...shots.map(({ at, height }) => at + height)),
  ];
  const ofHomes = homes.flatMap(({ from, to }) => [from, to]);
  const ofShots = shots.flatMap(({ at, height, obstacles }) => [
    at,
    at + height,
    ...obstacles.flatMap(({ top, height: tall }) => [at + top, at + top + tall]),
  ]);
  const sorted = [...ofShots, ...ofHomes.filter((row) => row > start && row < end)].sort(
    (a, b) => a - b,
  );
  const apart: number[] = [];
  for (const row of sorted) if (row - (apart.at(-1) ?? -Infinity) > slack) apart.push(row);
  return apart;
}

function bestShot(
  shots: readonly PlannedShot[],
  keeping: Kept,
  from: number,
  to: number,
  before: number | undefined,
): number | undefined {
  if (to <= keeping.first + slack && shows(shots[0], from, to)) return 0;
  const final = shots.length - 1;
  if (from >= keeping.last - slack && shows(shots[final], from, to)) return final;
  let best: { readonly index: number; readonly cost: number } | undefined;
  for (const [index, shot] of shots.entries()) {
    if (!shows(shot, from, to)) continue;
    const cost = coveredWidth(shot, from, to);
    const isBetter =
      best === undefined || cost < best.cost || (cost === best.cost && index === before);
    if (isBetter) best = { index, cost };
  }
  return best?.index;
}

function shows(shot: PlannedShot | undefined, from: number, to: number): boolean {
  return shot !== undefined && shot.at <= from + slack && to <= shot.at + shot.height + slack;
}

function coveredWidth({ at, obstacles }: PlannedShot, from: number, to: number): number {
  let width = 0;
  for (const each of obstacles) {
    if (at + each.top < to - slack && at + each.top + each.height > from + slack)
      width += each.width;
  }
  return width;
}

function joined(gaps: readonly { readonly from: number; readonly to: number }[]) {
  const whole: { from: number; to: number }[] = [];
  for (const gap of gaps) {
    const last = whole.at(-1);
    if (last?.to === gap.from) last.to = gap.to;
    else whole.push({ ...gap });
  }
  return whole;
}

function patchesFor(
  shots: readonly PlannedShot[],
  bands: readonly Band[],
  keeping: Kept,
): Pick<PicturePlan, 'patches' | 'repeats'> & { readonly homes: readonly Band[] } {
  const patches: Patch[] = [];
  const homes: Band[] = [];
  let repeats = false;
  let tallBands = 0;
  for (const { shot: index, from, to } of bands) {
    const shot = shots[index];
    if (shot === undefined) continue;
    for (const each of shot.obstacles) {
      const top = Math.max(from, shot.at + each.top);
      const bottom = Math.min(to, shot.at + each.top + each.height);
      if (bottom - top <= slack) continue;
      if (isTall(each, shot)) {
        tallBands++;
        continue;
      }
      const isHead = index === 0 && bottom <= keeping.first + slack;
      const isFoot = index === shots.length - 1 && top >= keeping.last - slack;
      if (each.kind === 'fixed' && (isHead || isFoot)) continue;
      const rectangle = { from: top, to: bottom, left: each.left, width: each.width };
      const other = shots.findIndex((one, i) => i !== index && showsClearly(one, rectangle));
      if (other >= 0) patches.push({ ...rectangle, shot: other });
      else if (each.home === undefined) repeats = true;
      else {
        // It is to be seen where it is held, so its own place is shown as it is meanwhile: empty.
        const home = shot.at + each.top + each.home;
        homes.push({ shot: index, from: home, to: home + each.height });
        repeats ||= !bands.some((b) => b.shot === index && b.from <= home + slack && home < b.to);
      }
    }
  }
  return { patches, homes, repeats: repeats || tallBands > 1 };
}

function showsClearly(shot: PlannedShot, { from, to, left, width }: Omit<Patch, 'shot'>): boolean {
  if (!shows(shot, from, to)) return false;
  return !shot.obstacles.some(
    (each) =>
      shot.at + each.top < to &&
      shot.at + each.top + each.height > from &&
      each.left < left + width &&
      each.left + each.width > left,
  );
}

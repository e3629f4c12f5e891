import { describe, expect, it } from 'vitest';
import {
  type PicturePlan,
  type PlannedShot,
  planPicture,
} from '../../../utils/capture/tour/plan-picture.ts';
import type { Obstacle } from '../../../utils/capture/tour/stuck-elements.ts';

const port = { width: 1000, height: 800 };
const bare = (at: number): PlannedShot => ({ at, ...port, obstacles: [] });
const header: Obstacle = { kind: 'fixed', left: 0, top: 0, width: 1000, height: 60 };
const footer: Obstacle = { kind: 'fixed', left: 0, top: 760, width: 1000, height: 40 };
const bubble: Obstacle = { kind: 'fixed', left: 900, top: 700, width: 80, height: 80 };

/** Every row is of exactly one band, or of a gap. */
function expectWhole({ bands, gaps }: PicturePlan, from: number, to: number): void {
  const parts = [...bands, ...gaps].sort((a, b) => a.from - b.from);
  expect(parts[0]?.from).toBe(from);
  expect(parts.at(-1)?.to).toBe(to);
  for (const [i, part] of parts.entries()) {
    if (i > 0) expect(part.from).toBe(parts[i - 1]?.to);
  }
}

describe('the plan of a picture', () => {
  it('joins windows one below the other', () => {
    expect(planPicture([bare(0), bare(800)], true)).toEqual({
      bands: [
        { shot: 0, from: 0, to: 800 },
        { shot: 1, from: 800, to: 1600 },
      ],
      patches: [],
      gaps: [],
      repeats: false,
    });
  });

  it('takes from the last window only what no other showed', () => {
    expect(planPicture([bare(0), bare(300)], true).bands[1]).toEqual({
      shot: 1,
      from: 800,
      to: 1100,
    });
  });

  it('keeps a header in the first window only and a footer in the last only', () => {
    const shots = [0, 700, 1400].map((at) => ({ at, ...port, obstacles: [header, footer] }));
    expect(planPicture(shots, true)).toEqual({
      bands: [
        { shot: 0, from: 0, to: 760 },
        { shot: 1, from: 760, to: 1460 },
        { shot: 2, from: 1460, to: 2200 },
      ],
      patches: [],
      gaps: [],
      repeats: false,
    });
  });

  it('keeps something small in the last window whole, although an earlier one showed its rows', () => {
    const shots = [
      { ...bare(0), obstacles: [bubble] },
      { ...bare(650), obstacles: [bubble] },
      { ...bare(700), obstacles: [bubble] },
    ];
    const plan = planPicture(shots, true);
    expectWhole(plan, 0, 1500);
    expect(plan.bands.at(-1)).toEqual({ shot: 2, from: 1350, to: 1500 });
    expect(plan.repeats).toBe(false);
  });

  it('says which rows no window showed', () => {
    const plan = planPicture([bare(0), bare(900), bare(1700)], true);
    expectWhole(plan, 0, 2500);
    expect(plan.gaps).toEqual([{ from: 800, to: 900 }]);
  });

  it('takes from another window what one shows something small over, where it has to use its rows', () => {
    // The window can stand at these places only, and neither shows the rows from 700 to 780 without the
    // bubble beside them.
    const note: Obstacle = { kind: 'sticky', left: 0, top: 0, width: 100, height: 200 };
    const shots = [
      { ...bare(0), obstacles: [bubble] },
      { ...bare(650), obstacles: [note, bubble] },
      { ...bare(1300), obstacles: [note, bubble] },
    ];
    const plan = planPicture(shots, true);
    expectWhole(plan, 0, 2100);
    expect(plan.patches).toContainEqual({ shot: 1, from: 700, to: 780, left: 900, width: 80 });
  });

  it('shows once what sticks, where it cannot but be seen away from its own place', () => {
    const held: Obstacle = { ...bubble, kind: 'sticky', top: 120, height: 60, home: -70 };
    const shots = [bare(0), { ...bare(704), obstacles: [held] }];
    const plan = planPicture(shots, true);
    expectWhole(plan, 0, 1504);
    expect(plan.bands).toEqual([
      { shot: 0, from: 0, to: 754 },
      { shot: 1, from: 754, to: 1504 },
    ]);
    expect(plan.repeats).toBe(false);
  });

  it('says that something repeats that stays in every window and cannot be left out', () => {
    const aside: Obstacle = { kind: 'fixed', left: 0, top: 0, width: 200, height: 800 };
    const shots = [0, 780].map((at) => ({ at, ...port, obstacles: [aside] }));
    const plan = planPicture(shots, true);
    expectWhole(plan, 0, 1580);
    expect(plan.repeats).toBe(true);
  });

  it('leaves nothing out and shows nothing twice for any windows that overlap', () => {
    let seed = 7;
    const random = (most: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % most;
    };
    for (let round = 0; round < 500; round++) {
      let at = 0;
      const shots = Array.from({ length: 1 + random(8) }, () => {
        const obstacles = Array.from({ length: random(4) }, (): Obstacle => {
          const kind = random(2) === 0 ? 'fixed' : 'sticky';
          const top = random(700);
          return { kind, left: random(900), top, width: 100, height: 1 + random(800 - top) };
        });
        const shot = { at, ...port, obstacles };
        at += 1 + random(800);
        return shot;
      });
      const last = shots.at(-1);
      const plan = planPicture(shots, round % 2 === 0);
      expect(plan.gaps).toEqual([]);
      expect(plan.bands[0]?.from).toBe(0);
      expect(Math.abs((plan.bands.at(-1)?.to ?? 0) - ((last?.at ?? 0) + 800))).toBeLessThan(1);
      for (const [i, band] of plan.bands.entries()) {
        if (i > 0) expect(band.from).toBe(plan.bands[i - 1]?.to);
        const shot = shots[band.shot];
        expect(band.from).toBeGreaterThanOrEqual((shot?.at ?? 0) - 1);
        expect(band.to).toBeLessThanOrEqual((shot?.at ?? 0) + 801);
      }
    }
  });
});

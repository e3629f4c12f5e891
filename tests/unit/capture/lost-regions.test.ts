import { describe, expect, it } from 'vitest';
import { comparePixels, type Pixels } from '../../../utils/capture/replay/compare-pixels.ts';
import { lostRegions } from '../../../utils/capture/replay/lost-regions.ts';

const [width, height] = [640, 480];

interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** White, with dark patches. */
function drawn(...patches: readonly Patch[]): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const { x, y, width: wide, height: tall } of patches) {
    for (let row = y; row < y + tall; row++) {
      data.fill(40, (row * width + x) * 4, (row * width + x + wide) * 4);
    }
  }
  return { width, height, data };
}

const find = (seen: Pixels, shown: Pixels, post?: Patch) =>
  lostRegions(comparePixels(seen, shown), post);

describe('the places that a replay loses', () => {
  it('are none in pictures that are the same', () => {
    const picture = drawn({ x: 30, y: 30, width: 200, height: 60 });
    expect(find(picture, picture)).toEqual([]);
  });

  it('are found however small their share of the whole is', () => {
    const [region, ...others] = find(drawn({ x: 320, y: 160, width: 64, height: 48 }), drawn());
    expect(others).toEqual([]);
    expect(region).toEqual({ box: { x: 320, y: 160, width: 64, height: 48 }, isAtPost: false });
  });

  it('are found where something covers what was seen, too', () => {
    expect(find(drawn(), drawn({ x: 32, y: 32, width: 230, height: 64 }))).toHaveLength(1);
  });

  it('are not what only stands a few pixels to the side', () => {
    const seen = drawn({ x: 100, y: 100, width: 300, height: 10 });
    expect(find(seen, drawn({ x: 104, y: 105, width: 300, height: 10 }))).toEqual([]);
  });

  it('leave out what was selected, which no snapshot shows', () => {
    const seen = drawn({ x: 64, y: 64, width: 320, height: 32 });
    const selected = [{ x: 64, y: 64, width: 320, height: 32 }];
    expect(lostRegions(comparePixels(seen, drawn()), selected[0], selected)).toEqual([]);
  });

  it('count from three squares on at the reported post, which comes first', () => {
    const seen = drawn(
      { x: 16, y: 16, width: 96, height: 96 },
      { x: 320, y: 320, width: 64, height: 16 },
    );
    const post = { x: 300, y: 300, width: 100, height: 60 };
    expect(find(seen, drawn()).map(({ isAtPost }) => isAtPost)).toEqual([false]);
    expect(find(seen, drawn(), post).map(({ isAtPost }) => isAtPost)).toEqual([true, false]);
  });
});

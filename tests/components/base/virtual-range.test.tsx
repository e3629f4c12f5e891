import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildOffsets, findRange } from '../../../components/base/virtual-range.ts';

it('the range holds exactly the entries that the stretch touches', () => {
  const offsets = buildOffsets([100, 50, 200]);
  expect(offsets).toEqual([0, 100, 150, 350]);
  expect(findRange(offsets, { top: 0, bottom: 99 })).toEqual([0, 1]);
  expect(findRange(offsets, { top: 120, bottom: 151 })).toEqual([1, 3]);
  expect(findRange(offsets, { top: -500, bottom: 10 })).toEqual([0, 1]);
  expect(findRange(offsets, { top: 900, bottom: 999 })).toEqual([2, 3]);
  expect(findRange(buildOffsets([]), { top: 0, bottom: 800 })).toEqual([0, 0]);
});

it('no visible entry is ever left out', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(heights, fc.nat(30_000), fc.integer({ min: 1, max: 2_000 }), (all, top, size) => {
      const offsets = buildOffsets(all);
      const bottom = top + size;
      const [first, end] = findRange(offsets, { top, bottom });
      const seen = all.keys().filter((i) => {
        return (offsets[i] ?? 0) < bottom && (offsets[i + 1] ?? 0) > top;
      });
      for (const index of seen) {
        expect(index).toBeGreaterThanOrEqual(first);
        expect(index).toBeLessThan(end);
      }
    }),
  );
});

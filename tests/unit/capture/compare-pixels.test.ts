import { expect, it } from 'vitest';
import { differingShare, type Pixels } from '../../../utils/capture/replay/compare-pixels.ts';

function plain(width: number, height: number, value: number): Pixels {
  return { width, height, data: new Uint8ClampedArray(width * height * 4).fill(value) };
}

it('finds no difference between a picture and itself', () => {
  expect(differingShare(plain(100, 50, 120), plain(100, 50, 120))).toBe(0);
});

it('counts the squares that have another colour', () => {
  const other = plain(64, 32, 255);
  for (let y = 0; y < 16; y++) other.data.fill(0, y * 64 * 4, (y * 64 + 32) * 4);
  expect(differingShare(plain(64, 32, 255), other)).toBe(2 / 8);
});

it('takes text that is smoothed otherwise for the same', () => {
  const one = plain(32, 32, 255);
  const other = plain(32, 32, 255);
  for (let i = 0; i < one.data.length; i += 64) one.data.fill(0, i, i + 4);
  for (let i = 0; i < other.data.length; i += 64) other.data.fill(60, i + 4, i + 8);
  expect(differingShare(one, other)).toBe(0);
});

it('refuses pictures of different sizes', () => {
  expect(() => differingShare(plain(10, 10, 0), plain(10, 11, 0))).toThrow(RangeError);
});

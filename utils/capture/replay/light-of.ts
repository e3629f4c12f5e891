import type { Pixels } from './compare-pixels.ts';

/** How light a pixel is to the eye, 0 to 255; `at` is where its red stands. */
export function lightOf({ data }: Pixels, at: number): number {
  return ((data[at] ?? 0) * 3 + (data[at + 1] ?? 0) * 6 + (data[at + 2] ?? 0)) / 10;
}

/** The same of every pixel, row by row. */
export function lightsOf(pixels: Pixels): Float32Array {
  const lights = new Float32Array(pixels.width * pixels.height);
  for (let i = 0; i < lights.length; i++) lights[i] = lightOf(pixels, i * 4);
  return lights;
}

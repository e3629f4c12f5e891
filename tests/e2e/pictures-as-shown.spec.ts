import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../utils/capture/snapshot/assemble.ts';
import { viewport } from '../bench/capture/browser.ts';
import { pixelsOf } from '../bench/capture/engines/ours.ts';
import { freezePage } from '../bench/capture/inject.ts';
import { openReplayStage, type ReplayStage } from './replay-stage.ts';

const pages = new URL('../fixtures/pages/pictures-as-shown', import.meta.url).pathname;

let stage: ReplayStage;

beforeAll(async () => {
  stage = await openReplayStage(pages);
});

afterAll(() => stage?.close());

/** A page live, and its snapshot opened from a file in a window of another size. */
async function both(
  path: string,
  other: { width: number; height: number } = viewport,
): Promise<{ live: Page; replayed: Page }> {
  const live = await stage.openLive(path);
  await live.waitForTimeout(1_200);
  const pixels = pixelsOf(await live.screenshot());
  const { frames } = await freezePage(live);
  const { view } = await assemble({ frames, pixels });
  const replayed = await stage.openView(await view.text(), { size: other });
  return { live, replayed };
}

describe('the size of a picture', () => {
  let live: Page;
  let replayed: Page;

  beforeAll(async () => {
    ({ live, replayed } = await both('sizes.html', { width: 640, height: 700 }));
  });

  const size = (page: Page, id: string): Promise<number[]> =>
    page.locator(`#${id}`).evaluate((el) => {
      const { width, height } = el.getBoundingClientRect();
      return [width, height].map((value) => Math.round(value * 10) / 10);
    });

  it.each([
    'narrow',
    'nobreak',
    'dense',
    'comma',
    'fraction',
    'untrue',
    'viewport',
    'media',
    'sized',
    'auto',
    'tabbed',
  ])('is that of #%s in a window of any size', async (id) => {
    expect(await size(replayed, id)).toEqual(await size(live, id));
  });
});

describe('pictures whose addresses the page has let go', () => {
  it.each(['i', 'bg', 'mask', 'v', 'before'])('show as they did in #%s', async (id) => {
    const { live, replayed } = await both('let-go.html');
    const seen = PNG.sync.read(await live.locator(`#${id}`).screenshot());
    const kept = PNG.sync.read(await replayed.locator(`#${id}`).screenshot());
    const off = seen.data.filter((value, at) => Math.abs(value - (kept.data[at] ?? 0)) > 16).length;
    expect(off / seen.data.length).toBeLessThan(0.01);
    await live.close();
    await replayed.close();
  });
});

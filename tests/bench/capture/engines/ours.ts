import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { assemble } from '../../../../utils/capture/snapshot/assemble.ts';
import { indexBrowserCopy, sheetInCopy } from '../../../../utils/capture/snapshot/browser-copy.ts';
import type { PixelSource } from '../../../../utils/capture/snapshot/screenshot-pixels.ts';
import { freezePage } from '../inject.ts';
import type { Engine } from './engine.ts';
import { takeMhtml } from './mhtml.ts';

const request = { includeFormValues: true };

/** With `activeTab` alone, and the screenshot that it gives. */
export const plaint: Engine = {
  name: 'Plaint',
  take: async (page) => {
    const pixels = pixelsOf(await takeScreenshot(page));
    const { frames, pageMs } = await freezePage(page, { request });
    const started = performance.now();
    const { view, account } = await assemble({ frames, pixels });
    const durationMs = pageMs + performance.now() - started;
    const { longestTaskMs, cuts } = account;
    return {
      durationMs,
      longestTaskMs,
      cuts,
      bytes: Buffer.from(await view.arrayBuffer()),
      extension: 'html',
    };
  },
};

/** With the browser's own copy of the page for the bytes. */
export const plaintWithCopy: Engine = {
  name: 'Plaint + browser copy',
  take: async (page) => {
    const pixels = pixelsOf(await takeScreenshot(page));
    const copy = await takeMhtml(page);
    const index = indexBrowserCopy(new Uint8Array(copy.bytes));
    const known = [...index.keys()].map((url) => [url, sheetInCopy(index, url) ?? ''] as const);
    const { frames, pageMs } = await freezePage(page, { request, known });
    const started = performance.now();
    const { view, account } = await assemble({ frames, copy: index, pixels });
    const durationMs = copy.durationMs + pageMs + performance.now() - started;
    const { longestTaskMs, cuts } = account;
    return {
      durationMs,
      longestTaskMs,
      cuts,
      bytes: Buffer.from(await view.arrayBuffer()),
      extension: 'html',
    };
  },
};

/** Without the driver's own, which hides the caret by writing to the page. */
async function takeScreenshot(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  await session.detach();
  return Buffer.from(data, 'base64');
}

export function pixelsOf(screenshot: Buffer): PixelSource {
  const whole = PNG.sync.read(screenshot);
  return async (box) => {
    const [x, y] = [Math.round(box.x), Math.round(box.y)];
    const width = Math.min(Math.round(box.width), whole.width - x);
    const height = Math.min(Math.round(box.height), whole.height - y);
    if (x < 0 || y < 0 || width < 1 || height < 1) return undefined;
    const part = new PNG({ width, height });
    PNG.bitblt(whole, part, x, y, width, height, 0, 0);
    return new Blob([new Uint8Array(PNG.sync.write(part))], { type: 'image/png' });
  };
}

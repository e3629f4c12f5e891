import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../utils/capture/snapshot/assemble.ts';
import type { FrozenFrame } from '../../utils/capture/snapshot/frozen.ts';
import { launchChromium, viewport } from '../bench/capture/browser.ts';
import { pixelsOf } from '../bench/capture/engines/ours.ts';
import {
  type FirefoxTab,
  type FirefoxTabs,
  launchFirefoxTabs,
} from '../bench/capture/firefox/firefox-tabs.ts';
import { freeze } from '../bench/capture/firefox/freeze-in-firefox.ts';
import { freezePage } from '../bench/capture/inject.ts';
import { type PageServer, startPageServer } from '../bench/capture/page-server.ts';

const pages = new URL('../fixtures/pages/pictures-as-shown', import.meta.url).pathname;

let browser: Browser;
let tabs: FirefoxTabs;
let server: PageServer;
let folder: string;

beforeAll(async () => {
  [browser, tabs, server, folder] = await Promise.all([
    launchChromium(),
    launchFirefoxTabs(),
    startPageServer(pages),
    mkdtemp(join(tmpdir(), 'plaint-pictures-')),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await tabs?.close();
  await server?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** A page as somebody sees it. */
interface Shown {
  sizeOf(id: string): Promise<number[]>;
  pictureOf(id: string): Promise<PNG>;
  close(): Promise<void>;
}

interface Both {
  readonly live: Shown;
  readonly replayed: Shown;
}

type Size = typeof viewport | { readonly width: number; readonly height: number };

const settledMs = 1_200;

async function store(frames: readonly FrozenFrame[], seen: Buffer): Promise<string> {
  const { view } = await assemble({ frames, pixels: pixelsOf(seen) });
  const file = join(folder, 'view.html');
  await writeFile(file, await view.text());
  return `file://${file}`;
}

/** Runs in the page. */
const boxOf = (id: string): string =>
  `(() => { const { x, y, width, height } = document.getElementById('${id}').getBoundingClientRect(); return [x, y, width, height]; })()`;

function shown(
  read: (expression: string) => Promise<number[]>,
  photograph: () => Promise<Buffer>,
  close: () => Promise<void>,
): Shown {
  return {
    async sizeOf(id) {
      const [, , ...size] = await read(boxOf(id));
      return size.map((value) => Math.round(value * 10) / 10);
    },
    async pictureOf(id) {
      const [x = 0, y = 0, width = 0, height = 0] = (await read(boxOf(id))).map(Math.round);
      const part = new PNG({ width, height });
      PNG.bitblt(PNG.sync.read(await photograph()), part, x, y, width, height, 0, 0);
      return part;
    },
    close,
  };
}

const inPage = (page: Page): Shown =>
  shown(
    (expression) => page.evaluate(expression),
    () => page.screenshot(),
    () => page.close(),
  );

const inTab = (tab: FirefoxTab): Shown =>
  shown(
    (expression) => tab.evaluate(expression),
    () => tab.photograph(),
    () => tab.close(),
  );

/** A page live, and its snapshot opened from a file in a window of another size. */
async function inChromium(path: string, other: Size = viewport): Promise<Both> {
  const live = await browser.newPage({ viewport });
  await live.goto(`${server.origin}/${path}`, { waitUntil: 'networkidle' });
  await live.waitForTimeout(settledMs);
  const seen = await live.screenshot();
  const file = await store((await freezePage(live)).frames, seen);
  const replayed = await browser.newPage({ viewport: other, javaScriptEnabled: false });
  await replayed.goto(file);
  return { live: inPage(live), replayed: inPage(replayed) };
}

async function inFirefox(path: string, other: Size = viewport): Promise<Both> {
  const live = await tabs.open(`${server.origin}/${path}`);
  await new Promise((resolve) => setTimeout(resolve, settledMs));
  const seen = await live.photograph();
  const file = await store((await freeze(live)).frames, seen);
  return { live: inTab(live), replayed: inTab(await tabs.open(file, other)) };
}

describe.each([
  ['Chromium', inChromium],
  ['Firefox', inFirefox],
] as const)('in %s', (_, both) => {
  describe('the size of a picture', () => {
    let pair: Both;

    beforeAll(async () => {
      pair = await both('sizes.html', { width: 640, height: 700 });
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
      expect(await pair.replayed.sizeOf(id)).toEqual(await pair.live.sizeOf(id));
    });
  });

  describe('pictures whose addresses the page has let go', () => {
    it.each(['i', 'bg', 'mask', 'v', 'before'])('show as they did in #%s', async (id) => {
      const { live, replayed } = await both('let-go.html');
      const seen = await live.pictureOf(id);
      const kept = await replayed.pictureOf(id);
      expect(seen.data.length).toBe(kept.data.length);
      const off = seen.data.filter((value, at) => Math.abs(value - (kept.data[at] ?? 0)) > 16);
      expect(off.length / seen.data.length).toBeLessThan(0.01);
      await live.close();
      await replayed.close();
    });
  });
});

import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrozenFrame, FrozenResource } from '../../utils/capture/snapshot/frozen.ts';
import { launchChromium, viewport } from '../bench/capture/browser.ts';
import { type FirefoxTabs, launchFirefoxTabs } from '../bench/capture/firefox/firefox-tabs.ts';
import { freeze } from '../bench/capture/firefox/freeze-in-firefox.ts';
import { freezePage } from '../bench/capture/inject.ts';
import { colorOf, kinds, startTurningSite, type TurningSite } from './turning-site.ts';

let site: TurningSite;
let browser: Browser;
let tabs: FirefoxTabs;

beforeAll(async () => {
  [site, browser, tabs] = await Promise.all([
    startTurningSite(),
    launchChromium(),
    launchFirefoxTabs(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await tabs?.close();
  await site?.close();
});

const quietMs = 700;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, quietMs));

/** Waits until the page asks for nothing more by itself; gives how much was asked for by then. */
async function untilQuiet(): Promise<number> {
  let last = -1;
  while (last !== site.requests.length) {
    last = site.requests.length;
    await pause();
  }
  return last;
}

interface Quiet {
  readonly frames: readonly FrozenFrame[];
  readonly asked: readonly string[];
}

async function inChromium(): Promise<Quiet> {
  const page = await browser.newPage({ viewport });
  await page.goto(`${site.origin}/page`, { waitUntil: 'networkidle' });
  const before = await untilQuiet();
  const { frames } = await freezePage(page);
  await pause();
  const asked = site.requests.slice(before);
  await page.close();
  return { frames, asked };
}

async function inFirefox(): Promise<Quiet> {
  const tab = await tabs.open(`${site.origin}/page`);
  const before = await untilQuiet();
  const { frames } = await freeze(tab);
  await pause();
  const asked = site.requests.slice(before);
  await tab.close();
  return { frames, asked };
}

/** The colour of a picture of one colour. */
async function colorOfBlob(blob: Blob): Promise<readonly number[]> {
  const { data, width } = PNG.sync.read(Buffer.from(await blob.arrayBuffer()));
  const middle = (10 * width + 20) * 4;
  return [...data.subarray(middle, middle + 3)];
}

describe.each([
  ['Chromium', inChromium],
  ['Firefox', inFirefox],
] as const)('a capture in %s', (_, capture) => {
  let quiet: Quiet;
  let loaded: readonly string[];

  beforeAll(async () => {
    const start = site.requests.length;
    site.forget();
    quiet = await capture();
    loaded = site.requests.slice(start);
  });

  const find = (path: string): FrozenResource | undefined =>
    quiet.frames[0]?.resources.find(({ url }) => url === `${site.origin}${path}`);

  /** The page was loaded afresh, so the nth picture of it is the nth that the site gave since. */
  const shown = (path: string): readonly number[] => {
    const host = site.origin.replace('http://', '');
    const pictures = site.requests.filter((line) => !/\/sheet|\/away\//.test(line));
    const asked = loaded.find((line) => line === `GET ${host}${path}`);
    return colorOf(pictures.lastIndexOf(asked ?? '') + 1);
  };

  it('asks the site for nothing', () => {
    expect(quiet.asked).toEqual([]);
  });

  it.each(
    ['no-store', 'no-cache', 'max-age-0', 'unsaid', 'varying', 'kept', 'once'].flatMap((caching) =>
      kinds.map((kind) => `/${caching}/${kind}`),
    ),
  )('holds the picture that was shown at %s', async (path) => {
    const found = find(path);
    expect(found?.missing).toBeUndefined();
    expect(found?.blob && (await colorOfBlob(found.blob))).toEqual(shown(path));
  });

  it('says truly where bytes are from', () => {
    const sources = (caching: string) =>
      new Set(
        quiet.frames[0]?.resources
          .filter(({ url, blob }) => url.startsWith(`${site.origin}/${caching}/`) && blob)
          .map(({ source }) => source),
      );
    expect(sources('no-store')).toEqual(new Set(['pixels']));
    expect(sources('once')).toEqual(new Set(['pixels']));
    expect(sources('kept')).toEqual(new Set(['page-cache']));
  });

  it('names what it could not have', () => {
    const foreign = quiet.frames[0]?.resources.filter(
      ({ url, use }) => url.startsWith(site.otherOrigin) && use !== 'css',
    );
    for (const { url, blob, missing } of foreign ?? []) {
      expect([url, blob === undefined]).toEqual([url, missing !== undefined]);
    }
    expect(find('/no-store/font')?.missing).toBe('not-cached');
  });
});

import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packWacz } from '../../utils/evidence/wacz/write-package.ts';
import { pageUrl, samplePackageInput } from '../unit/evidence/sample-package.ts';
import { serveReplay } from './replay-site.ts';

interface PlayerCheck {
  id: string;
  expected: unknown;
  matched: boolean | null;
}

/** The player's own record of what it verified; its summary also counts what it never looked at. */
async function readChecks(database: string): Promise<PlayerCheck[]> {
  const opening = indexedDB.open(database);
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = reject;
  });
  const rows = opening.result.transaction('verification').objectStore('verification').getAll();
  await new Promise((resolve, reject) => {
    rows.onsuccess = resolve;
    rows.onerror = reject;
  });
  return rows.result;
}

/** The player's first load may ask the network for what its worker serves only once it is active. */
async function serviceWorkerActive(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/replay/sw.js?serveIndex=1', {
    scope: '/replay/',
  });
  const worker = registration.installing ?? registration.waiting;
  if (worker === null) return;
  await new Promise<void>((resolve) => {
    worker.addEventListener('statechange', () => worker.state === 'activated' && resolve());
  });
}

/** Waits for a frame that shows the archived `url`, however deeply the player nests it. */
async function replayedFrame(page: Page, url: string): Promise<Frame> {
  const isReplayed = (frame: Frame): boolean =>
    /\d{14}[a-z]{2}_\/(.*)$/.exec(frame.url())?.[1] === url;
  for (;;) {
    const frame = page.frames().find(isReplayed);
    if (frame !== undefined) return frame;
    await page.waitForEvent('framenavigated', { predicate: isReplayed, timeout: 60_000 });
  }
}

describe('ReplayWeb.page', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveReplay>>;
  let page: Page;

  beforeAll(async () => {
    const wacz = await packWacz(await samplePackageInput());
    site = await serveReplay(Buffer.from(await wacz.arrayBuffer()), pageUrl);
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--headless=new', '--no-sandbox', '--disable-background-networking'],
    });
    page = await browser.newPage();
    await page.goto(site.origin);
    await page.evaluate(serviceWorkerActive);
    await page.reload();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('shows the page with its words, styles, pictures and frames', async () => {
    const frame = await replayedFrame(page, pageUrl);
    await frame.waitForSelector('h1');
    expect(await frame.textContent('h1')).toBe('Thread 七');
    const color = await frame.$eval('h1', (heading) => getComputedStyle(heading).color);
    expect(color).toBe('rgb(1, 2, 3)');
    const width = await frame.$eval('img', async (image) => {
      await (image as HTMLImageElement).decode();
      return (image as HTMLImageElement).naturalWidth;
    });
    expect(width).toBe(1);
    const inner = await replayedFrame(page, 'https://forum.example.org/frame');
    expect(await inner.textContent('p')).toBe('frame');
  });

  it('finds the signature valid, over the list of files that we wrote', async () => {
    const frame = await replayedFrame(page, pageUrl);
    const collection = new URL(frame.url()).pathname.split('/')[3];
    const checks = await (frame.parentFrame() ?? frame).evaluate(readChecks, `db:${collection}`);
    const rows = new Map(checks.map((row) => [row.id, row]));
    expect(rows.get('signature')).toMatchObject({ expected: true, matched: true });
    expect(rows.get('datapackageHash')?.expected).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

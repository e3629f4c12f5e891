import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { requireBrowser } from '../drive/find-browser.ts';
import { serveReplay } from './replay-site.ts';

export interface PlayerCheck {
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

/** ReplayWeb.page with one package open at one of its pages, in a browser that reaches the loopback alone. */
export interface Player {
  readonly page: Page;
  /** The frame that shows the archived `url`, once it is there. */
  frame(url: string): Promise<Frame>;
  /** What the player itself verified, by its own names. */
  checks(): Promise<Map<string, PlayerCheck>>;
  close(): Promise<void>;
}

export async function openPlayer(wacz: Blob, url: string): Promise<Player> {
  const site = await serveReplay(Buffer.from(await wacz.arrayBuffer()), url);
  const browser: Browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--headless=new', '--no-sandbox', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  await page.goto(site.origin);
  await page.evaluate(serviceWorkerActive);
  await page.reload();
  return {
    page,
    frame: (shown) => replayedFrame(page, shown),
    async checks() {
      const frame = await replayedFrame(page, url);
      const collection = new URL(frame.url()).pathname.split('/')[3];
      const rows = await (frame.parentFrame() ?? frame).evaluate(readChecks, `db:${collection}`);
      return new Map(rows.map((row) => [row.id, row]));
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, viewport } from '../bench/capture/browser.ts';
import { type PageServer, startPageServer } from '../bench/capture/page-server.ts';

export interface ReplayStage {
  readonly browser: Browser;
  readonly server: PageServer;
  /** A page of the server as a reader sees it, when all of it is there. */
  openLive(path: string): Promise<Page>;
  /** A snapshot opened from a file, with scripts off. `before` sees the page while it is still empty. */
  openView(html: string, options?: ViewOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface ViewOptions {
  readonly size?: { readonly width: number; readonly height: number };
  readonly before?: (page: Page) => void;
}

/** What it takes to freeze pages of a folder and to look at what came of it. */
export async function openReplayStage(pages: string): Promise<ReplayStage> {
  const [browser, server, folder] = await Promise.all([
    launchChromium(),
    startPageServer(pages),
    mkdtemp(join(tmpdir(), 'plaint-replay-')),
  ]);
  return {
    browser,
    server,
    async openLive(path) {
      const live = await browser.newPage({ viewport });
      await live.goto(`${server.origin}/${path}`, { waitUntil: 'networkidle' });
      return live;
    },
    async openView(html, { size = viewport, before } = {}) {
      const file = join(folder, 'view.html');
      await writeFile(file, html);
      const page = await browser.newPage({ viewport: size, javaScriptEnabled: false });
      before?.(page);
      await page.goto(`file://${file}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

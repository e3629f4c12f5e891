import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { unlockDesk } from '../../drive/desk-stage.ts';

/**
 * In the page, before its own scripts: notes when the queue is there. What is asked for after it is no first
 * load.
 */
const watch = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector('main nav')) return;
    globalThis.queueMs = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });`;

const askedBefore = `[location.href, ...performance.getEntriesByType('resource')
  .filter(({ startTime }) => startTime <= globalThis.queueMs).map(({ name }) => name)]`;

/** All that a browser asks the desk's server for before the queue is there, gzipped; KiB. */
export async function measureFirstLoad(page: Page): Promise<number> {
  await page.addInitScript(watch);
  await page.reload();
  await unlockDesk(page);
  let total = 0;
  for (const url of await page.evaluate<string[]>(askedBefore)) {
    const { pathname } = new URL(url);
    // What the endpoint answers is no part of the page.
    if (pathname.startsWith('/v1/') || pathname.startsWith('/.well-known/')) continue;
    total += gzipSync(await (await fetch(url)).bytes()).length;
  }
  return total / 1024;
}

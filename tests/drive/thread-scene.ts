import type { Page } from 'playwright-core';
import type { Scene } from './scene.ts';
import { until } from './until.ts';

export const LONG_THREAD = new URL('../fixtures/long-thread', import.meta.url).pathname;

/** Presses the entry of the page's menu; gives the window with the bar that follows. */
export async function captureThread({ chromium }: Scene, page: Page): Promise<Page> {
  const before = new Set(page.context().pages());
  await chromium.clickMenu(page, 'capture-thread');
  const bar = await until('the bar of the capture', async () =>
    page
      .context()
      .pages()
      .find((one) => !before.has(one) && one.url().includes('/thread.html')),
  );
  await bar.waitForLoadState();
  return bar;
}

/** Waits until the bar offers the review, and opens it. */
export async function openReview(scene: Scene, bar: Page, timeoutMs: number): Promise<Page> {
  await bar.locator('main > button').last().waitFor({ timeout: timeoutMs });
  const threadId = new URL(bar.url()).searchParams.get('thread');
  const review = await scene.chromium.openExtensionPage(`thread.html?thread=${threadId}&review`);
  await review.locator('#posts-title').waitFor();
  return review;
}

/** Runs in a page of the extension: the threads of its own storage. */
export const READ_THREADS = `
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const db = await done(indexedDB.open('plaint'));
  const threads = await done(db.transaction('threads').objectStore('threads').getAll());
  db.close();
  return threads;`;

/** A thread's record, out of the extension's own storage. */
export async function readThread<Value extends { id: string }>(
  page: Page,
  threadId: string | null,
): Promise<Value> {
  const threads = await page.evaluate<Value[]>(`(async () => {${READ_THREADS}})()`);
  const found = threads.find(({ id }) => id === threadId);
  if (found === undefined) throw new Error(`no thread ${threadId}`);
  return found;
}

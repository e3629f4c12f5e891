import type { Page } from 'playwright-core';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { readStore } from './read-store.ts';
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

/** A thread's record, out of the extension's own storage. */
export async function readThread(page: Page, threadId: string | null): Promise<ThreadRecord> {
  const threads = await readStore<ThreadRecord>(page, 'threads');
  const found = threads.find(({ id }) => id === threadId);
  if (found === undefined) throw new Error(`no thread ${threadId}`);
  return found;
}

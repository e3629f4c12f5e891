import type { Page } from 'playwright-core';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { readStore } from './read-store.ts';
import type { Scene } from './scene.ts';
import { until } from './until.ts';

export const LONG_THREAD = new URL('../fixtures/long-thread', import.meta.url).pathname;

/** The window of the extension that comes next with this in its address. */
export async function nextWindow(
  page: Page,
  part: string,
  open: () => Promise<unknown>,
): Promise<Page> {
  const before = new Set(page.context().pages());
  await open();
  const found = await until(`a window with ${part}`, async () =>
    page
      .context()
      .pages()
      .find((one) => !before.has(one) && one.url().includes(part)),
  );
  await found.waitForLoadState();
  return found;
}

/** Presses the entry of the page's menu; gives the window in which the page is looked at. */
export function lookAtDiscussion({ chromium }: Scene, page: Page): Promise<Page> {
  return nextWindow(page, '/thread.html?look=', () => chromium.clickMenu(page, 'capture-thread'));
}

/** Captures what is recognised as it is; gives the window with the bar that follows. */
export async function captureThread(scene: Scene, page: Page): Promise<Page> {
  const look = await lookAtDiscussion(scene, page);
  return nextWindow(page, '/thread.html?thread=', () =>
    look.locator('[data-look=capture] button').click(),
  );
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
export async function readThreadRecord(page: Page, threadId: string | null): Promise<ThreadRecord> {
  const threads = await readStore<ThreadRecord>(page, 'threads');
  const found = threads.find(({ id }) => id === threadId);
  if (found === undefined) throw new Error(`no thread ${threadId}`);
  return found;
}

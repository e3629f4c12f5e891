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

/** A thread's record, out of the extension's own storage. */
export async function readThread<Value>(page: Page, threadId: string | null): Promise<Value> {
  return page.evaluate(
    (id) =>
      new Promise<never>((resolve, reject) => {
        const opening = indexedDB.open('plaint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result
            .transaction('threads')
            .objectStore('threads')
            .get(id ?? '');
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result as never);
          };
        };
      }),
    threadId,
  );
}

import type { CaseItem } from '../../../utils/report/case-item.ts';
import { BUILDS, buildFor } from '../../drive/build-once.ts';
import { launchChromium } from '../../drive/chromium.ts';

export interface ListMeasures {
  /** Entries that are in the document, however long the list. */
  readonly nodes: number;
  readonly shownMs: number;
  readonly longestTaskMs: number;
  /** From the last key to the list that it leads to. */
  readonly searchMs: number;
}

/** Puts items into the store of the built extension, opens its casebook, scrolls to the end and searches. */
export async function measureList(items: readonly CaseItem[]): Promise<ListMeasures> {
  buildFor(['chromium']);
  const chromium = await launchChromium({ extensionDir: BUILDS.chromium });
  try {
    const first = await chromium.openExtensionPage('casebook.html');
    await first.locator('main').waitFor();
    await first.evaluate(async (records) => {
      const done = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await done(indexedDB.open('plaint'));
      const transaction = db.transaction('items', 'readwrite');
      for (const record of records) transaction.objectStore('items').put(record);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      db.close();
    }, items);
    await first.close();
    const begun = performance.now();
    const page = await chromium.openExtensionPage('casebook.html');
    await page.locator('article').first().waitFor();
    const shownMs = performance.now() - begun;
    // The index is built in slices first; what is measured is the list.
    await page.locator('[name=search]').fill('item9999');
    await page.getByText('1 shown').waitFor();
    await page.locator('[name=search]').fill('');
    await page.getByText(`${items.length} shown`).waitFor();
    const longestTaskMs = await page.evaluate(async () => {
      let longest = 0;
      const observer = new PerformanceObserver((entries) => {
        for (const { duration } of entries.getEntries()) longest = Math.max(longest, duration);
      });
      observer.observe({ type: 'longtask' });
      const step = document.documentElement.scrollHeight / 200;
      for (let at = 0; at < 200; at += 1) {
        scrollBy(0, step);
        await new Promise(requestAnimationFrame);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      observer.disconnect();
      return longest;
    });
    const nodes = await page.locator('article').count();
    const asked = performance.now();
    await page.locator('[name=search]').fill('第77条');
    await page.locator('article', { hasText: '第77条' }).first().waitFor();
    const searchMs = performance.now() - asked;
    return { nodes, shownMs, longestTaskMs, searchMs };
  } finally {
    await chromium.close();
  }
}

import { bundleFacts } from '../../drive/bundle-facts.ts';
import type { Facts } from '../../e2e/facts-entry.ts';
import { launchChromium, viewport } from '../capture/browser.ts';
import { buildDeepPage, buildDiscussion } from './large-pages.ts';

declare const plaintFacts: Facts;

/** Prints how long it takes to read the facts of a deep page, and the posts of a long one. */
export async function reportReading(): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport });
    await page.setContent('<!doctype html><body></body>');
    await page.evaluate(await bundleFacts());
    await page.evaluate(buildDeepPage, 5_000);
    const deepMs = await page.evaluate(async () => {
      const element = document.querySelector('p');
      if (element === null) throw new Error('no paragraph');
      const started = performance.now();
      await plaintFacts.readFrameFacts({ document, hint: { kind: 'selection', element } });
      return performance.now() - started;
    });
    await page.evaluate(buildDiscussion, 1_000);
    const postsMs = await page.evaluate(() => {
      const started = performance.now();
      plaintFacts.findThread(document, {
        reference: { nowMs: Date.now(), utcOffsetMinutes: 0 },
      });
      return performance.now() - started;
    });
    console.log(`facts of 50,000 nodes at depth 5,000: ${deepMs.toFixed(0)} ms`);
    console.log(`posts of a page of 1,000: ${postsMs.toFixed(0)} ms`);
  } finally {
    await browser.close();
  }
}

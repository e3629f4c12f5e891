import { type Browser, chromium, type Page } from 'playwright-core';
import type { Cdp } from './cdp.ts';
import { listTargets } from './extension-worker.ts';
import { until } from './until.ts';

/**
 * Waits for the extension's popup and hands it out as a page to drive. A popup is no tab, and a Playwright
 * connection does not notice one that opens while it is connected; a new connection finds it among the pages.
 */
export async function watchPopup(
  cdp: Cdp,
  address: string,
  extensionId: string,
  timeoutMs?: number,
): Promise<{ browser: Browser; page: Page }> {
  const prefix = `chrome-extension://${extensionId}/popup.html`;
  await until(
    'the popup',
    async () =>
      (await listTargets(cdp)).some(({ type, url }) => type === 'page' && url.startsWith(prefix)),
    timeoutMs,
  );
  const browser = await chromium.connectOverCDP(address);
  try {
    // The connection may name its pages before it knows their addresses.
    const page = await until('the popup, unless it closed before it could be driven', () =>
      browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((candidate) => candidate.url().startsWith(prefix)),
    );
    return { browser, page };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

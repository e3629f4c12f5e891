import { browser } from './browser.ts';

/** Chromium's worker has no document, so a page of ours lends it one; Firefox's background has its own. */
export const needsOffscreenPage: boolean = !import.meta.env['FIREFOX'];

/** Opens the hidden page. Rejects if there is one already. */
export async function openOffscreenPage(path: string): Promise<void> {
  await browser.offscreen.createDocument({
    url: browser.runtime.getURL(path),
    reasons: ['DOM_SCRAPING'],
    justification: 'Replays a snapshot without network, to compare it with the screenshot.',
  });
}

export async function closeOffscreenPage(): Promise<void> {
  await browser.offscreen.closeDocument();
}

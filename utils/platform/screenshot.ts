import { browser } from './browser.ts';

/** How Chromium names its limit of two pictures a second in the error that it gives. */
const quota = 'MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND';
const retryMs = 100;
/** Longer than the second for which the browser counts. */
const patienceMs = 1_500;

/**
 * What the window's active tab shows now, as PNG at device pixels. Needs `activeTab`. Throws where the
 * browser forbids it. Asked for more often than the browser allows, it waits until it is allowed again if it
 * may, and throws otherwise.
 */
export async function captureVisibleArea(
  windowId: number,
  { mayWait }: { readonly mayWait: boolean },
): Promise<Blob> {
  const dataUrl = await captureWhenAllowed(windowId, mayWait ? patienceMs : 0);
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1);
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

async function captureWhenAllowed(windowId: number, patience: number): Promise<string> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    } catch (error) {
      if (!String(error).includes(quota) || performance.now() >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

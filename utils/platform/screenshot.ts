import { browser } from './browser.ts';

/**
 * What the window's active tab shows now, as PNG at device pixels. Needs `activeTab` and is allowed twice a
 * second. Throws where the browser forbids it.
 */
export async function captureVisibleArea(windowId: number): Promise<Blob> {
  const dataUrl = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1);
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

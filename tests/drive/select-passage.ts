import type { Page } from 'playwright-core';

/**
 * Selects a passage of the page, as a person drags over it.
 * @throws Error when the page does not show the passage
 */
export async function selectPassage(page: Page, passage: string): Promise<void> {
  const isFound = await page.evaluate<boolean>(
    `getSelection().removeAllRanges(), window.find(${JSON.stringify(passage)})`,
  );
  if (!isFound) throw new Error(`the page does not show “${passage}”`);
  // A person sees where it was scrolled to before they report it. A tab behind another paints no frame.
  await page.evaluate(`Promise.race([
    new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 100))),
    new Promise((shown) => setTimeout(shown, 400)),
  ])`);
}

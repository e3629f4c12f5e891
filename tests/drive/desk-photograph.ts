import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { showIn } from './surfaces.ts';

/** The desk as it is shown, into the folder that PLAINT_SCREENS names, when somebody wants to look. */
export async function photographDesk(page: Page, name: string): Promise<void> {
  const folder = process.env['PLAINT_SCREENS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const language = page.locator('header select').first();
  for (const locale of ['zh-Hans', 'en'] as const) {
    await language.selectOption(locale);
    await page.locator(`html[lang="${locale}"]`).waitFor({ state: 'attached' });
    for (const theme of ['light', 'dark'] as const) {
      await showIn(page, theme);
      await page.screenshot({ path: `${folder}/${name}.${locale}.${theme}.png`, fullPage: true });
    }
  }
}

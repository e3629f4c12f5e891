import type { Page } from 'playwright-core';
import { until } from './until.ts';

const PATIENCE = { timeout: 1_000 };

/**
 * Presses a key until the page shows what it does, as a person does: a key that comes between the drawing of
 * a page and its listening is lost. Only for keys that do no harm twice.
 */
export async function pressUntil(
  page: Page,
  key: string,
  selector: string,
  state: 'attached' | 'detached' = 'attached',
): Promise<void> {
  const shown = page.locator(selector).first();
  await until(
    `${selector} ${state}, by ${key}`,
    async () => {
      await page.keyboard.press(key);
      await shown.waitFor({ ...PATIENCE, state });
      return true;
    },
    30_000,
  );
}

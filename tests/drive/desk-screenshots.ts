import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '../../utils/i18n/language.ts';
import { buildDesk } from './build-once.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import { showIn } from './surfaces.ts';

const WIDTHS = [
  [1280, 860],
  [1920, 1080],
  [390, 844],
] as const;
/** What the documents show. */
const kept: ReadonlySet<string> = new Set(['queue', 'case']);

/** Reports of every lane, so that the queue has something to show. */
async function fill(scene: DeskStage): Promise<void> {
  const elements = ['url', 'quote', 'contact'];
  await scene.deliver({
    header: { flags: ['minor'], affected: 'child', elements: [...elements, 'guardian-relation'] },
  });
  await scene.deliver({ header: { flags: ['cyber-violence'], platform: 'video.example.org' } });
  for (const platform of ['forum.example.org', 'news.example.org', 'video.example.org'])
    await scene.deliver({ header: { platform, language: 'en' } });
  await scene.deliver({ header: { flags: ['dispute'], platform: 'shop.example.org' } });
}

type Take = (page: Page, name: string, language: Locale) => Promise<void>;

/** Each surface of the desk as it is shown now, in both themes; wide, widest and as a telephone. */
const takeInto =
  (folder: string, keepsFew: boolean): Take =>
  async (page, name, language) => {
    for (const [width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      for (const theme of ['light', 'dark'] as const) {
        if (width !== 1280 && (theme === 'dark' || keepsFew)) continue;
        if (keepsFew && !kept.has(name)) continue;
        await showIn(page, theme);
        const file = `desk-${name}.${width}.${language}.${theme}.png`;
        await writeFile(join(folder, file), await page.screenshot());
        console.log(file);
      }
    }
    await page.setViewportSize({ width: 1280, height: 860 });
  };

async function choose(page: Page, language: Locale): Promise<void> {
  await page.locator('select').first().selectOption(language);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
}

/** Photographs the desk: unlocking, the queue, a case and a decision. */
export async function photographDesk(
  folder: string,
  languages: readonly Locale[],
  keepsFew = false,
): Promise<void> {
  const take = takeInto(folder, keepsFew);
  buildDesk();
  await mkdir(folder, { recursive: true });
  const scene = await openDeskStage();
  try {
    await fill(scene);
    const { page, context } = await scene.join(['reviewer', 'disposer', 'administrator']);
    for (const language of languages) {
      await choose(page, language);
      await page.locator('[data-case]').first().waitFor();
      await page.locator('[data-case]').nth(5).waitFor();
      await take(page, 'queue', language);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('[data-open]').waitFor();
      await page.locator('[data-holds]').waitFor({ state: 'attached' });
      await page.keyboard.press('v');
      await page.keyboard.press('b');
      await page.keyboard.press('q');
      await page.locator('form[data-decision]').waitFor();
      await take(page, 'case', language);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
      await take(page, 'keys', language);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.locator('[data-case]').first().waitFor();
    }
    const locked = await context.newPage();
    await locked.goto(scene.url);
    await locked.locator('[name=passphrase]').waitFor();
    for (const language of languages) {
      await choose(locked, language);
      await take(locked, 'unlock', language);
    }
  } finally {
    await scene.close();
  }
}

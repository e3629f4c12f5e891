import { glob, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameEn } from '../../utils/i18n/en/frame.ts';
import { frameZhHant } from '../../utils/i18n/zh-hant/frame.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';

/** An extension whose shared code is gone, so that of its popup the first words are all there is. */
let drive: ChromiumDrive;
let popup: Page;

beforeAll(async () => {
  drive = await launchChromium({ extensionDir: BUILDS.chromium });
  popup = await drive.openExtensionPage('popup.html');
  // The whole popup stands in the place of its first words, and says how it looked.
  await popup.getByRole('main').locator('aside').waitFor();
  expect(await popup.getByRole('main').count()).toBe(1);
  const chunks = join(drive.profileDir, '../extension/chunks');
  for await (const chunk of glob('*.js', { cwd: chunks })) await rm(join(chunks, chunk));
});

afterAll(() => drive.close());

async function wordsOf(page: Page): Promise<(string | null)[]> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  return [
    await page.getByRole('heading', { level: 1 }).textContent(),
    ...(await page.getByRole('button').allInnerTexts()),
    await page.locator('.frame-opening').textContent(),
  ];
}

function wordsIn(words: typeof frameEn | typeof frameZhHant): string[] {
  const keys = ['name', 'help', 'outbox', 'reports', 'settings', 'loading'] as const;
  return keys.map((key) => words[`app.${key}`]);
}

it('the first words need nothing but their own script', async () => {
  await popup.reload();
  expect(await wordsOf(popup)).toEqual(wordsIn(frameEn));
  expect(await popup.evaluate('document.documentElement.lang')).toBe('en');
});

it('they are in the language and the theme of the page before', async () => {
  await popup.evaluate(
    `localStorage.setItem('first-look', '{"language":"zh-Hant","theme":"dark"}')`,
  );
  await popup.reload();
  expect(await wordsOf(popup)).toEqual(wordsIn(frameZhHant));
  expect(await popup.evaluate('document.documentElement.dataset.theme')).toBe('dark');
});

it.each(['not JSON', '[]', '{"language":7,"theme":"<b>"}', 'null'])(
  'what is kept of it may be anything: %s',
  async (kept) => {
    await popup.evaluate((text) => localStorage.setItem('first-look', text), kept);
    await popup.reload();
    expect(await wordsOf(popup)).toEqual(wordsIn(frameEn));
    expect(await popup.evaluate('document.documentElement.dataset.theme ?? null')).toBe(null);
  },
);

it('their links lead to the other pages', async () => {
  const opened = popup.context().waitForEvent('page');
  await popup.getByRole('button', { name: frameEn['app.help'] }).click();
  expect(new URL((await opened).url()).pathname).toBe('/guide.html');
});

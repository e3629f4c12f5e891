import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { readConfig } from '../../server/config.ts';
import type { Locale } from '../../utils/i18n/language.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { forwardNotice } from '../contract/forward-notice.ts';
import { enrolIn } from '../contract/handler.ts';
import { buildSite } from './build-once.ts';
import { type EndpointDrive, startEndpoint } from './endpoint.ts';
import { requireBrowser } from './find-browser.ts';
import { showIn } from './surfaces.ts';

const WIDTHS = [
  [1280, 860],
  [390, 844],
] as const;
const PACKAGE = new URL('../fixtures/packages/release-0.1.0-redacted.wacz', import.meta.url)
  .pathname;

async function makeNotices(endpoint: EndpointDrive) {
  const told = await fetch(endpoint.url + paths.descriptor, {
    headers: { Accept: mediaTypes.descriptor },
  });
  const descriptor = signedDescriptorSchema.parse(await told.json());
  const config = readConfig({ PLAINT_DATA_DIR: endpoint.dataDir });
  const team = {
    reviewer: await enrolIn(config, ['reviewer']),
    disposer: await enrolIn(config, ['disposer']),
  };
  return () => forwardNotice({ url: endpoint.url, descriptor }, team);
}

/** Opened anew, in a language that its own chooser was set to. */
async function open(context: BrowserContext, url: string, language: Locale): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('header select').selectOption(language);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  return page;
}

/** Photographs the endpoint's public pages: a package verified, and what whoever a notice went to sees. */
export async function photographSite(folder: string, languages: readonly Locale[]): Promise<void> {
  buildSite();
  await mkdir(folder, { recursive: true });
  const endpoint = await startEndpoint();
  const browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--no-sandbox'],
  });
  const take = async (page: Page, name: string, language: Locale) => {
    for (const [width, height] of WIDTHS)
      for (const theme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height });
        await showIn(page, theme);
        const file = `site-${name}.${width}.${language}.${theme}.png`;
        await writeFile(join(folder, file), await page.screenshot({ fullPage: true }));
        console.log(file);
      }
  };
  try {
    const makeNotice = await makeNotices(endpoint);
    for (const language of languages) {
      const context = await browser.newContext();
      const { appeal, answer } = await makeNotice();

      const verify = await open(context, `${endpoint.url}/verify/`, language);
      await verify.locator('input[type=file]').setInputFiles(PACKAGE);
      await verify.locator('[data-holds]').waitFor();
      await take(verify, 'verify', language);

      const code = await open(context, `${endpoint.url}/appeal/`, language);
      await code.locator('[name=code]').fill(`${answer.code.slice(0, -1)}!`);
      await code.keyboard.press('Enter');
      await code.locator('[aria-invalid=true]').waitFor();
      await take(code, 'code', language);

      const asked = await open(context, `${endpoint.url}/answer/#${answer.code}`, language);
      await asked.locator('input[value=refused]').check();
      await asked.locator('form[data-answer] button[type=submit]').click();
      await asked.locator('[aria-invalid=true]').waitFor();
      await take(asked, 'answer', language);

      const lodge = await open(context, `${endpoint.url}/appeal/#${appeal.code}`, language);
      await lodge.locator('form[data-lodge] textarea').fill('It was a quotation, marked as one.');
      const mimeType = 'text/plain';
      await lodge.locator('[data-files] input').setInputFiles([
        { name: 'the whole letter.txt', mimeType, buffer: Buffer.from('Quoted from here on.') },
        { name: 'nothing.txt', mimeType, buffer: Buffer.alloc(0) },
      ]);
      await lodge.locator('[data-refused]').waitFor();
      await take(lodge, 'appeal', language);
      await lodge.locator('form[data-lodge] button[type=submit]').click();
      await lodge.locator('[data-standing="appeal.lodged"]').waitFor();
      await take(lodge, 'appeal-lodged', language);
      await context.close();
    }
  } finally {
    await browser.close();
    await endpoint.close();
  }
}

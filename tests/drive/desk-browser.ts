import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { EndpointDrive } from './endpoint.ts';
import { requireBrowser } from './find-browser.ts';
import { pressUntil } from './press-key.ts';
import { grantDeskKey } from './team.ts';

/** A handler's own browser, with their keys in it. */
export type DeskBrowser = {
  readonly page: Page;
  readonly handler: number;
  readonly passphrase: string;
  /** Resolves when its window is closed, whoever closed it. */
  readonly closed: Promise<unknown>;
  close(): Promise<void>;
};

export type DeskWindow = {
  headless: boolean;
  /** Of its left upper corner. */
  position?: readonly [number, number];
  size?: readonly [number, number];
};

const HEADLESS: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'en' };

/** Opens a browser without any extension on an invitation's address, and joins the desk as a person does. */
export async function openDeskBrowser(
  endpoint: EndpointDrive,
  address: string,
  passphrase: string,
  { headless, position = [0, 0], size = [1280, 900] }: DeskWindow,
): Promise<DeskBrowser> {
  const browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    headless,
    args: [`--window-position=${position.join()}`, `--window-size=${size.join()}`],
    // Who started us closes everything in order.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  try {
    const context = await browser.newContext(headless ? HEADLESS : { viewport: null });
    const page = await context.newPage();
    await page.goto(address);
    const handler = await join(page, endpoint, passphrase);
    const closed = new Promise((done) => page.once('close', done));
    return { page, handler, passphrase, closed, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Keys are made, words are compared with the operator, who grants the desk's key, and the desk is opened. */
async function join(page: Page, endpoint: EndpointDrive, passphrase: string): Promise<number> {
  await typeInto(page, 'new-passphrase', passphrase);
  const joined = page.locator('[data-joined]');
  await joined.waitFor();
  const handler = Number(await joined.getAttribute('data-joined'));
  const words = (await joined.locator('ol li').allTextContents()).join(' ');
  await grantDeskKey(endpoint, handler, words);
  await joined.locator('button').last().press('Enter');
  // What was granted comes in with the next unlocking.
  await page.locator('[data-search]').waitFor();
  await pressUntil(page, 'L', '[name=passphrase]');
  await typeInto(page, 'passphrase', passphrase);
  await page.locator('[data-search]').waitFor();
  return handler;
}

async function typeInto(page: Page, name: string, words: string): Promise<void> {
  await page.locator(`[name=${name}]`).focus();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openScene, type Scene } from '../drive/scene.ts';
import { chooseLanguage, listPages } from '../drive/surfaces.ts';
import { until } from '../drive/until.ts';

const leaveWords = { en: 'Leave', 'zh-Hans': '离开', 'zh-Hant': '離開' } as const;

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterEach(() => scene.chromium.closePages());

afterAll(async () => {
  await scene?.close();
});

/** Every page of the extension that is open in some window, by its address. */
function listOpen(): Promise<string[]> {
  return scene.chromium.worker.evaluate<string[]>(`(async () => {
    const contexts = await chrome.runtime.getContexts({ contextTypes: ['TAB', 'POPUP'] });
    return contexts.map(({ documentUrl }) => new URL(documentUrl).pathname);
  })()`);
}

/** Every page of the extension, in two windows and one small one, and a page of a site. */
async function openEverything(): Promise<Page> {
  const { chromium, pages } = scene;
  await chromium.openPage(pages.at('/'));
  for (const name of listPages()) await chromium.openExtensionPage(`${name}.html`);
  await chromium.worker.evaluate(`(async () => {
    await chrome.windows.create({ url: chrome.runtime.getURL('/casebook.html') });
    await chrome.windows.create({ type: 'popup', url: chrome.runtime.getURL('/thread.html?thread=none') });
  })()`);
  const last = await chromium.openExtensionPage('outbox.html');
  await last.locator('h1').waitFor();
  await until('all of them', async () => (await listOpen()).length === listPages().length + 3);
  return last;
}

/** One tab is empty before; the browser's page for new tabs would offer what was visited most. */
async function expectGone(): Promise<void> {
  await until('no page of the extension', async () => (await listOpen()).length === 0);
  const listEmpty = async () =>
    (await scene.chromium.listAddresses()).filter((url) => !url.startsWith('http'));
  await until(
    'an empty tab, and the end of all others',
    async () => (await listEmpty()).join() === 'about:blank,about:blank',
  );
}

it('Escape twice closes every page of the extension in every window, and leaves one empty tab', async () => {
  const page = await openEverything();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape').catch(() => undefined);
  await expectGone();
});

it('the popup takes all other pages along', async () => {
  const { chromium, pages } = scene;
  await openEverything();
  const popup = await chromium.clickToolbar(await chromium.openPage(pages.at('/?other')));
  await popup.getByRole('button', { name: 'Leave' }).click();
  await expectGone();
});

it('the way out still works while the worker sleeps', async () => {
  const { chromium } = scene;
  await chromium.openExtensionPage('casebook.html');
  const page = await chromium.openExtensionPage('outbox.html');
  await page.locator('h1').waitFor();
  await chromium.worker.kill();
  await page.getByRole('button', { name: 'Leave' }).click();
  await expectGone();
});

it('it leaves once, also after the page composed itself anew', async () => {
  const { chromium } = scene;
  await chooseLanguage(scene, 'zh-Hans');
  await chooseLanguage(scene, 'en');
  const page = await chromium.openExtensionPage('options.html');
  for (const language of ['zh-Hant', 'en']) {
    const choice = page.locator('select', { has: page.locator('option[value="zh-Hant"]') });
    await choice.selectOption(language);
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  }
  const leave = page.getByRole('button', { name: 'Leave' });
  await until('one way out', async () => (await leave.count()) === 1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape').catch(() => undefined);
  await expectGone();
});

it.each(['en', 'zh-Hans', 'zh-Hant'] as const)(
  'every page shows a way out that the keyboard reaches, in %s',
  async (language) => {
    const { chromium, pages } = scene;
    await chooseLanguage(scene, language);
    const seen = new Map<string, boolean>();
    const look = async (name: string, page: Page) => {
      const leave = page.getByRole('button', { name: leaveWords[language], exact: true });
      await leave.waitFor();
      // In one task, before the page may put the focus where it begins.
      seen.set(
        name,
        await leave.evaluate((button) => {
          button.focus();
          return (
            document.activeElement === button &&
            button.getBoundingClientRect().height >= 24 &&
            button.getBoundingClientRect().bottom <= innerHeight
          );
        }),
      );
    };
    for (const name of listPages())
      await look(name, await chromium.openExtensionPage(`${name}.html`));
    await look('popup', await chromium.clickToolbar(await chromium.openPage(pages.at('/'))));
    expect(Object.fromEntries(seen)).toEqual(
      Object.fromEntries([...listPages(), 'popup'].map((name) => [name, true])),
    );
  },
);

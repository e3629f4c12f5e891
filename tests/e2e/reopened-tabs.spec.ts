import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';
import { hasXDisplay, openXDisplay, type XDisplay } from '../drive/x-display.ts';

let display: XDisplay;
let scene: Scene;

beforeAll(async () => {
  if (!hasXDisplay) return;
  display = await openXDisplay();
  scene = await openScene({
    chromium: {
      headless: false,
      display: display.name,
      args: ['--window-position=0,0', '--window-size=1280,900'],
    },
  });
});

afterAll(async () => {
  await scene?.close();
  await display?.close();
});

const listOwn = async () =>
  (await scene.chromium.listAddresses()).filter((url) => url.startsWith('chrome-extension:'));

async function openShown(path: string): Promise<Page> {
  const page = await scene.chromium.openExtensionPage(path);
  await page.locator('h1').waitFor();
  return page;
}

/** As the browser does with a tab that was not looked at for long, when memory is short. */
async function putAside(path: string): Promise<void> {
  const isDone = await scene.chromium.worker.evaluate<boolean>(`(async () => {
    const tabs = await chrome.tabs.query({ url: chrome.runtime.getURL('${path}') });
    return (await chrome.tabs.discard(tabs[0].id)).discarded;
  })()`);
  expect(isDone).toBe(true);
}

/** Presses the browser's own key once for each tab that is to come back. */
async function reopen(anyPage: Page, count: number): Promise<Page[]> {
  const before = new Set(anyPage.context().pages());
  for (let nth = 1; nth <= count; nth += 1) {
    display.key('ctrl+shift+t');
    await until(
      `tab ${nth} to come back`,
      () => anyPage.context().pages().length === before.size + nth,
    );
  }
  return anyPage
    .context()
    .pages()
    .filter((page) => !before.has(page));
}

describe.skipIf(!hasXDisplay)('tabs opened again in Chromium after an exit', () => {
  it('come back empty, also one step back, one put aside by the browser, and one closed before', async () => {
    const { chromium, pages } = scene;
    const site = await chromium.openPage(pages.at('/'));
    // Its tab closes while it is looked at, as any other.
    await (await openShown('verify.html')).close();
    const twice = await openShown('outbox.html');
    await twice.evaluate("location.href = '/casebook.html'");
    await twice.waitForURL('**/casebook.html');
    await twice.locator('h1').waitFor();
    await openShown('guide.html');
    const last = await openShown('options.html');
    await putAside('guide.html');

    await last.keyboard.press('Escape');
    await last.keyboard.press('Escape').catch(() => undefined);
    await until('no page of the extension', async () => (await listOwn()).length === 0);
    await until('the tabs to be closed', () => site.context().pages().length === 3);

    const back = await reopen(site, 4);
    await until('empty pages', async () => (await listOwn()).length === 0);
    const addresses = () => back.map((page) => page.url());
    await until('all of them empty', () => addresses().every((url) => url === 'about:blank'));

    // A step back leads to what the tab showed before, which goes at once.
    const steps: string[] = [];
    for (const page of back) {
      const visited: string[] = [];
      page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).protocol));
      await page.goBack({ waitUntil: 'commit' });
      await until('the empty page', () => visited.at(-1) === 'about:');
      steps.push(visited.join(' '));
    }
    const own = steps.filter((visited) => visited.includes('chrome-extension:'));
    expect(own).toEqual(['chrome-extension: about:', 'chrome-extension: about:']);
    await until('empty pages again', async () => (await listOwn()).length === 0);
  });

  it('and what somebody opens afterwards is shown, also when it is loaded again', async () => {
    const page = await openShown('casebook.html');
    await page.reload();
    await page.locator('h1').waitFor();
    await page.evaluate("location.href = '/outbox.html'");
    await page.waitForURL('**/outbox.html');
    await page.goBack();
    await page.locator('h1').waitFor();
    expect(new URL(page.url()).pathname).toBe('/casebook.html');
  });
});

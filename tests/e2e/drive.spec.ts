import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { type FirefoxDrive, launchFirefox } from '../drive/firefox.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { until } from '../drive/until.ts';
import { writeProbeExtension } from './probe-extension.ts';

/** Longer than an answer takes, and short enough for several of them within the wait. */
const ANSWER_MS = 3_000;
const PATTERN = 'http://pages.localhost/*';
const PERMITTED = { title: 'A page', picture: 'data:image/png;base64', popup: true };
let folder: string;
let pages: PageServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaint-probe-'));
  pages = await servePages({ pages: { '/': { body: '<title>A page</title><h1>Words</h1>' } } });
});

afterAll(async () => {
  await pages.close();
  await rm(folder, { recursive: true });
});

async function inChromium(
  use: (drive: ChromiumDrive) => Promise<void>,
  grantOrigins: readonly string[] = [],
) {
  const extensionDir = await writeProbeExtension(join(folder, 'chromium'), 'chromium');
  const drive = await launchChromium({ extensionDir, grantOrigins });
  try {
    await use(drive);
  } finally {
    await drive.close();
  }
}

async function inFirefox(use: (drive: FirefoxDrive) => Promise<void>) {
  const extensionDir = await writeProbeExtension(join(folder, 'firefox'), 'firefox');
  const drive = await launchFirefox({ extensionDir, grantOrigins: [PATTERN] });
  try {
    await use(drive);
  } finally {
    await drive.close();
  }
}

it('in Chromium a driven menu click carries activeTab and can open the popup, a bare event does not', () =>
  inChromium(async (drive) => {
    const page = await drive.openPage(pages.at('/'));
    await drive.worker.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(
      ([tab]) => chrome.contextMenus.onClicked.dispatch({ menuItemId: 'probe' }, tab))`);
    await until('the bare event', () => drive.worker.evaluate('seen.length === 1'));
    const bare = await drive.worker.evaluate<{ title: string; picture: string }>('seen[0]');
    expect(bare.title).toMatch(/^refused/);
    expect(bare.picture).toMatch(/^refused/);
    await (await drive.popup()).close();

    await drive.clickMenu(page, 'probe', { selectionText: 'Words' });
    const popup = await drive.popup();
    await popup.getByLabel('Word').fill('typed');
    expect(await popup.getByLabel('Word').inputValue()).toBe('typed');
    expect(await drive.worker.evaluate('seen[1]')).toEqual({
      ...PERMITTED,
      selectionText: 'Words',
    });
  }));

it('in Chromium the toolbar click opens the popup, and a click on the page closes it', () =>
  inChromium(async (drive) => {
    const page = await drive.openPage(pages.at('/'));
    const popup = await drive.clickToolbar(page);
    expect(await popup.title()).toBe('Probe popup');
    const closed = popup.waitForEvent('close');
    await page.bringToFront();
    await page.mouse.click(5, 5);
    await closed;
  }));

it('in Chromium grants, storage and the id outlive a SIGKILL, and a killed worker is a new one', () =>
  inChromium(
    async (drive) => {
      const id = drive.extensionId;
      const bornAt = await drive.worker.evaluate<number>('bornAt');
      await drive.worker.kill();
      expect(await drive.worker.evaluate<number>('bornAt')).toBeGreaterThan(bornAt);
      await drive.kill();
      await drive.relaunch();
      expect(drive.extensionId).toBe(id);
      const { origins } = await drive.worker.evaluate<{ origins: string[] }>(
        'chrome.permissions.getAll()',
      );
      expect(origins).toEqual([PATTERN]);
    },
    [PATTERN],
  ));

it('in Chromium offline reaches a worker, also one that starts while offline', () =>
  inChromium(
    async (drive) => {
      const fetched = `fetch('${pages.at('/')}').then((r) => r.status, () => 'failed').then((status) => [navigator.onLine, status])`;
      // What a worker sees of the network changes a moment before what it gets of it. A request that meets
      // the change itself may never be answered: it is let go, and another one is made.
      const answers = (isOnline: boolean, answer: unknown) =>
        until(`a worker that gets ${answer}`, async () => {
          const asked = drive.worker.evaluate<unknown[]>(fetched);
          const found = await Promise.race([asked, setTimeout(ANSWER_MS, [])]);
          return found[0] === isOnline && found[1] === answer;
        });
      await drive.setOffline(true);
      await answers(false, 'failed');
      await drive.worker.kill();
      await answers(false, 'failed');
      await drive.setOffline(false);
      await answers(true, 200);
    },
    [PATTERN],
  ));

it('in Firefox a real click in the context menu carries activeTab and opens the popup', () =>
  inFirefox(async (drive) => {
    const page = await drive.openPage(pages.at('/'));
    await page.click('h1', 2);
    await until('the menu', async () => {
      await drive.extension.chooseMenuEntry('probe');
      return true;
    });
    await until('the click', () =>
      drive.extension.runInView<boolean>('background', 'return window.seen.length === 1'),
    );
    expect(await drive.extension.runInView('background', 'return window.seen[0]')).toEqual(
      PERMITTED,
    );
    expect(await drive.extension.runInView('popup', 'return document.title')).toBe('Probe popup');
  }));

it('in Firefox the background ends and wakes, and storage and grants outlive a SIGKILL', () =>
  inFirefox(async (drive) => {
    const bornAt = await drive.extension.runInView<number>(
      'background',
      'await browser.storage.local.set({ kept: true }); return window.bornAt',
    );
    await drive.extension.terminateBackground();
    expect(
      await drive.extension.runInView<number>('background', 'return window.bornAt'),
    ).toBeGreaterThan(bornAt);
    await drive.kill();
    await drive.relaunch();
    expect(
      await drive.extension.runInView(
        'background',
        'return [await browser.storage.local.get(), (await browser.permissions.getAll()).origins]',
      ),
    ).toEqual([{ kept: true }, [PATTERN]]);
  }));

import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { type FirefoxDrive, launchFirefox } from '../drive/firefox.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { openScene, SAMPLE_FOLDER, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const page = `<!doctype html><title>Page</title><p id="words">Some words</p>
  <a id="link" href="/other">a link</a>
  <img id="image" width="40" height="40" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
  <a href="/other"><img id="linked" width="40" height="40" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"></a>
  <video id="video" width="80" height="60" controls></video>`;

let pages: PageServer;
let firefox: FirefoxDrive;
let scene: Scene;

beforeAll(async () => {
  pages = await servePages({ folder: SAMPLE_FOLDER, pages: { '/menu': { body: page } } });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
  scene = await openScene();
});

afterAll(async () => {
  await firefox?.close();
  await scene?.close();
  await pages?.close();
});

interface Shown {
  readonly label: string;
  readonly picture: string;
  readonly inside: readonly string[];
}

/** A real right click; what of the extension stands in the menu that opens. */
async function rightClick(selector: string): Promise<readonly Shown[]> {
  const opened = await firefox.openPage(pages.at('/menu'));
  if (selector === '#words')
    await opened.run("getSelection().selectAllChildren(document.querySelector('#words'));");
  await opened.click(selector, 2);
  const shown = await until('the menu', async () => {
    const found = await firefox.extension.listMenu();
    return found.length > 0 && found;
  });
  await firefox.extension.closeMenu();
  return shown;
}

const places = ['body', '#words', '#link', '#image', '#linked', '#video'];

it('in Firefox the neutral look has one entry in the menu, wherever is clicked, with no name and no picture of ours', async () => {
  // In the look of its own they are several, under the extension's name: the test would see them.
  const [own] = await rightClick('#words');
  expect(own?.label).toBe('Plaint: report online infringement');
  expect(own?.inside.length).toBeGreaterThan(1);
  const options = await firefox.openExtensionPage('options.html');
  await until('the settings', () =>
    options.run<boolean>("return document.querySelector('[name=neutral]') !== null"),
  );
  await options.run("document.querySelector('[name=neutral]').click();");
  await until(
    'the look',
    async () => (await rightClick('body'))[0]?.label === 'Keep a note of this…',
  );
  for (const place of places) {
    const shown = await rightClick(place);
    expect(
      shown.map(({ label, inside }) => ({ label, inside })),
      place,
    ).toEqual([{ label: 'Keep a note of this…', inside: [] }]);
    expect(shown[0]?.picture, place).toContain('/icon/neutral/');
  }
});

it('in Chromium no place has more than one entry, and no two have the same name', async () => {
  const { chromium } = scene;
  await chromium.worker.evaluate(`(() => {
    self.made = [];
    const { create, removeAll } = chrome.contextMenus;
    chrome.contextMenus.create = (entry, ...rest) => { self.made.push(entry); return create.call(chrome.contextMenus, entry, ...rest); };
  })()`);
  const options = await chromium.openExtensionPage('options.html');
  await options.locator('[name=neutral]').check();
  const where = ['page', 'selection', 'image', 'link', 'video', 'action'];
  const made = await until('the entries', async () => {
    const entries =
      await chromium.worker.evaluate<{ contexts: string[]; title: string }[]>('self.made');
    const isMade = (place: string) => entries.some(({ contexts }) => contexts.includes(place));
    return where.every(isMade) && entries;
  });
  for (const place of where)
    expect(
      made.filter(({ contexts }) => contexts.includes(place)),
      place,
    ).toHaveLength(1);
  expect(new Set(made.map(({ title }) => title)).size).toBe(made.length);
  await options.locator('[name=neutral]').uncheck();
  await options.close();
});

it.each([
  [{ selectionText: 'Teal Kettle' }, 'selection'],
  [
    {
      mediaType: 'image',
      srcUrl: 'https://forum.example.org/a.png',
      linkUrl: 'https://forum.example.org/',
    },
    'image',
  ],
  [{ linkUrl: 'https://forum.example.org/' }, 'link'],
  [{}, 'page'],
] as const)('its one entry, clicked on %j, reports the %s', async (info, kind) => {
  const { chromium, pages: sample } = scene;
  const opened = await chromium.openPage(sample.at(`/?${kind}`));
  await chromium.clickMenu(opened, 'report-any', info);
  const popup = await chromium.popup();
  const trigger = await until('the draft', () =>
    chromium.worker.evaluate<string>(`new Promise((resolve) => {
      const opening = indexedDB.open('plaint');
      opening.onsuccess = () => {
        const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
        all.onsuccess = () => {
          opening.result.close();
          resolve(all.result.find(({ url }) => url.includes('?${kind}'))?.trigger ?? '');
        };
      };
    })`),
  );
  expect(trigger).toBe(kind);
  await popup.close();
  await opened.close();
});

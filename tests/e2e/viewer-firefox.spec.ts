import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { type ConnectionCounter, countConnections } from '../drive/connection-counter.ts';
import { type FirefoxDrive, launchFirefox } from '../drive/firefox.ts';
import { hostileView, plantViewBody } from '../drive/hostile-view.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { SAMPLE_FOLDER } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

let pages: PageServer;
let counter: ConnectionCounter;
let firefox: FirefoxDrive;
let reportId: string;

beforeAll(async () => {
  pages = await servePages({
    folder: SAMPLE_FOLDER,
    pages: { '/hostile': { body: hostileView('') } },
  });
  counter = await countConnections();
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
  await firefox.openPage(pages.at('/'));
  await firefox.extension.clickToolbar();
  await until('the capture', () =>
    firefox.extension.runInView<boolean>(
      'popup',
      "return document.querySelector('section section img') !== null",
    ),
  );
  await firefox.extension.closePopup();
  const page = await firefox.openExtensionPage('casebook.html');
  reportId = await page.run<string>(plantViewBody(hostileView(pages.origin, counter.origin)));
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
  await counter?.close();
});

it.each(['viewer', 'redact'])(
  'in Firefox a hostile snapshot asks for nothing in %s',
  async (path) => {
    const page = await firefox.openExtensionPage(`${path}.html?report=${reportId}`);
    await until('the snapshot', () =>
      page.run<boolean>("return document.querySelector('iframe') !== null"),
    );
    await page.run(
      "[...document.querySelectorAll('button')].find((each) => each.nextSibling === null && each.parentElement.nextElementSibling?.inert)?.click();",
    );
    const asked = `/asked-from-${path}`;
    await page.run(`await fetch(${JSON.stringify(pages.at(asked))}, { mode: 'no-cors' });`);
    await until('a request of our own', () => pages.requested.includes(asked));
    expect(pages.requested.filter((each) => each.includes('leak'))).toEqual([]);
    expect(counter.count).toBe(0);
  },
);

it('in Firefox the same document, opened as a page, does ask: the test would see it', async () => {
  await firefox.openPage(pages.at('/hostile'));
  await until('a leak', () => pages.requested.some((each) => each.includes('leak')));
});

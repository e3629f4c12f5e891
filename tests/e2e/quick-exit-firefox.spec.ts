import { afterAll, beforeAll, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { type FirefoxDrive, launchFirefox } from '../drive/firefox.ts';
import { HANDS } from '../drive/firefox-form.ts';
import { until } from '../drive/until.ts';

const escapeTwice = `
  for (const _ of [1, 2])
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
`;

let firefox: FirefoxDrive;

beforeAll(async () => {
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
});

afterAll(async () => {
  await firefox?.close();
});

/** Also in a private window, where the extension's pages have a storage of their own. */
it('in Firefox the way out closes every page in every window, and none can be opened again', async () => {
  await firefox.extension.allowInPrivateWindows();
  const options = await firefox.openExtensionPage('options.html');
  await firefox.openExtensionPage('casebook.html');
  await firefox.extension.openWindow(`${firefox.baseUrl}/guide.html`, 'normal');
  await firefox.extension.openWindow(`${firefox.baseUrl}/outbox.html`, 'private');
  // A tab that has not begun to load its page is none of the extension's yet.
  const isOurs = (url: string) => url.startsWith(firefox.baseUrl);
  await until(
    'all of them',
    async () => (await firefox.extension.listTabs()).filter(isOurs).length >= 4,
  );
  await until('the page', () =>
    options.run<boolean>("return document.querySelector('h1') !== null"),
  );
  await options.run(escapeTwice).catch(() => undefined);
  await until('no page of the extension', async () => {
    const open = (await firefox.extension.listTabs()).filter(isOurs);
    // Keys that came before the page listened were lost, and a person presses them again.
    if (open.some((url) => url.includes('options')))
      await options.run(escapeTwice).catch(() => undefined);
    return open.length === 0;
  });
  await until('the browser to forget them', async () => {
    const closed = await firefox.extension.listClosedTabs();
    return !closed.includes(firefox.baseUrl);
  });
});

it('in Firefox a button leaves as well', async () => {
  const page = await firefox.openExtensionPage('casebook.html');
  await until('the way out', () =>
    page.run<boolean>(`${HANDS} return button('Leave') !== undefined`),
  );
  await page.run(`${HANDS} button('Leave').click();`).catch(() => undefined);
  await until('no page of the extension', async () =>
    (await firefox.extension.listTabs()).every((url) => !url.startsWith(firefox.baseUrl)),
  );
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { isBrowsersOwn } from '../drive/browsers-own-files.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { findTraces } from '../drive/find-traces.ts';
import { type FirefoxDrive, launchFirefox } from '../drive/firefox.ts';
import { connectFirefox, HANDS, reportInFirefox } from '../drive/firefox-form.ts';
import { INSULT } from '../drive/open-report.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { readProfileFiles } from '../drive/profile-files.ts';
import { ENDPOINT_PATTERN } from '../drive/scene.ts';
import { until } from '../drive/until.ts';
import { ADDRESS, CANARY_PAGE, CONTACT, PASSAGE, TITLE, WORDS } from './canary-page.ts';

let pages: PageServer;
let endpoint: EndpointDrive;
let firefox: FirefoxDrive;

beforeAll(async () => {
  pages = await servePages({ pages: { [`/${ADDRESS}`]: CANARY_PAGE } });
  endpoint = await startEndpoint();
  firefox = await launchFirefox({
    extensionDir: BUILDS.firefox,
    grantOrigins: [ENDPOINT_PATTERN, 'http://pages.localhost/*'],
  });
  await connectFirefox(firefox, endpoint.url);
});

afterAll(async () => {
  await firefox?.close();
  await endpoint?.close();
  await pages?.close();
});

async function findInProfile(): Promise<string[]> {
  return findTraces(await readProfileFiles(firefox.profileDir), WORDS);
}

it('in Firefox, after Delete everything and a restart, nothing of a report is in the extension’s files', async () => {
  await firefox.openPage(pages.at(`/${ADDRESS}`));
  await firefox.extension.clickToolbar();
  await reportInFirefox(firefox, {
    ...INSULT,
    contact: CONTACT,
    answers: { quote: PASSAGE },
  });
  const owned = (await findInProfile()).filter((trace) => !isBrowsersOwn(trace));
  // What the reporter wrote lies compressed there.
  for (const word of [TITLE, ADDRESS]) expect(owned.join('\n')).toContain(word);

  const casebook = await firefox.openExtensionPage('casebook.html');
  await until('the casebook with the case', () =>
    casebook.run<boolean>("return document.querySelector('h1') !== null"),
  );
  const options = await firefox.openExtensionPage('options.html');
  const press = (words: string) =>
    until(words, () =>
      options.run<boolean>(`${HANDS}
        const found = button(${JSON.stringify(words)});
        found?.click();
        return found !== undefined`),
    );
  await press('Delete everything here');
  await until('the question', () =>
    options.run<boolean>(`${HANDS} return button('Cancel') !== undefined`),
  );
  await press('Delete everything');
  await until('the end', () =>
    options.run<boolean>("return document.body.innerText.includes('Everything here was deleted.')"),
  );
  const granted = await options.run<{ origins: string[]; permissions: string[] }>(
    'return browser.permissions.getAll()',
  );
  expect(granted.origins.filter((origin) => origin.startsWith('http'))).toEqual([]);
  expect(granted.permissions).not.toContain('notifications');
  await until(
    'the casebook to close',
    async () => !(await firefox.extension.listTabs()).join().includes('casebook.html'),
  );

  await firefox.kill();
  await firefox.relaunch();
  const anew = await firefox.openExtensionPage('casebook.html');
  await until('the casebook', () =>
    anew.run<boolean>("return document.querySelector('h1') !== null"),
  );
  const after = await findInProfile();
  expect(after.filter((trace) => !isBrowsersOwn(trace))).toEqual([]);
});

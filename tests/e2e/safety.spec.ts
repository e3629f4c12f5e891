import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReportForm } from '../drive/open-report.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const passphrase = 'seven ferns in the rain';
const contact = 'hazel@example.org';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene?.close();
});

/** Everything in the extension's database, as text; binary parts by what is in them. */
function readDatabase(): Promise<string> {
  return scene.chromium.worker.evaluate<string>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('plaint');
    opening.onerror = reject;
    opening.onsuccess = async () => {
      const found = [];
      for (const store of ['profiles', 'settings']) {
        const all = opening.result.transaction(store).objectStore(store).getAll();
        const values = await new Promise((done) => { all.onsuccess = () => done(all.result); });
        for (const value of values) {
          found.push(JSON.stringify(value));
          for (const part of Object.values(value)) {
            if (part instanceof Blob) found.push(await part.text());
          }
        }
      }
      opening.result.close();
      resolve(found.join('\\n'));
    };
  })`);
}

async function rememberReporter(page: Page): Promise<void> {
  const popup = await openReportForm(scene, page, 'report-page');
  await popup.locator('select[name=category]').selectOption('insult');
  await popup.getByRole('radio', { name: 'Me', exact: true }).check();
  await popup.getByRole('button', { name: /^Details/ }).click();
  await popup.locator('[name=reporter-contact]').fill(contact);
  await popup.getByText('Remember these details on this device').click();
  await popup.getByRole('button', { name: 'Remember', exact: true }).click();
  await popup.getByText('Remembered on this device.').waitFor();
  await popup.close();
}

it('the lock hides everything until its passphrase, and encrypts who reports', async () => {
  const { chromium, pages } = scene;
  const page = await chromium.openPage(pages.at('/'));
  await rememberReporter(page);
  expect(await readDatabase()).toContain(contact);

  const options = await chromium.openExtensionPage('options.html');
  await options.locator('[name=new-passphrase]').fill(passphrase);
  await options.locator('[name=passphrase-again]').fill(passphrase);
  await options.getByRole('button', { name: 'Set the lock' }).click();
  await options.getByText('The lock is on.').waitFor();
  expect(await readDatabase()).not.toContain(contact);

  await options.getByRole('button', { name: 'Lock now' }).click();
  await options.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await options.locator('body').textContent()).not.toContain(scene.endpoint.url);
  const casebook = await chromium.openExtensionPage('casebook.html');
  await casebook.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await casebook.locator('body').textContent()).not.toContain('Insult');

  // The page is captured all the same, and help needs no passphrase.
  const popup = await chromium.clickToolbar(page);
  await popup.getByRole('heading', { name: 'Locked' }).waitFor();
  await popup.getByRole('button', { name: 'Somebody is in danger?' }).click();
  await popup.getByText('Your local emergency number').waitFor();
  await popup.locator('[name=passphrase]').fill('seven ferns');
  await popup.getByRole('button', { name: 'Unlock' }).click();
  await popup.getByText('That is not the passphrase.').waitFor();
  await popup.locator('[name=passphrase]').fill(passphrase);
  await popup.getByRole('button', { name: 'Unlock' }).click();
  await popup.locator('select[name=category]').waitFor();
  await popup.getByRole('button', { name: /^Details/ }).click();
  await popup.getByRole('button', { name: contact, exact: true }).waitFor();
  await popup.close();

  await options.reload();
  await options.locator('[name=old-passphrase]').fill(passphrase);
  await options.getByRole('button', { name: 'Take the lock away' }).click();
  await options.locator('[name=new-passphrase]').waitFor();
  expect(await readDatabase()).toContain(contact);
  await options.close();
  await casebook.close();
  await page.close();
});

it('the neutral look names no report on button, menu and tabs', async () => {
  const { chromium } = scene;
  const readTitle = () => chromium.worker.evaluate<string>('chrome.action.getTitle({})');
  const options = await chromium.openExtensionPage('options.html');
  await until('the title', async () => (await readTitle()) === 'Report this page');
  await options.locator('[name=neutral]').check();
  await until('the title', async () => (await readTitle()) === 'Notes');
  const casebook = await chromium.openExtensionPage('casebook.html');
  await until('the title of the tab', async () => (await casebook.title()) === 'Notes');
  await casebook
    .locator('link[rel=icon][href="/icon/neutral/32.png"]')
    .waitFor({ state: 'attached' });
  await options.locator('[name=neutral]').uncheck();
  await until('the title', async () => (await readTitle()) === 'Report this page');
  await options.close();
  await casebook.close();
});

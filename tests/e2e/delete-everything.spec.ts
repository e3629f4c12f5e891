import { afterAll, beforeAll, expect, it } from 'vitest';
import { isBrowsersOwn } from '../drive/browsers-own-files.ts';
import { findTraces } from '../drive/find-traces.ts';
import { INSULT, prepareReport, sendAndOpen } from '../drive/open-report.ts';
import { readProfileFiles } from '../drive/profile-files.ts';
import { ENDPOINT_PATTERN, openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';
import { ADDRESS, CANARY_PAGE, CONTACT, PASSAGE, TITLE, WORDS } from './canary-page.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene({
    pages: { pages: { [`/${ADDRESS}`]: CANARY_PAGE } },
    chromium: {
      grantOrigins: [ENDPOINT_PATTERN, 'http://pages.localhost/*'],
      grantPermissions: ['notifications'],
    },
  });
});

afterAll(async () => {
  await scene?.close();
});

async function findInProfile(): Promise<string[]> {
  return findTraces(await readProfileFiles(scene.chromium.profileDir), WORDS);
}

async function reportTwice(): Promise<void> {
  const page = await scene.chromium.openPage(scene.pages.at(`/${ADDRESS}`));
  await sendAndOpen(
    scene,
    await prepareReport(scene, page, PASSAGE, { ...INSULT, contact: CONTACT }),
  );
  await page.reload();
  const draft = await prepareReport(scene, page, PASSAGE, { ...INSULT, contact: CONTACT });
  await draft.close();
  await page.close();
}

it('after Delete everything and a restart, nothing of a report is in the extension’s files', async () => {
  const { chromium } = scene;
  await reportTwice();
  await chromium.quit();
  const before = await findInProfile();
  for (const word of [TITLE, ADDRESS, CONTACT]) expect(before.join('\n')).toContain(word);

  await chromium.relaunch();
  const casebook = await chromium.openExtensionPage('casebook.html');
  await casebook.getByText(TITLE).first().waitFor();
  const options = await chromium.openExtensionPage('options.html');
  await options.evaluate(`(async () => {
    window.happened = [];
    chrome.notifications.onClosed.addListener((id) => window.happened.push('closed ' + id));
    chrome.permissions.onRemoved.addListener(({ origins, permissions }) =>
      window.happened.push('removed ' + [...(origins ?? []), ...(permissions ?? [])]));
    await chrome.notifications.create('receipt', {
      type: 'basic', iconUrl: '/icon/neutral/128.png', title: 'Notes', message: 'Notes' });
  })()`);
  await options.getByRole('button', { name: 'Delete everything here' }).click();
  await options.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await options.getByText('Everything here was deleted.').waitFor();
  await until('the casebook to close', () => casebook.isClosed());
  // The browser says in any order, and when it likes, which permissions went.
  await until('all that happens', () => options.evaluate<boolean>('window.happened.length >= 4'));
  expect(await options.evaluate('window.happened.sort()')).toEqual([
    'closed receipt',
    'removed http://127.0.0.1/*',
    'removed http://pages.localhost/*',
    'removed notifications',
  ]);
  const granted = `(async () => {
    const { origins, permissions } = await chrome.permissions.getAll();
    const required = chrome.runtime.getManifest().permissions;
    return [...origins, ...permissions.filter((one) => !required.includes(one))];
  })()`;
  expect(await options.evaluate(granted)).toEqual([]);

  await chromium.quit();
  await chromium.relaunch();
  await (await chromium.openExtensionPage('casebook.html')).locator('h1').waitFor();
  await chromium.quit();
  const after = await findInProfile();
  expect(after.filter((trace) => !isBrowsersOwn(trace))).toEqual([]);
  await chromium.relaunch();
});

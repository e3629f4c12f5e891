import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import { BUILDS } from '../drive/build-once.ts';
import { chooseCaseFile, saveExport, takeIn } from '../drive/case-file.ts';
import {
  type CasebookScene,
  LANTERN_WORDS,
  lanternPage,
  openCasebookScene,
} from '../drive/casebook-scene.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { type ConnectionCounter, countConnections } from '../drive/connection-counter.ts';
import { hostileView, plantViewBody } from '../drive/hostile-view.ts';
import { readKeptBlob, readStore } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

let scene: CasebookScene;
let counter: ConnectionCounter;
let folder: string;
/** Of somebody else, who was handed the case file. */
let other: ChromiumDrive;
let casebook: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaint-imported-'));
  scene = await openCasebookScene({ bodies: [lanternPage(LANTERN_WORDS[0])] });
  counter = await countConnections();
  const html = hostileView(scene.pages.origin, counter.origin);
  await scene.casebook.evaluate(`(async () => {${plantViewBody(html)}})()`);
  await scene.casebook.reload();
  await scene.casebook.locator('article').first().waitFor();
  await scene.casebook.getByRole('button', { name: /^Inbox/ }).click();
  await scene.casebook.getByRole('button', { name: 'Export', exact: true }).first().click();
  const file = await saveExport(scene.casebook, 'archive', folder);
  other = await launchChromium({ extensionDir: BUILDS.chromium });
  casebook = await other.openExtensionPage('casebook.html');
  await chooseCaseFile(casebook, file);
  await takeIn(casebook);
  await casebook.getByText('Taken in: 1 item.').waitFor();
});

afterAll(async () => {
  await other?.close();
  await scene?.close();
  await counter?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

it('the hostile snapshot arrives as it was written, under its own digest', async () => {
  const [capture] = await readStore<CaptureRecord>(casebook, 'captures');
  const view = await readKeptBlob(casebook, capture?.viewSha256 ?? '');
  expect(view.toString('utf8')).toContain('leak-script-fetch');
});

it.each(['viewer', 'redact'] as const)(
  'of a case file that was taken in, a hostile snapshot asks for nothing in %s, and opens no connection',
  async (path) => {
    const [item] = await readStore<CaseItem>(casebook, 'items');
    const page = await other.openExtensionPage(`${path}.html?item=${item?.id}`);
    await page.getByRole('button', { name: 'Show the content' }).click();
    await page.frameLocator('iframe').first().locator('#words').waitFor();
    // What was asked for before this has arrived by now.
    const asked = `/asked-${path}`;
    await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), scene.pages.at(asked));
    await until('a request of our own', () => scene.pages.requested.includes(asked));
    expect(scene.pages.requested.filter((each) => each.includes('leak'))).toEqual([]);
    expect(counter.count).toBe(0);
    await page.close();
  },
);

it('the same document, opened as a page, does ask: the test would see it', async () => {
  const page = await other.openPage(scene.pages.at('/0'));
  await page.setContent(hostileView(scene.pages.origin, counter.origin)).catch(() => undefined);
  await until('a leak', () => scene.pages.requested.some((asked) => asked.includes('leak')));
  await until('a connection ahead of any request', () => counter.count > 0);
  await page.close();
});

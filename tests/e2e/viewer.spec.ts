import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConnectionCounter, countConnections } from '../drive/connection-counter.ts';
import { hostileView, plantViewBody } from '../drive/hostile-view.ts';
import { openReportForm } from '../drive/open-report.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let scene: Scene;
let counter: ConnectionCounter;
let reportId: string;

beforeAll(async () => {
  scene = await openScene();
  counter = await countConnections();
  const live = await scene.chromium.openPage(scene.pages.at('/'));
  const popup = await openReportForm(scene, live, 'report-page');
  await popup.close();
  const page = await scene.chromium.openExtensionPage('casebook.html');
  reportId = await page.evaluate<string>(
    `(async () => {${plantViewBody(hostileView(scene.pages.origin, counter.origin))}})()`,
  );
  await page.close();
});

afterAll(async () => {
  await scene?.close();
  await counter?.close();
});

async function openShown(path: 'viewer' | 'redact'): Promise<Page> {
  const page = await scene.chromium.openExtensionPage(`${path}.html?report=${reportId}`);
  await page.getByRole('button', { name: 'Show the content' }).click();
  const frame = page.frameLocator('iframe').first();
  await frame.locator('#words').waitFor();
  return page;
}

/** What the page asked for before has been asked by now: a request made later has arrived. */
async function askOnce(page: Page): Promise<void> {
  const asked = `/asked-${Math.random()}`;
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), scene.pages.at(asked));
  await until('a request of our own', () => scene.pages.requested.includes(asked));
}

it.each(['viewer', 'redact'] as const)(
  'a hostile snapshot asks for nothing in %s',
  async (path) => {
    const page = await openShown(path);
    await askOnce(page);
    expect(scene.pages.requested.filter((asked) => asked.includes('leak'))).toEqual([]);
    expect(counter.count).toBe(0);
    await page.close();
  },
);

it.each(['viewer', 'redact'] as const)(
  "text without a size of its own is as large in %s as a browser shows it, whatever an extension's pages have",
  async (path) => {
    const page = await openShown(path);
    const words = page.frameLocator('iframe').first().locator('#words');
    const size = await words.evaluate((el) => getComputedStyle(el).fontSize);
    expect(size).toBe('16px');
    await page.close();
  },
);

it('the same document, opened as a page, does ask: the test would see it', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  await page.setContent(hostileView(scene.pages.origin, counter.origin)).catch(() => undefined);
  await until('a leak', () => scene.pages.requested.some((asked) => asked.includes('leak')));
  await until('a connection ahead of any request', () => counter.count > 0);
  await page.close();
});

it.each([
  ['viewer', 'light'],
  ['viewer', 'dark'],
  ['redact', 'light'],
  ['redact', 'dark'],
] as const)('axe finds nothing in %s, %s', async (path, colorScheme) => {
  const page = await openShown(path);
  await page.emulateMedia({ colorScheme });
  await page.evaluate(await readFile(axePath, 'utf8'));
  const violations = await page.evaluate(`axe.run({ exclude: [['iframe']] }, { iframes: false })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))`);
  expect(violations).toEqual([]);
  await page.close();
});

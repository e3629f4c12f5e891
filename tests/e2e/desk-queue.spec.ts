import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from '../drive/desk-axe.ts';
import { type DeskPerson, type DeskStage, openDeskStage } from '../drive/desk-stage.ts';
import { leaveCase, openCasePage, waitForReport } from '../drive/handle-case.ts';
import { until } from '../drive/until.ts';

let scene: DeskStage;
let reviewer: DeskPerson;
const ids: string[] = [];

beforeAll(async () => {
  scene = await openDeskStage();
  for (const header of [
    { language: 'zh-Hans' },
    { language: 'en', flags: ['dispute'] },
    { language: 'en', flags: ['cyber-violence', 'dispute'] },
    { language: 'ug' },
  ])
    ids.push(await scene.deliver({ header }));
  reviewer = await scene.join(['reviewer']);
}, 240_000);

afterAll(async () => {
  await scene?.close();
});

const rowOf = (page: Page, place: number) => page.locator(`button[data-case="${ids[place]}"]`);

/** The cases that are listed, by their places above. */
const listed = (page: Page) =>
  page
    .locator('button[data-case]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-case') ?? ''))
    .then((found) => found.map((id) => ids.indexOf(id)).sort());

const waitForList = (page: Page, places: readonly number[]) =>
  until(`${places}`, async () => JSON.stringify(await listed(page)) === JSON.stringify(places));

it('each row says in which language the report is, and what its header flags', async () => {
  const { page } = reviewer;
  await waitForList(page, [0, 1, 2, 3]);
  expect(await rowOf(page, 2).textContent()).toContain('Cyber-violence');
  expect(await rowOf(page, 2).textContent()).toContain('Dispute');
  expect(await rowOf(page, 2).textContent()).toContain('forum.example.org · English');
  expect(await rowOf(page, 0).textContent()).toContain('Chinese');
  expect(await rowOf(page, 0).textContent()).not.toContain('Dispute');
  await expectAccessible(page);
});

it('the list is narrowed by keys, together with its view', async () => {
  const { page } = reviewer;
  await page.keyboard.press('f');
  await page.locator('select[name=flag]:focus').waitFor();
  // Letters choose in a list, and are no commands there.
  await page.keyboard.type('Dispute');
  await waitForList(page, [1, 2]);
  await page.keyboard.press('Tab');
  await page.locator('select[name=language]:focus').waitFor();
  await page.keyboard.type('Simplified');
  await waitForList(page, []);
  await page.getByText('Nothing is waiting here.').waitFor();
  // A letter just now would go on with the word before: English stands above it.
  await page.keyboard.press('ArrowUp');
  await waitForList(page, [1, 2]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await waitForList(page, []);
  await page.keyboard.press('1');
  await waitForList(page, [1, 2]);
});

it('it stays narrowed after a case, and is widened again', async () => {
  const { page } = reviewer;
  await openCasePage(page, ids[1] ?? '');
  await waitForReport(page, ids[1] ?? '');
  await leaveCase(page);
  await waitForList(page, [1, 2]);
  await page.locator('select[name=language]').selectOption('');
  await page.locator('select[name=flag]').selectOption('');
  await waitForList(page, [0, 1, 2, 3]);
});

it('a handler who reads Chinese is told in Chinese, and finds by those words', async () => {
  const { page } = reviewer;
  for (const [locale, language, flag] of [
    ['zh-Hans', '维吾尔语', '网络暴力'],
    ['zh-TW', '維吾爾文', '網路暴力'],
    ['zh-HK', '維吾爾文', '網絡暴力'],
  ] as const) {
    await page.locator('header select').selectOption(locale);
    await page.locator(`html[lang="${locale}"]`).waitFor({ state: 'attached' });
    expect(await rowOf(page, 3).textContent()).toContain(language);
    expect(await rowOf(page, 2).textContent()).toContain(flag);
    await page.locator('[data-search] input').fill(language);
    await waitForList(page, [3]);
    await page.locator('[data-search] input').fill('');
    await waitForList(page, [0, 1, 2, 3]);
  }
});

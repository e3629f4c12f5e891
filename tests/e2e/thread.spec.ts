import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ThreadEvidence } from '../../utils/protocol/thread.ts';
import { threadEvidenceSchema } from '../../utils/protocol/thread.ts';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { checkStoredReport } from '../drive/check-stored-report.ts';
import { readPackageFiles } from '../drive/read-package.ts';
import { goToStep, sendReport, waitForReceipt } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { openStoredReport, readStoredReports } from '../drive/stored-report.ts';
import { captureThread, LONG_THREAD, openReview, readThreadRecord } from '../drive/thread-scene.ts';
import { until } from '../drive/until.ts';
import { makePosts } from '../fixtures/long-thread/posts.js';

/** The whole thousand takes minutes on a busy machine: `PLAINT_THREAD_POSTS=1000`. */
const COUNT = Number(process.env['PLAINT_THREAD_POSTS'] ?? 200);
const TIMEOUT_MS = 300_000;
/** The feed itself is written anew by the page's own script wherever it is scrolled to. */
const ABOVE_THE_FEED = `document.documentElement.outerHTML.split('class="feed"')[0]`;

let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ pages: { folder: LONG_THREAD } });
});

afterAll(async () => {
  await scene?.close();
});

async function openDiscussion(query: string): Promise<Page> {
  const page = await scene.chromium.openPage(scene.pages.at(`/?${query}`));
  await page.locator('article').first().waitFor();
  return page;
}

function threadOf(bar: Page): Promise<ThreadRecord> {
  return readThreadRecord(bar, new URL(bar.url()).searchParams.get('thread'));
}

it('a virtual discussion is captured post by post, reported as one pile-on, delivered and verified', {
  timeout: TIMEOUT_MS,
}, async () => {
  const page = await openDiscussion(`posts=${COUNT}&delay=60`);
  await page.evaluate('scrollTo(0, 900)');
  const html = await page.evaluate<string>(ABOVE_THE_FEED);
  const bar = await captureThread(scene, page);
  const review = await openReview(scene, bar, TIMEOUT_MS - 60_000);
  const thread = await threadOf(bar);
  const wanted = makePosts(COUNT);

  expect(thread.end).toBe('reached-end');
  expect(thread.posts?.map(({ key }) => Number(/post\/(\d+)/.exec(key)?.[1]))).toEqual(
    wanted.map(({ id }) => id),
  );
  const keys = thread.posts?.map(({ key }) => key) ?? [];
  expect(
    thread.posts?.map(({ parent }) => (parent ? keys.indexOf(parent.key) : undefined)),
  ).toEqual(wanted.map(({ parent }) => parent));
  expect(thread.gaps).toEqual([]);
  await until('the page to be back', () => page.evaluate<boolean>('scrollY === 900'));
  expect(await page.evaluate(ABOVE_THE_FEED)).toBe(html);

  await review.getByRole('button', { name: 'Pick the minimum set' }).click();
  await review.getByText('picked').first().waitFor();
  await review.locator('article input[type=checkbox]').nth(1).click();
  await review
    .locator('article input[type=checkbox]')
    .nth(5)
    .click({ modifiers: ['Shift'] });
  await review.locator('[data-state="open"] button').first().click();
  const opened = page.context().waitForEvent('page');
  await review.getByRole('button', { name: 'Report the picked posts as one' }).click();
  const popup = await opened;
  const category = popup.locator('select[name=category]');
  await until('the kind of harm', async () =>
    (await category.inputValue()).startsWith('cyber-violence'),
  );
  await popup.locator('input[type=radio][value="self"]').check();
  await goToStep(popup, 2);
  await popup.locator('[name="statement"]').fill('Many accounts attack me in this discussion.');
  await popup.locator('input[type=checkbox]').first().check();
  await goToStep(popup, 3);
  await sendReport(popup);
  const reportId = await waitForReceipt(popup);

  const checked = await checkStoredReport(scene.endpoint, reportId);
  expect(checked.checks.filter(({ holds }) => !holds)).toEqual([]);
  const stored = readStoredReports(scene.endpoint).find(({ id }) => id === reportId);
  if (stored === undefined) throw new Error('not delivered');
  const { body, evidence } = await openStoredReport(scene.endpoint, stored);
  const content = evidence.find(({ artefact }) => artefact === undefined)?.content;
  if (content === undefined) throw new Error('no package');
  const data = await threadData(content);
  expect(data.captured).toBe(COUNT);
  expect(data.posts.length).toBeGreaterThanOrEqual(10);
  const attacks = data.posts.filter(({ part }) => part === 'attack');
  expect(attacks.length).toBeGreaterThanOrEqual(5);
  expect(attacks.length).toBeLessThan(data.posts.length);
  expect(body.targets).toEqual(
    expect.arrayContaining(attacks.flatMap(({ permalink }) => permalink ?? [])),
  );
  for (const { part, permalink, text } of data.posts) {
    if (part === 'attack') continue;
    expect(body.targets).not.toContain(permalink);
    // Words repeat in this discussion; the number of each post does not.
    expect(body.answers['quote']).not.toContain(/\(\d+\)/.exec(text)?.[0]);
  }
  expect(data.roles.filter(({ state }) => state === 'confirmed')).toHaveLength(1);
  for (const { document, text } of data.posts) {
    const artefact = body.evidence.artefacts.find(({ url }) => url === document?.url);
    expect(artefact?.sha256).toBe(document?.sha256);
    expect(text).toMatch(/\(\d+\)/);
  }
});

async function threadData(content: Blob): Promise<ThreadEvidence> {
  const opened = await readPackageFiles(content);
  return threadEvidenceSchema.parse(JSON.parse(String(opened.get('evidence/thread.json'))));
}

it('a discussion that never ends stops at its limit and says so; stopping keeps what is there', {
  timeout: TIMEOUT_MS,
}, async () => {
  const options = await scene.chromium.openExtensionPage('options.html');
  await options.getByLabel('Posts', { exact: true }).selectOption('200');
  await options.close();
  const page = await openDiscussion('posts=120&endless&delay=20');
  const bar = await captureThread(scene, page);
  await bar.getByText('Ended at the limit of 200 posts').waitFor({ timeout: 120_000 });
  const thread = await threadOf(bar);
  expect(thread.end).toBe('limit-posts');
  expect(thread.captured).toBeGreaterThanOrEqual(200);
  expect(thread.gaps?.some(({ kind }) => kind === 'end')).toBe(true);
  await bar.close();

  const again = await captureThread(scene, page);
  await again.getByRole('button', { name: 'Pause' }).click();
  await again.getByText('Paused.').waitFor();
  await again.getByRole('button', { name: 'Go on' }).click();
  await again.getByRole('button', { name: 'Stop and keep what is there' }).click();
  await again.getByText('You stopped it.').waitFor({ timeout: 60_000 });
  expect((await threadOf(again)).state).toBe('stopped');
});

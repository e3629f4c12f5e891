import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseItem } from '../../utils/report/case-item.ts';
import { readStore } from '../drive/read-store.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { captureThread, readThread } from '../drive/thread-scene.ts';

const WORDS = ['The lantern is out again.', 'It burns, come and see.', 'Then who put it out?'];

/** Neither times nor names, so that nothing but a profile tells that these are posts. */
const PLAIN = `<!doctype html><meta charset="utf-8"><title>Lanterns</title><main>${WORDS.map(
  (words, at) =>
    `<p class="say" id="s${at}"><q>${words}</q> <a class="here" href="/say/${at}">#</a></p>`,
).join('')}</main>`;

const PROFILE = {
  id: 'plain-sayings',
  hosts: ['pages.localhost'],
  post: 'p.say',
  text: 'q',
  permalink: '.here',
};

let scene: Scene;
let sayings: string[][];

beforeAll(async () => {
  scene = await openScene({ pages: { pages: { '/': { body: PLAIN } } } });
  sayings = WORDS.map((words, at) => [words, scene.pages.at(`/say/${at}`)]);
});

afterAll(async () => {
  await scene?.close();
});

/** Captures the discussion of the page; gives how that ended and what was found, in the page's order. */
async function captureDiscussion() {
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  const bar = await captureThread(scene, page);
  await bar.getByText(/^(The end of the discussion was reached|No posts were found)/).waitFor();
  const id = new URL(bar.url()).searchParams.get('thread');
  const { end, posts = [] } = await readThread(bar, id);
  const items = new Map((await readStore<CaseItem>(bar, 'items')).map((item) => [item.id, item]));
  await bar.close();
  await page.close();
  return {
    end,
    found: posts.map(({ itemId }) => [items.get(itemId)?.text, items.get(itemId)?.permalink]),
  };
}

test('a profile added in the settings tells the posts of a page that no shape tells', async () => {
  expect(await captureDiscussion()).toEqual({ end: 'no-posts', found: [] });

  const options = await scene.chromium.openExtensionPage('options.html');
  const field = options.getByLabel('Profile as JSON');
  await field.fill(JSON.stringify({ ...PROFILE, post: 'p.say[' }));
  await options.getByRole('button', { name: 'Add', exact: true }).click();
  await options.getByText('post: “p.say[” is no CSS selector').waitFor();
  expect(await field.inputValue()).toContain('p.say[');

  await field.fill(JSON.stringify(PROFILE));
  await field.press('Tab');
  await options.keyboard.press('Enter');
  await options.getByText('Added: plain-sayings').waitFor();
  await options.reload();
  await options.locator('[data-profile=plain-sayings]').waitFor();
  await options.close();

  expect(await captureDiscussion()).toEqual({ end: 'reached-end', found: sayings });
});

test('a removed one is not used any more, and one from a file is', async () => {
  const options = await scene.chromium.openExtensionPage('options.html');
  await options.getByRole('button', { name: 'Remove plain-sayings' }).click();
  await options.getByText('Removed: plain-sayings').waitFor();
  expect((await captureDiscussion()).end).toBe('no-posts');

  await options.bringToFront();
  const file = {
    name: 'profiles.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify([PROFILE])),
  };
  await options.locator('input[type=file]').setInputFiles(file);
  await options.getByText('Added: plain-sayings').waitFor();
  expect((await captureDiscussion()).found).toEqual(sayings);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { captureThreadInFirefox } from '../drive/firefox-look.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { LONG_THREAD } from '../drive/thread-scene.ts';
import { until } from '../drive/until.ts';
import { makePosts } from '../fixtures/long-thread/posts.js';

const COUNT = 150;

let pages: PageServer;
let firefox: FirefoxDrive;
let casebook: FirefoxPage;

beforeAll(async () => {
  pages = await servePages({ folder: LONG_THREAD });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
  casebook = await firefox.openExtensionPage('casebook.html');
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

it('in Firefox a virtual discussion is captured post by post, and the page is left where it was', async () => {
  const page = await firefox.openPage(pages.at(`/?posts=${COUNT}&delay=20`));
  await until('posts', () =>
    page.run<boolean>("return document.querySelector('article') !== null"),
  );
  await captureThreadInFirefox(firefox, page, 'article', () => page.run('scrollTo(0, 700)'));
  const thread = await until(
    'the end of the capture',
    async () => {
      const [found] = await casebook.run<ThreadRecord[]>(readStoreBody('threads'));
      return found?.endedAt === undefined ? undefined : found;
    },
    120_000,
  );
  expect(thread.end).toBe('reached-end');
  expect(thread.posts?.map(({ key }) => Number(/post\/(\d+)/.exec(key)?.[1]))).toEqual(
    makePosts(COUNT).map(({ id }) => id),
  );
  expect(thread.gaps).toEqual([]);
  expect(await page.run<number>('return scrollY')).toBe(700);

  const review = await firefox.openExtensionPage(`thread.html?thread=${thread.id}&review`);
  await until('the review', () =>
    review.run<boolean>("return document.querySelector('#posts-title') !== null"),
  );
  const shown = await review.run<string>('return document.body.innerText');
  expect(shown).toContain(`${COUNT}`);
}, 180_000);

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { findFirefoxViolations } from '../drive/find-violations.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { lookInFirefox } from '../drive/firefox-look.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { SAYINGS, SAYINGS_PAGE } from '../drive/plain-sayings.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

const TAB = '\uE004';
const ENTER = '\uE007';

let pages: PageServer;
let firefox: FirefoxDrive;
let casebook: FirefoxPage;

beforeAll(async () => {
  pages = await servePages({ pages: { '/': { body: SAYINGS_PAGE } } });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
  casebook = await firefox.openExtensionPage('casebook.html');
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

async function shows(look: FirefoxPage, words: string): Promise<void> {
  await until(words, () =>
    look.run<boolean>(`return document.body.innerText.includes(${JSON.stringify(words)})`),
  );
}

const focused = (look: FirefoxPage) =>
  look.run<string>(
    "return document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
  );

async function tabTo(look: FirefoxPage, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if ((await focused(look)) === name) return;
    await look.press(TAB);
  }
  throw new Error(`${name} cannot be reached`);
}

it('in Firefox the menu shows what is recognised, and a page is taught by pointer and by keyboard', async () => {
  const page = await firefox.openPage(pages.at('/'));
  const look = await lookInFirefox(firefox, page, 'p');
  await shows(look, 'No posts were recognised.');
  expect(await casebook.run(readStoreBody('threads'))).toEqual([]);

  const second = await page.run<[number, number]>(`
    const { left, top, height } = document.querySelectorAll('p.say')[1].getBoundingClientRect();
    return [(left + 40) / innerWidth, (top + height / 2) / innerHeight];
  `);
  await look.click("[aria-label='Click on a post that is not outlined']", 0, 1, second);
  await shows(look, '3 posts recognised');
  for (const scheme of ['light', 'dark'] as const) {
    await firefox.extension.setColorScheme(scheme);
    expect(await findFirefoxViolations(look)).toEqual([]);
  }

  await tabTo(look, 'Undo');
  await look.press(ENTER);
  await shows(look, 'No posts were recognised.');
  expect(await focused(look)).toBe('Here is another');
  await look.press(ENTER);
  expect(await focused(look)).toBe('This is a post');
  await look.press(ENTER);
  await shows(look, '3 posts recognised');
  expect(await focused(look)).toBe('This is not a post: 1');
  await tabTo(look, 'Post 2 in the picture');
  await look.press(ENTER);
  expect(await focused(look)).toBe('This is not a post: 2');

  await tabTo(look, 'Capture the discussion');
  await look.press(ENTER);
  const thread = await until(
    'the end of the capture',
    async () => {
      const [found] = await casebook.run<ThreadRecord[]>(readStoreBody('threads'));
      return found?.endedAt === undefined ? undefined : found;
    },
    60_000,
  );
  const items = await casebook.run<CaseItem[]>(readStoreBody('items'));
  const texts = new Map(items.map(({ id, text }) => [id, text?.replace(/\s*#$/, '')]));
  expect(thread.posts?.map(({ itemId }) => texts.get(itemId))).toEqual([...SAYINGS]);
  expect(thread.siteProfile?.fit).toBe('whole');
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { HANDS } from '../drive/firefox-form.ts';
import { captureThreadInFirefox } from '../drive/firefox-look.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { SAYINGS, SAYINGS_PAGE, SAYINGS_PROFILE, sayingsUse } from '../drive/plain-sayings.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

let pages: PageServer;
let firefox: FirefoxDrive;
let options: FirefoxPage;

beforeAll(async () => {
  pages = await servePages({ pages: { '/': { body: SAYINGS_PAGE } } });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
  options = await firefox.openExtensionPage('options.html');
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

/** Captures the discussion through the page's menu; gives its record when it has ended. */
async function captureDiscussion(): Promise<ThreadRecord> {
  const page = await firefox.openPage(pages.at('/'));
  await captureThreadInFirefox(firefox, page, 'p');
  return until(
    'the end of the capture',
    async () => {
      const [thread] = await options.run<ThreadRecord[]>(readStoreBody('threads'));
      return thread?.endedAt === undefined ? undefined : thread;
    },
    60_000,
  );
}

it('in Firefox a profile added in the settings tells the posts of a page that no shape tells', async () => {
  await until('the field', () =>
    options.run<boolean>("return document.querySelector('[name=site-profile]') !== null"),
  );
  const json = JSON.stringify(JSON.stringify(SAYINGS_PROFILE));
  await options.run(`${HANDS} enter('[name=site-profile]', ${json});`);
  await options.run(`${HANDS} find('form:has([name=site-profile]) [type=submit]').click();`);
  await until('the profile', () =>
    options.run<boolean>("return document.querySelector('[data-profile=plain-sayings]') !== null"),
  );

  const { end, posts = [], siteProfile } = await captureDiscussion();
  expect(end).toBe('reached-end');
  const items = await options.run<CaseItem[]>(readStoreBody('items'));
  const textOf = new Map(items.map(({ id, text, permalink }) => [id, [text, permalink]]));
  expect(posts.map(({ itemId }) => textOf.get(itemId))).toEqual(
    SAYINGS.map((words, at) => [words, pages.at(`/say/${at}`)]),
  );
  expect(siteProfile).toEqual(await sayingsUse('whole', siteProfile));
});

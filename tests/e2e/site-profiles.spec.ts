import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseItem } from '../../utils/report/case-item.ts';
import {
  SAYINGS_PAGE as PLAIN,
  SAYINGS_PROFILE as PROFILE,
  sayingsUse,
  SAYINGS as WORDS,
} from '../drive/plain-sayings.ts';
import { readPackageFiles } from '../drive/read-package.ts';
import { readStore } from '../drive/read-store.ts';
import { savePackage } from '../drive/save-package.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { captureThread, readThreadRecord } from '../drive/thread-scene.ts';

/** Articles with names and times: their shape tells them. */
const SHAPED = `<!doctype html><meta charset="utf-8"><title>Lanterns</title><main>${WORDS.map(
  (words, at) =>
    `<article id="a${at}"><a rel="author" href="/u/${at}">Moth ${at}</a>
    <time datetime="2026-03-0${at + 1}T10:00:00Z">${at + 1} March</time><p>${words}</p></article>`,
).join('')}</main>`;

let scene: Scene;
let sayings: string[][];

beforeAll(async () => {
  scene = await openScene({
    pages: { pages: { '/': { body: PLAIN }, '/shaped': { body: SHAPED } } },
  });
  sayings = WORDS.map((words, at) => [words, scene.pages.at(`/say/${at}`)]);
});

afterAll(async () => {
  await scene?.close();
});

/** Captures the discussion of a page; gives how that ended and what was found, in the page's order. */
async function captureDiscussion(path = '/') {
  const page = await scene.chromium.openPage(scene.pages.at(path));
  const bar = await captureThread(scene, page);
  await bar.getByText(/^(The end of the discussion was reached|No posts were found)/).waitFor();
  const id = new URL(bar.url()).searchParams.get('thread');
  const { end, siteProfile, posts = [] } = await readThreadRecord(bar, id);
  const items = new Map((await readStore<CaseItem>(bar, 'items')).map((item) => [item.id, item]));
  await bar.close();
  await page.close();
  return {
    id,
    end,
    siteProfile,
    found: posts.map(({ itemId }) => [items.get(itemId)?.text, items.get(itemId)?.permalink]),
  };
}

it('a profile added in the settings tells the posts of a page that no shape tells', async () => {
  expect(await captureDiscussion()).toMatchObject({
    end: 'no-posts',
    siteProfile: { fit: 'none' },
    found: [],
  });

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

  const { siteProfile, ...captured } = await captureDiscussion();
  expect(captured).toMatchObject({ end: 'reached-end', found: sayings });
  expect(siteProfile).toEqual(await sayingsUse('whole', siteProfile));
});

it('a removed one is not used any more, and one from a file is', async () => {
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

/** Makes one report of all posts of a thread; gives the page of its evidence. */
async function openEvidence(threadId: string | null): Promise<Page> {
  const review = await scene.chromium.openExtensionPage(`thread.html?thread=${threadId}&review`);
  await review.locator('article input[type=checkbox]').first().click();
  const last = review.locator('article input[type=checkbox]').last();
  await last.click({ modifiers: ['Shift'] });
  const opened = review.context().waitForEvent('page');
  await review.getByRole('button', { name: 'Report the picked posts as one' }).click();
  const popup = await opened;
  const draft = new URL(popup.url()).searchParams.get('draft');
  await popup.close();
  await review.close();
  return scene.chromium.openExtensionPage(`viewer.html?report=${draft}`);
}

it('the evidence says that a profile told the posts, for who has it to compare, and not its name', async () => {
  const { id, siteProfile } = await captureDiscussion();
  const use = await sayingsUse('whole', siteProfile);
  // Two captures with one profile have nothing in common.
  expect((await captureDiscussion()).siteProfile).not.toMatchObject({ sha256: use.sha256 });
  const viewer = await openEvidence(id);
  await viewer.getByText('the site profile for pages.localhost').waitFor();
  const files = await readPackageFiles(await savePackage(viewer, 'Save the evidence package'));
  for (const name of ['evidence/provenance.json', 'evidence/facts.json']) {
    const json = JSON.parse(String(files.get(name)));
    expect((json.account ?? json).siteProfile, name).toEqual(use);
  }
  expect(String(files.get('evidence/provenance.en.html'))).toContain(use.sha256);
  for (const [name, bytes] of files) expect(String(bytes), name).not.toContain(PROFILE.id);
  await viewer.close();
});

it('where the profile does not fit the page, the evidence says that the shape told', async () => {
  const { id, found, siteProfile } = await captureDiscussion('/shaped');
  expect(found.map(([text]) => text)).toEqual(WORDS);
  expect(siteProfile).toEqual(await sayingsUse('broken', siteProfile));
  const viewer = await openEvidence(id);
  await viewer.getByText('their shape; the site profile for pages.localhost').waitFor();
  await viewer.close();
});

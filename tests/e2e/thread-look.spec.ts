import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseItem } from '../../utils/report/case-item.ts';
import { BOARD_PAGE } from '../drive/board-page.ts';
import { findViolations } from '../drive/find-violations.ts';
import { SAYINGS, SAYINGS_PAGE } from '../drive/plain-sayings.ts';
import { readStore } from '../drive/read-store.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { chooseLanguage } from '../drive/surfaces.ts';
import {
  captureThread,
  lookAtDiscussion,
  nextWindow,
  readThreadRecord,
} from '../drive/thread-scene.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene({
    pages: { pages: { '/': { body: SAYINGS_PAGE }, '/board': { body: BOARD_PAGE } } },
  });
});

afterAll(async () => {
  await scene?.close();
});

async function captured(bar: Page): Promise<{ texts: (string | undefined)[]; fit: unknown }> {
  await bar.getByText(/^(The end of the discussion was reached|No posts were found)/).waitFor();
  const id = new URL(bar.url()).searchParams.get('thread');
  const { posts = [], siteProfile } = await readThreadRecord(bar, id);
  const items = new Map((await readStore<CaseItem>(bar, 'items')).map((item) => [item.id, item]));
  return { texts: posts.map(({ itemId }) => items.get(itemId)?.text), fit: siteProfile?.fit };
}

it('one click in the picture teaches a page that no shape tells, for this capture and, if wanted, for later', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  const bar = await captureThread(scene, page);
  expect(await captured(bar)).toEqual({ texts: [], fit: 'none' });

  const look = await nextWindow(page, '/thread.html?look=', () =>
    bar.getByRole('button', { name: 'Show Plaint where the posts are' }).click(),
  );
  await look.getByText('No posts were recognised.').waitFor();
  const picture = look.getByRole('img', { name: 'The page as it is shown now' });
  const spot = await page.locator('p.say').nth(1).boundingBox();
  const [shown, width] = [await picture.boundingBox(), await page.evaluate(() => innerWidth)];
  if (spot === null || shown === null) throw new Error('nothing is shown');
  const share = shown.width / width;
  await look
    .getByRole('button', { name: 'Click on a post that is not outlined' })
    .click({ position: { x: (spot.x + 40) * share, y: (spot.y + spot.height / 2) * share } });
  await look.getByText('3 posts recognised').waitFor();
  expect(await look.getByRole('button', { name: /^Post \d in the picture$/ }).count()).toBe(3);
  expect(await findViolations(look)).toEqual([]);

  await look.getByRole('button', { name: 'Undo' }).click();
  await look.getByText('No posts were recognised.').waitFor();
  // The same without a pointer.
  await look.getByText('Other parts of the page').press('Enter');
  await look.getByRole('button', { name: 'This is a post' }).first().press('Enter');
  await look.getByText('3 posts recognised').waitFor();
  await look.getByLabel('Remember this for pages.localhost on this device').check();
  await shoot(look, 'taught');
  const second = await nextWindow(page, '/thread.html?thread=', () =>
    look.getByRole('button', { name: 'Capture the discussion' }).click(),
  );
  const { texts, fit } = await captured(second);
  expect(texts.map((text) => text?.replace(/\s*#$/, ''))).toEqual([...SAYINGS]);
  expect(fit).toBe('whole');
  await second.close();

  const later = await captureThread(scene, page);
  expect((await captured(later)).texts).toHaveLength(3);
  await later.close();
});

/** Tabs on until the button of that name has the focus, as it is heard. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const isThere = (heard: string) => (typeof name === 'string' ? heard === name : name.test(heard));
  for (let steps = 0; steps < 80; steps++) {
    if (isThere(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} cannot be reached`);
}

const focused = (page: Page) =>
  page.evaluate<string>(
    "document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''",
  );

it('the menu looks first, and by keyboard alone what is recognised is corrected and captured', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/board'));
  const look = await lookAtDiscussion(scene, page);
  const before = await readStore(look, 'threads');
  await look.getByText('4 posts recognised').waitFor();
  expect(await focused(look)).toBe('Capture the discussion');
  expect(await readStore(look, 'threads')).toEqual(before);

  await tabTo(look, 'Post 4 in the picture');
  await look.keyboard.press('Enter');
  expect(await focused(look)).toBe('This is not a post: 4');
  await look.keyboard.press('Enter');
  await look.getByText('3 posts recognised').waitFor();
  expect(await focused(look)).toBe('This is not a post: 3');

  await tabTo(look, 'Here is another');
  await look.keyboard.press('Enter');
  expect(await focused(look)).toBe('This is a post');
  await expectNoViolations(look);
  await look.keyboard.press('Escape');
  await tabTo(look, 'This is a post');
  expect(
    await look.evaluate<string>('document.activeElement.previousElementSibling.textContent'),
  ).toContain('Lamp Shop');
  await look.keyboard.press('Tab');
  await look.keyboard.press('Enter');
  await look.getByText('5 posts recognised').waitFor();
  expect(await focused(look)).toBe('This is not a post: 4');
  await shoot(look, 'corrected');

  await tabTo(look, 'Capture the discussion');
  const bar = await nextWindow(page, '/thread.html?thread=', () => look.keyboard.press('Enter'));
  const { texts } = await captured(bar);
  expect(texts).toHaveLength(5);
  expect(texts.join()).toContain('There was no wind at all.');
  expect(texts.join()).not.toContain('Lanterns of every size');
  await bar.close();
  await page.close();
});

it.each([
  ['en', 'What Plaint recognises here'],
  ['zh-Hans', '举证'],
] as const)(
  'what is recognised can be read in both themes and at three widths: %s',
  async (language, title) => {
    await chooseLanguage(scene, language);
    const page = await scene.chromium.openPage(scene.pages.at('/board'));
    const look = await lookAtDiscussion(scene, page);
    await look.locator('[data-look=capture] button').waitFor();
    expect(await look.title()).toContain(title);
    for (const width of [1_180, 760, 390]) {
      await look.setViewportSize({ width, height: 800 });
      await expectNoViolations(look);
      expect(await look.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await shoot(look, `${language}-${width}`);
    }
    await look.close();
    await page.close();
  },
);

async function expectNoViolations(look: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await look.emulateMedia({ colorScheme });
    expect(await findViolations(look)).toEqual([]);
  }
}

/** Pictures for whoever looks at them: `PLAINT_LOOK_PICTURES=DIR`. */
async function shoot(look: Page, name: string): Promise<void> {
  const folder = process.env['PLAINT_LOOK_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await look.emulateMedia({ colorScheme });
    await look.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, fullPage: true });
  }
}

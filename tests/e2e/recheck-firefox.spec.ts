import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { RecheckRecord } from '../../utils/report/recheck-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { LANTERN_WORDS, lanternPage, PAGES_PATTERN } from '../drive/casebook-scene.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { HANDS } from '../drive/firefox-form.ts';
import { type PageServer, type MadePage as Served, servePages } from '../drive/pages.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

const DAY_MS = 86_400_000;
const served: Record<string, Served> = { '/0': lanternPage(LANTERN_WORDS[0]) };

let pages: PageServer;
let firefox: FirefoxDrive;
let casebook: FirefoxPage;

beforeAll(async () => {
  pages = await servePages({ pages: served });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox, isAlwaysAllowed: true });
  await keepPage();
  casebook = await firefox.openExtensionPage('casebook.html');
  await press('Inbox');
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

/** Keeps the page in the inbox from the popup of a report that is begun about it. */
async function keepPage(): Promise<void> {
  await firefox.openPage(pages.at('/0'));
  await firefox.extension.clickToolbar();
  const popup = <Value>(body: string) => firefox.extension.runInView<Value>('popup', HANDS + body);
  for (const words of ['Keep in a case', 'Keep']) {
    await until(words, () => popup<boolean>(`return button('${words}') !== undefined`));
    await popup(`button('${words}').click()`);
    if (words !== 'Keep') {
      await until('the cases', () => popup<boolean>("return find('[name=keep-case]') !== null"));
    }
  }
  await until('the item', () =>
    popup<boolean>("return document.body.innerText.includes('Kept in: Inbox')"),
  );
  await firefox.extension.closePopup();
}

async function press(words: string): Promise<void> {
  await until(words, () =>
    casebook.run<boolean>(`${HANDS} return button('${words}') !== undefined`),
  );
  await casebook.run(`${HANDS} button('${words}').click();`);
}

async function readItem(): Promise<CaseItem> {
  const [item] = await casebook.run<CaseItem[]>(readStoreBody('items'));
  if (item === undefined) throw new Error('no item');
  return item;
}

const readLooks = () => casebook.run<RecheckRecord[]>(readStoreBody('rechecks'));

/** Brings the alarm forward and ends the background page, so that nothing but the alarm can wake it. */
async function letAlarmFire(): Promise<void> {
  await firefox.extension.runInView(
    'background',
    "await browser.alarms.create('recheck', { when: Date.now() + 3000, periodInMinutes: 60 })",
  );
  await firefox.extension.terminateBackground();
  expect(await firefox.extension.backgroundState()).toBe('stopped');
}

/** As if the time until the next look had passed. */
const makeDue = () =>
  casebook.run(`
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const db = await done(indexedDB.open('plaint'));
    const items = db.transaction('items', 'readwrite').objectStore('items');
    for (const item of await done(items.getAll())) {
      await done(items.put({ ...item, nextCheckAt: new Date(Date.now() - 1000).toISOString() }));
    }
    db.close();`);

it('in Firefox a schedule whose site is not allowed says so, and looks at nothing', async () => {
  const asked = pages.requested.length;
  await press('About the case');
  const schedule = `[...document.querySelectorAll('select')].find((each) => each.querySelector('option[value="never"]'))`;
  await until('the schedule', () => casebook.run<boolean>(`return ${schedule} !== undefined`));
  await casebook.run(`${schedule}.id = 'schedule'; ${HANDS} enter('#schedule', '1');`);
  await press('Still up?');
  await until('the notice', () =>
    casebook.run<boolean>("return document.querySelector('[data-waiting]') !== null"),
  );
  await until('its words', async () =>
    (await casebook.run<string>('return document.body.innerText')).includes(
      'Waiting for your permission: 1',
    ),
  );
  expect((await readItem()).nextCheckAt).toBeUndefined();
  expect(await readLooks()).toEqual([]);
  expect(pages.requested).toHaveLength(asked);
});

it('“Allow and look now” asks by the click, looks, and plans the next day', async () => {
  const isAllowed = () =>
    casebook.run<boolean>(
      `return browser.permissions.contains({ origins: [${JSON.stringify(PAGES_PATTERN)}] })`,
    );
  expect(await isAllowed()).toBe(false);
  const sinceMs = Date.now();
  await casebook.click('[data-waiting] + button');
  const [look] = await until('the look', async () => {
    const found = await readLooks();
    return found.length > 0 && found;
  });
  expect(look).toMatchObject({ outcome: 'up', url: pages.at('/0') });
  expect(await isAllowed()).toBe(true);
  const { nextCheckAt, notAllowedSince } = await readItem();
  expect(Date.parse(nextCheckAt ?? '')).toBeGreaterThanOrEqual(sinceMs + DAY_MS);
  expect(notAllowedSince).toBeUndefined();
  await until('the notice to go', () =>
    casebook.run<boolean>("return document.querySelector('[data-waiting]') === null"),
  );
});

it('when the day has come the alarm alone wakes the background, which sees what was taken down and closes its tab', async () => {
  served['/0'] = { body: '<!doctype html><title>Gone</title><p>This post has been removed.' };
  await makeDue();
  await letAlarmFire();
  await until('the second look', async () => (await readLooks()).length === 2);
  expect((await readLooks()).map(({ outcome }) => outcome).toSorted()).toEqual(['removed', 'up']);
  await until('the mark of it', () =>
    casebook.run<boolean>("return document.querySelector('[data-outcome=removed]') !== null"),
  );
  const tabs = await until('the tab to close', async () => {
    const open = await casebook.run<string[]>(
      "return (await browser.tabs.query({})).map(({ url }) => url ?? '')",
    );
    return open.filter((url) => url.startsWith(pages.origin)).length === 1 && open;
  });
  expect(tabs).toContain(pages.at('/0'));
});

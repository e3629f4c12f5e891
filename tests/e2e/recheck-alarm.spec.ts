import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { RecheckRecord } from '../../utils/report/recheck-record.ts';
import {
  type CasebookScene,
  LANTERN_WORDS,
  lanternPage,
  openCasebookScene,
  PAGES_PATTERN,
  reportAll,
} from '../drive/casebook-scene.ts';
import { pressMarkKey } from '../drive/mark-page.ts';
import { readStore } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

const WORDS = LANTERN_WORDS.slice(0, 2);
const PATHS = WORDS.map((_, at) => `/${at}`);
const DAY_MS = 86_400_000;

let scene: CasebookScene;
let casebook: Page;

beforeAll(async () => {
  scene = await openCasebookScene({ bodies: WORDS.map(lanternPage) });
  ({ casebook } = scene);
  await reportAll(scene, { answers: { quote: WORDS.join('\n') } });
});

afterAll(async () => {
  await scene?.close();
});

async function plan(choice: string, name = /^Inbox/): Promise<void> {
  await casebook.getByRole('button', { name }).click();
  await casebook.getByRole('button', { name: 'About the case' }).click();
  await casebook.getByLabel('Look again by itself').selectOption({ label: choice });
}

interface Alarm {
  readonly scheduledTime: number;
  readonly periodInMinutes?: number;
}
const alarm = () =>
  scene.chromium.worker.evaluate<Alarm | null>(
    "chrome.alarms.get('recheck').then((found) => found ?? null)",
  );

const alarmIsGone = () => until('the alarm to go', async () => (await alarm()) === null);

/**
 * Lets the worker die and brings the alarm forward from a page, so that nothing but the alarm itself can wake
 * it.
 */
async function letAlarmFire(): Promise<void> {
  await scene.chromium.worker.kill();
  await casebook.evaluate<void>(
    "chrome.alarms.create('recheck', { when: Date.now() + 1000, periodInMinutes: 60 })",
  );
}

/** As if the time until the next look had passed. */
async function makeDue(): Promise<void> {
  await casebook.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('plaint');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = db.transaction('items', 'readwrite');
    const items = transaction.objectStore('items');
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
      items.openCursor().onsuccess = ({ target }) => {
        const cursor = target instanceof IDBRequest ? target.result : null;
        if (!(cursor instanceof IDBCursorWithValue)) return;
        const nextCheckAt = new Date(Date.now() - 1_000).toISOString();
        cursor.update({ ...cursor.value, nextCheckAt });
        cursor.continue();
      };
    });
    db.close();
  });
}

/** Waits until every page was looked at so often; gives what was seen last, in the order of the pages. */
async function outcomes(count: number): Promise<string[]> {
  const seen = await until(
    `look number ${count}`,
    async () => {
      const found = await readStore<RecheckRecord>(casebook, 'rechecks');
      return found.length === count * PATHS.length && found;
    },
    60_000,
  );
  const byTime = seen.toSorted((a, b) => b.checkedAt.localeCompare(a.checkedAt));
  return PATHS.map(
    (path) => byTime.find(({ url }) => url === scene.pages.at(path))?.outcome ?? 'none',
  );
}

/** Every item has its next day, a whole span after this moment. */
async function expectNextDay(sinceMs: number): Promise<void> {
  const items = await readStore<CaseItem>(casebook, 'items');
  expect(items).toHaveLength(PATHS.length);
  for (const { nextCheckAt } of items) {
    const nextMs = Date.parse(nextCheckAt ?? '');
    expect(nextMs).toBeGreaterThanOrEqual(sinceMs + DAY_MS);
    expect(nextMs).toBeLessThanOrEqual(Date.now() + DAY_MS);
  }
}

it('a schedule looks at what was reported at once, and sets the alarm', async () => {
  const sinceMs = Date.now();
  await plan('Every day');
  expect(await outcomes(1)).toEqual(['up', 'up']);
  await expectNextDay(sinceMs);
  await until('the alarm', async () => (await alarm())?.periodInMinutes === 60);
});

it('the alarm alone looks again when the day has come, and plans the next one', async () => {
  await makeDue();
  const sinceMs = Date.now();
  await letAlarmFire();
  expect(await outcomes(2)).toEqual(['up', 'up']);
  await expectNextDay(sinceMs);

  scene.served['/0'] = { body: '<!doctype html><title>Gone</title><p>This post has been removed.' };
  scene.served['/1'] = lanternPage(`${WORDS[1]?.slice(0, 14)}（已编辑）`);
  await makeDue();
  await letAlarmFire();
  expect(await outcomes(3)).toEqual(['removed', 'changed']);
  await until('the tab of the last look to close', () => {
    const open = casebook.context().pages();
    return !open.some((page) => page.url().startsWith(scene.pages.origin));
  });
  await casebook.getByRole('button', { name: 'Still up?' }).click();
  await casebook.locator('[data-outcome=removed]').waitFor();
  await until('the alarm', async () => (await alarm())?.periodInMinutes === 60);
});

it('before the day has come the alarm looks at nothing', async () => {
  const asked = scene.pages.requested.length;
  await letAlarmFire();
  await until('the worker', () => scene.chromium.worker.isRunning());
  const { scheduledTime } = await until('the next alarm', async () => {
    const next = await alarm();
    return next !== null && next.scheduledTime > Date.now() + 60_000 && next;
  });
  expect(scheduledTime).toBeLessThanOrEqual(Date.now() + 3_600_000);
  expect(scene.pages.requested).toHaveLength(asked);
});

it('a site that is not allowed is not looked at, stays due, and the casebook says what to do', async () => {
  const forbid = `chrome.permissions.remove({ origins: [${JSON.stringify(PAGES_PATTERN)}] })`;
  expect(await casebook.evaluate<boolean>(forbid)).toBe(true);
  await makeDue();
  const dueMs = Date.now();
  const asked = scene.pages.requested.length;
  const looks = (await readStore(casebook, 'rechecks')).length;
  await letAlarmFire();
  await casebook.getByText(`Waiting for your permission: ${PATHS.length}`).waitFor();
  expect(await casebook.locator('[data-waiting]').count()).toBe(PATHS.length);
  expect(scene.pages.requested).toHaveLength(asked);
  expect(await readStore(casebook, 'rechecks')).toHaveLength(looks);
  const held = await readStore<CaseItem>(casebook, 'items');
  for (const { nextCheckAt, notAllowedSince } of held) {
    expect(Date.parse(nextCheckAt ?? '')).toBeLessThanOrEqual(dueMs);
    expect(Date.parse(notAllowedSince ?? '')).toBeGreaterThanOrEqual(dueMs);
  }
  await letAlarmFire();
  await until('the worker', () => scene.chromium.worker.isRunning());
  await until(
    'the next alarm',
    async () => ((await alarm())?.scheduledTime ?? 0) > Date.now() + 60_000,
  );
  expect(await readStore(casebook, 'items')).toEqual(held);
});

/** When the person began to look at what was held back. */
let lookedSinceMs = 0;
const allow = () => casebook.getByRole('button', { name: 'Allow their sites and look now' });

it('“Allow and look now” asks for the sites by the click itself; told no, it shows the page, to be looked at with the key', async () => {
  // Nobody here can answer the browser's own question: this answers no.
  await casebook.evaluate(() => {
    const asked: unknown[] = [];
    Object.assign(window, { asked });
    const permissions = Reflect.get(Reflect.get(window, 'chrome'), 'permissions');
    permissions.request = async (wanted: unknown, done?: (isAllowed: boolean) => void) => {
      asked.push({ wanted, isByClick: navigator.userActivation.isActive });
      done?.(false);
      return false;
    };
  });
  const opened = casebook.context().waitForEvent('page');
  await allow().focus();
  await casebook.keyboard.press('Enter');
  const page = await opened;
  expect(await casebook.evaluate(() => Reflect.get(window, 'asked'))).toEqual([
    { wanted: { origins: [PAGES_PATTERN] }, isByClick: true },
  ]);
  await casebook.getByText('The page is open in front').waitFor();
  expect(await casebook.locator('[data-waiting]').count()).toBe(PATHS.length);
  lookedSinceMs = Date.now();
  expect(await pressMarkKey(scene, page)).toBe('✓');
  await page.close();
  await casebook.getByText(`Waiting for your permission: ${PATHS.length - 1}`).waitFor();
});

it('once the sites are allowed, it looks and plans the next day', async () => {
  await scene.chromium.allow([PAGES_PATTERN]);
  casebook = await scene.chromium.openExtensionPage('casebook.html');
  await casebook.getByRole('button', { name: 'Still up?' }).click();
  await allow().click();
  expect(await outcomes(4)).toEqual(['removed', 'changed']);
  await allow().waitFor({ state: 'detached' });
  await expectNextDay(lookedSinceMs);
  const items = await readStore<CaseItem>(casebook, 'items');
  expect(items.filter(({ notAllowedSince }) => notAllowedSince !== undefined)).toEqual([]);
});

it('a browser that forgot the alarm sets it again when it starts', async () => {
  await scene.chromium.worker.evaluate("chrome.alarms.clear('recheck')");
  await scene.chromium.quit();
  await scene.chromium.relaunch();
  casebook = await scene.chromium.openExtensionPage('casebook.html');
  const set = await until('the alarm', alarm);
  expect(set.periodInMinutes).toBe(60);
  expect(set.scheduledTime).toBeLessThanOrEqual(Date.now() + 5 * 60_000);
});

it('with no schedule left the alarm is cleared, at once and by the alarm itself', async () => {
  await plan('Only when I ask');
  await alarmIsGone();
  await makeDue();
  const asked = scene.pages.requested.length;
  await letAlarmFire();
  await until('the worker', () => scene.chromium.worker.isRunning());
  await alarmIsGone();
  expect(scene.pages.requested).toHaveLength(asked);
});

it('the alarm goes and comes with the only case that has a schedule', async () => {
  await casebook.getByRole('button', { name: 'New case' }).click();
  await casebook.getByLabel('Name of the new case').fill('The lantern fund');
  await casebook.keyboard.press('Enter');
  await casebook.getByRole('heading', { name: 'The lantern fund' }).waitFor();
  await plan('Every 7 days', /^The lantern fund/);
  await until('the alarm', alarm);

  await casebook.getByRole('button', { name: /^Inbox/ }).click();
  await casebook.getByRole('button', { name: 'Items', exact: true }).click();
  await casebook.getByRole('button', { name: 'Select all shown' }).click();
  await casebook.getByLabel('Move to…').selectOption({ label: 'The lantern fund' });
  await casebook.getByRole('button', { name: /^The lantern fund/ }).click();
  await casebook.locator('article').nth(1).waitFor();
  await casebook.getByRole('button', { name: 'Export', exact: true }).first().click();
  await casebook.locator('[name=export-kind]').selectOption('archive');
  await casebook.locator('[name=export-passphrase]').fill('a passphrase');
  await casebook.getByRole('button', { name: 'Preview' }).click();
  const download = casebook.waitForEvent('download');
  await casebook.getByRole('button', { name: /^Save/ }).click();
  const file = await (await download).path();

  await casebook.getByRole('button', { name: 'About the case' }).click();
  await casebook.getByRole('button', { name: 'Delete this case and its items' }).click();
  await alarmIsGone();
  await casebook.getByRole('button', { name: 'Undo' }).click();
  await until('the alarm', alarm);

  await casebook.getByRole('button', { name: /^The lantern fund/ }).click();
  await casebook.getByRole('button', { name: 'About the case' }).click();
  await casebook.getByRole('button', { name: 'Delete this case and its items' }).click();
  await alarmIsGone();
  await casebook.getByRole('button', { name: 'Take in a case file' }).click();
  await casebook.getByLabel('Case file', { exact: true }).setInputFiles(file);
  await casebook.locator('[name=import-passphrase]').fill('a passphrase');
  await casebook.getByRole('button', { name: 'Take in', exact: true }).click();
  await until('the alarm', alarm);
});

import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { chooseCaseFile, saveExport, takeIn } from '../drive/case-file.ts';
import {
  type CasebookScene,
  lanternPage,
  openCasebookScene,
  reportAll,
  LANTERN_WORDS as WORDS,
} from '../drive/casebook-scene.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { waitForCapture } from '../drive/report-form.ts';
import { until } from '../drive/until.ts';

let scene: CasebookScene;
let casebook: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaint-casebook-'));
  scene = await openCasebookScene({ bodies: WORDS.map(lanternPage) });
  ({ casebook } = scene);
});

afterAll(async () => {
  await scene?.close();
  await rm(folder, { recursive: true, force: true });
});

const items = (page: Page = casebook) => page.locator('article');

it('pages kept with one key stand in the inbox, with no window in between', async () => {
  await items().nth(2).waitFor();
  expect(await items().count()).toBe(3);
  await casebook.getByRole('button', { name: /^Inbox/ }).click();
  await items().nth(2).waitFor();
  expect(await items().count()).toBe(3);
});

it('any stretch of what was captured is found, in Chinese, Japanese and English', async () => {
  const search = casebook.locator('[name=search]');
  for (const [query, words] of [
    ['灯笼基金', WORDS[1]],
    ['ランタン', WORDS[2]],
    ['lantern boat', WORDS[0]],
  ] as const) {
    await search.fill(query);
    // As many were shown of the query before.
    await items()
      .filter({ hasText: words.slice(0, 10) })
      .waitFor();
    await casebook.getByText('1 shown').waitFor();
    expect(await items().first().textContent()).toContain(words.slice(0, 10));
  }
  await search.fill('nowhere to be found');
  await casebook.getByText('No item fits').waitFor();
  await search.fill('');
});

it('items move to a new case by keyboard, are tagged, deleted and brought back', async () => {
  await casebook.getByRole('button', { name: 'New case' }).click();
  await casebook.getByLabel('Name of the new case').fill('The lantern fund');
  await casebook.keyboard.press('Enter');
  // A new case is shown at once.
  await casebook.getByRole('heading', { name: 'The lantern fund' }).waitFor();
  await casebook.getByRole('button', { name: /^Inbox/ }).click();
  await casebook.getByRole('button', { name: 'Select all shown' }).click();
  await casebook.getByLabel('Move to…').selectOption({ label: 'The lantern fund' });
  await casebook.getByText('Moved: 3').waitFor();
  await casebook.getByRole('button', { name: /^The lantern fund/ }).click();
  await items().nth(2).waitFor();

  await casebook.getByRole('button', { name: 'Select all shown' }).click();
  await casebook.getByLabel('Add a tag').fill('lantern');
  await casebook.keyboard.press('Enter');
  await casebook.locator('article', { hasText: 'lantern' }).nth(2).waitFor();
  await casebook.getByRole('button', { name: 'Delete', exact: true }).click();
  await casebook.getByText('Nothing is kept here yet').waitFor();
  await casebook.getByRole('button', { name: 'Undo' }).click();
  await items().nth(2).waitFor();
});

it('an item is dragged onto another case', async () => {
  await items()
    .first()
    .dragTo(casebook.getByRole('button', { name: /^Inbox/ }));
  await casebook.getByText('Moved: 1').waitFor();
  await casebook.getByRole('button', { name: 'Undo' }).click();
  await items().nth(2).waitFor();
});

it('the facts told once and every capture of the case arrive in one report', async () => {
  await casebook.getByRole('button', { name: 'About the case' }).click();
  await casebook.getByLabel('Statement of facts').fill('Nothing is missing from the fund at all.');
  await casebook.getByLabel('Add a document').setInputFiles({
    name: 'accounts.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('The accounts of the lantern fund'),
  });
  await casebook.getByText('accounts.txt', { exact: true }).waitFor();
  await casebook.getByRole('button', { name: 'Items', exact: true }).click();
  // Whole pages were kept: which of their words are meant, only a person can say.
  const { body } = await reportAll(scene, { answers: { quote: WORDS.join('\n') } });
  expect(body.targets).toEqual([0, 1, 2].map((at) => scene.pages.at(`/${at}`)));
  expect(body.answers['quote']).toBe(WORDS.join('\n'));
  expect(body.answers['statement']).toBe('Nothing is missing from the fund at all.');
  expect(body.documents.map(({ name }: { name?: string }) => name)).toEqual([
    'accounts.txt',
    'evidence-002.wacz',
    'evidence-003.wacz',
  ]);
  await items().getByText('received').nth(2).waitFor();
});

it('what became of the reported pages is seen, and confirmed by a person', async () => {
  scene.served['/0'] = { body: '<!doctype html><title>Gone</title><p>This post has been removed.' };
  scene.served['/2'] = lanternPage(`${WORDS[2].slice(0, 18)} (edited)`);
  await casebook.getByRole('button', { name: 'Still up?' }).click();
  await casebook.getByRole('button', { name: 'Look at all of them now' }).click();
  const entry = (at: number) =>
    casebook.locator('li', { hasText: scene.pages.at(`/${at}`) }).locator('[data-outcome]');
  await entry(2).waitFor();
  expect(await entry(0).getAttribute('data-outcome')).toBe('removed');
  expect(await entry(1).getAttribute('data-outcome')).toBe('up');
  expect(await entry(2).getAttribute('data-outcome')).toBe('changed');
  await casebook.getByRole('button', { name: 'I looked: it is removed' }).first().click();
  await casebook.getByText('confirmed by you').waitFor();
  await until('the tab of the look to close', () => {
    const open = casebook.context().pages();
    return !open.some((page) => page.url() === scene.pages.at('/0'));
  });

  await casebook.getByRole('button', { name: 'Export', exact: true }).first().click();
  await casebook.locator('[name=export-kind]').selectOption('complaint');
  await casebook.getByRole('button', { name: 'Preview' }).click();
  const complaint = await casebook.getByLabel('Preview').locator('textarea').inputValue();
  expect(complaint).toContain('A person confirmed this on');
});

/** Every stored byte by the hash it is stored under, hashed anew; and every record of the casebook. */
async function readCasebook(page: Page) {
  const stored = await page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('plaint'));
    const all = (store: string) => done(db.transaction(store).objectStore(store).getAll());
    const [items, captures, blobs] = [
      await all('items'),
      await all('captures'),
      await all('blobs'),
    ];
    db.close();
    const hex = (bytes: ArrayBuffer) =>
      Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const hashes: [string, string][] = [];
    for (const { sha256, blob } of blobs) {
      const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
      hashes.push([sha256, hex(digest)]);
    }
    return { items, captures, hashes };
  });
  return { ...stored, hashes: new Map(stored.hashes) };
}

it('a case moves to another profile with every hash equal; a wrong passphrase moves nothing', async () => {
  const file = await saveExport(casebook, 'archive', folder);
  const here = await readCasebook(casebook);
  let other: ChromiumDrive | undefined;
  try {
    other = await launchChromium({ extensionDir: BUILDS.chromium });
    const there = await other.openExtensionPage('casebook.html');
    await chooseCaseFile(there, file);
    await takeIn(there, 'another passphrase');
    await there.getByText('The passphrase does not fit').waitFor();
    expect((await readCasebook(there)).hashes.size).toBe(0);

    await takeIn(there);
    await there.getByText('Taken in: 3 items.').waitFor();
    const arrived = await readCasebook(there);
    expect(arrived.items).toHaveLength(3);
    const captures = new Set(arrived.captures.map(({ id }: { id: string }) => id));
    const sent = here.captures.filter(({ id }: { id: string }) => captures.has(id));
    expect(arrived.captures).toEqual(sent);
    // Three captures, and three made when their addresses were looked at again.
    expect(captures.size).toBe(6);
    for (const { artefacts } of arrived.captures) {
      for (const { sha256 } of artefacts) expect(arrived.hashes.get(sha256)).toBe(sha256);
    }
    for (const [name, digest] of arrived.hashes) expect(digest).toBe(here.hashes.get(name));
  } finally {
    await other?.close();
  }
});

it('the packages of a case verify, and the list of digests fits them', async () => {
  const zip = await saveExport(casebook, 'wacz', folder);
  const names = [...zip.toString('latin1').matchAll(/evidence\/item-\d{4}\.wacz/g)];
  expect(new Set(names.map(([name]) => name)).size).toBe(3);
  expect(createHash('sha256').update(zip).digest('hex')).toMatch(/^[0-9a-f]{64}$/);
});

it('a capture is kept in a case from the popup, with no report sent', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/1'));
  const popup = await scene.chromium.clickToolbar(page);
  await waitForCapture(popup);
  await popup.getByRole('button', { name: 'Keep in a case…' }).click();
  await popup.locator('[name=keep-case]').selectOption('new');
  await popup.getByLabel('Name of the new case').fill('Another matter');
  await popup.getByRole('button', { name: 'Keep', exact: true }).click();
  await popup.getByText('Kept in: Another matter').waitFor();
  await popup.close();
  await page.close();
  await casebook.getByRole('button', { name: /^Another matter/ }).click();
  await casebook.getByRole('button', { name: 'Items', exact: true }).click();
  // The same words by the same account are in the other case already.
  await items().getByText('duplicate').waitFor();
});

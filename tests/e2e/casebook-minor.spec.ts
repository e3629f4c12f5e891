import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import {
  type CasebookScene,
  LANTERN_WORDS,
  openCasebookScene,
  reportAll,
} from '../drive/casebook-scene.ts';
import { coloursIn, picturesIn } from '../drive/package-pictures.ts';
import { readPackageFiles } from '../drive/read-package.ts';
import { readStore } from '../drive/read-store.ts';
import { takeSavedFile } from '../drive/save-package.ts';
import { until } from '../drive/until.ts';

const WORDS = LANTERN_WORDS.slice(0, 2);
const PORTRAIT = '/portrait.svg';
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40" fill="#c33"/></svg>';

const bodies = WORDS.map((words) => ({
  body: `<!doctype html><meta charset="utf-8"><title>Lanterns</title><main><article>
    <img src="${PORTRAIT}" alt="portrait" width="90" height="90"><p>${words}</p></article></main>`,
}));

let scene: CasebookScene;
let casebook: Page;

beforeAll(async () => {
  scene = await openCasebookScene({
    bodies,
    also: { [PORTRAIT]: { body: svg, headers: { 'content-type': 'image/svg+xml' } } },
  });
  ({ casebook } = scene);
});

afterAll(async () => {
  await scene?.close();
});

async function itemOf(at: number): Promise<CaseItem> {
  const items = await readStore<CaseItem>(casebook, 'items');
  const found = items.find(({ url }) => url === scene.pages.at(`/${at}`));
  if (found === undefined) throw new Error(`no item of page ${at}`);
  return found;
}

async function openRedaction(at: number): Promise<Page> {
  const { id } = await itemOf(at);
  const page = await scene.chromium.openExtensionPage(`redact.html?item=${id}`);
  await page.getByRole('button', { name: 'Make the redacted copy' }).waitFor();
  return page;
}

async function preview(kind: string): Promise<void> {
  await casebook.getByRole('button', { name: 'Export', exact: true }).first().click();
  await casebook.locator('[name=export-kind]').selectOption(kind);
  if (kind === 'archive') await casebook.locator('[name=export-passphrase]').fill('a passphrase');
  await casebook.getByRole('button', { name: 'Preview' }).click();
  await casebook.getByRole('button', { name: /^Save / }).waitFor();
}

/** The packages of the inbox, in the order of their numbers. */
async function exportPackages(): Promise<Map<string, Buffer>[]> {
  await preview('wacz');
  const zip = await readPackageFiles(await takeSavedFile(casebook, /^Save /));
  const packages = [...zip].filter(([name]) => name.endsWith('.wacz'));
  return Promise.all(
    packages.map(async ([, bytes]) => {
      const file = new Blob([new Uint8Array(bytes)]);
      expect((await verifyPackage(file, { now: new Date() })).holds).toBe(true);
      return readPackageFiles(file);
    }),
  );
}

function expectMasked(files: ReadonlyMap<string, Buffer>): void {
  const { redactions } = JSON.parse(String(files.get('evidence/redactions.json')));
  expect(redactions.map(({ reason }: { reason: string }) => reason)).toContain('minor');
  const pictures = picturesIn(files);
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) expect(coloursIn(picture).size).toBe(1);
  expect(String(files.get('archive/data.warc.gz'))).not.toContain(PORTRAIT);
}

it('as long as nothing says that a minor is concerned, nothing is proposed and the original leaves', async () => {
  const page = await openRedaction(0);
  expect(await page.getByText('A minor is concerned').count()).toBe(0);
  expect(await page.getByLabel('portrait').first().isChecked()).toBe(false);
  await page.close();
  await casebook.getByRole('button', { name: /^Inbox/ }).click();
  for (const files of await exportPackages()) {
    expect(files.has('evidence/redactions.json')).toBe(false);
    expect(picturesIn(files).some((picture) => coloursIn(picture).size > 10)).toBe(true);
  }
  expect(await casebook.getByText('Items that concern a minor').count()).toBe(0);
});

it('a case about a minor proposes the same masks at its items, to be taken off by one click', async () => {
  await casebook.getByRole('button', { name: 'About the case' }).click();
  await casebook.getByLabel('Kind of harm').selectOption({ label: 'Harm to a minor' });
  // Another page reads it from what is stored.
  await until('the kind of harm to be kept', async () =>
    JSON.stringify(await readStore(casebook, 'cases')).includes('"minor-harm"'),
  );
  const page = await openRedaction(0);
  await page.getByText('A minor is concerned').waitFor();
  expect(await page.getByLabel('portrait').first().isChecked()).toBe(true);
  const box = page.getByRole('button', { name: /^Box 1/ });
  await box.waitFor();
  expect(await box.count()).toBe(1);
  await page.getByRole('button', { name: 'Uncover all pictures' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Cover all pictures again' }).waitFor();
  expect(await page.getByLabel('portrait').first().isChecked()).toBe(false);
  await box.waitFor({ state: 'detached' });
  await page.close();
});

it('whoever looks at such an item is told before the original is saved', async () => {
  const viewer = await scene.chromium.openExtensionPage(`viewer.html?item=${(await itemOf(0)).id}`);
  await viewer.getByText('A minor is concerned, and this is the original').waitFor();
  await viewer.close();
});

it('its items leave with every picture masked, which is said before the file is saved', async () => {
  for (const files of await exportPackages()) expectMasked(files);
  await casebook.getByText('Items that concern a minor: 2. They leave as redacted').waitFor();
  const viewer = await scene.chromium.openExtensionPage(`viewer.html?item=${(await itemOf(0)).id}`);
  await viewer.getByRole('button', { name: 'Save the redacted package' }).waitFor();
  expect(await viewer.getByText('A minor is concerned').count()).toBe(0);
  await viewer.close();
  await preview('evidence');
  const document = await takeSavedFile(casebook, /^Save /);
  expect(await document.text()).toContain(WORDS[0]);
  await preview('archive');
  await casebook.getByText('A case file holds the originals').waitFor();
});

it('what a person has shown stays shown, and the others stay masked', async () => {
  const page = await openRedaction(0);
  await page.getByRole('button', { name: 'Uncover all pictures' }).click();
  await page.getByRole('button', { name: 'Make the redacted copy' }).click();
  await page.locator('[data-saved]').waitFor();
  await page.close();
  const [first, second] = await exportPackages();
  if (first === undefined || second === undefined) throw new Error('two packages were to leave');
  expect(picturesIn(first).some((picture) => coloursIn(picture).size > 10)).toBe(true);
  expectMasked(second);
});

it('a report about several of them takes the others along masked', async () => {
  await casebook.getByRole('button', { name: 'Items', exact: true }).click();
  const { body, evidence } = await reportAll(scene, {
    category: 'minor-harm',
    affected: 'someone-else',
    answers: { statement: 'Two pages mock a child.' },
  });
  const other = body.documents.find(({ name }) => name === 'evidence-002.wacz');
  const sent = evidence.find(({ contentSha256 }) => contentSha256 === other?.sha256);
  if (sent === undefined) throw new Error('the other page was not sent');
  expectMasked(await readPackageFiles(sent.content));
});

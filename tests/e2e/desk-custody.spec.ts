import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeWord } from '../../utils/correspondence/write-word.ts';
import { putToDesk } from '../contract/correspondent.ts';
import { freePort } from '../contract/free-port.ts';
import { expectAccessible } from '../drive/desk-axe.ts';
import type { DeliveredReport } from '../drive/desk-report.ts';
import { type DeskPerson, type DeskStage, openDeskStage, unlockDesk } from '../drive/desk-stage.ts';
import { leaveCase, openCasePage, waitForReport } from '../drive/handle-case.ts';
import { keptNames } from '../drive/kept-names.ts';
import { type Memory, memoryArgs, openMemory } from '../drive/memory.ts';
import { pressUntil } from '../drive/press-key.ts';
import { until } from '../drive/until.ts';

/** Canaries: nowhere but where they are meant to be. */
const NAME = 'Quillon Marrowby-Test';
const CONTACT = 'marrowby-later@reporter.test';
const PASSPORT = {
  name: 'marrowby-passport.txt',
  text: 'No. 7 of Quillon, kettle office, page one',
};
const LEASE = {
  name: 'marrowby-lease.txt',
  text: 'The tenant is Quillon and nobody else, page two',
};
const STATEMENT = 'The heron kept the ferry money in a teal tin.';
const TEXT = 'A word beside the lease, for whoever judges.';
const naming = [NAME, CONTACT, PASSPORT.name, PASSPORT.text, LEASE.name, LEASE.text];

let scene: DeskStage;
let memory: Memory;
let report: DeliveredReport;
let reviewer: DeskPerson;
let custodian: DeskPerson;

const textFile = (text: string) => new Blob([text], { type: 'text/plain' });

beforeAll(async () => {
  const port = await freePort();
  scene = await openDeskStage(memoryArgs(port), { hasIdentityKey: true });
  memory = await openMemory(port);
  report = await scene.deliverKept({
    reporterName: NAME,
    answers: { url: 'https://forum.example.org/thread/7?page=1', quote: STATEMENT },
    identityFile: { name: PASSPORT.name, bytes: textFile(PASSPORT.text) },
    later: textFile(LEASE.text),
  });
  await writeLater();
  reviewer = await scene.join(['reviewer', 'administrator']);
  custodian = await scene.join(['custodian']);
}, 240_000);

afterAll(async () => {
  memory?.close();
  await scene?.close();
});

/**
 * What the reporter writes after the report: words for whoever judges, and what names them in seals of its
 * own.
 */
async function writeLater(): Promise<void> {
  const { laterKey, id: reportId, manifestSha256, reply, signer } = report;
  const { deskKey, identityKey = deskKey } = scene.descriptor;
  if (laterKey === undefined) throw new Error('no file');
  const document = { sha256: laterKey.sha256, kind: 'contract', name: LEASE.name };
  const body = await writeWord(
    {
      id: crypto.randomUUID(),
      act: { kind: 'message' },
      text: TEXT,
      naming: { contact: CONTACT },
      namingFiles: { documents: [document], keys: [laterKey] },
    },
    { reportId, number: 1, previousSha256: manifestSha256 },
    {
      sealTo: [reply.publicKey, deskKey],
      identityTo: [reply.publicKey, identityKey],
      signer: signer.privateKey,
    },
  );
  expect((await putToDesk(scene.endpoint, report, 1, body)).status).toBe(201);
}

/** Of the file that was saved last. */
let savedFrom = '';

async function save(page: Page, name: string): Promise<string> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save ${name}` }).click();
  const saved = await saving;
  savedFrom = saved.url();
  const stream = await saved.createReadStream();
  return Buffer.concat(await stream.toArray()).toString();
}

/** Whether the browser still hands out the file of an address, to any page of the desk. */
async function isHandedOut(person: DeskPerson, address: string): Promise<boolean> {
  const page = await person.context.newPage();
  try {
    await page.goto(scene.url);
    const error = await page.goto(address).catch(String);
    return String(error).includes('Download is starting');
  } finally {
    await page.close();
  }
}

it('a reviewer reads the case, and asks who reports', async () => {
  const { page } = reviewer;
  await openCasePage(page, report.id);
  await waitForReport(page, report.id);
  await pressUntil(page, 'v', '#pane-claim [data-entry] dd:not([aria-hidden])');
  await page.locator('#pane-claim').getByText(STATEMENT).waitFor();
  await pressUntil(page, 'y', '#pane-thread [data-entry] dd:not([aria-hidden])');
  await page.locator('#pane-thread').getByText(TEXT).waitFor();
  await page.getByText('Answers that name the reporter are in a seal of their own.').waitFor();
  // Received by this endpoint, whose receipt is judged with the package.
  await page.locator('#pane-verification [data-holds="true"]').waitFor({ state: 'attached' });
  await page
    .locator('#pane-verification')
    .getByText('This endpoint received exactly')
    .first()
    .waitFor();
  await expectAccessible(page);
  await askIdentity(page);
  await page.locator('[data-step="identity.requested"]').waitFor();
});

async function askIdentity(page: Page): Promise<void> {
  await pressUntil(page, 'i', 'form[data-decision=identity]');
  await page.locator('form[data-decision=identity] input[value=contact]').check();
  await page.locator('form[data-decision=identity] textarea').fill('The office rings them.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Send now' }).waitFor();
  await page.keyboard.press('Enter');
}

/** Half-typed reasons that this device keeps, sealed. */
const keptReasons = (page: Page) => keptNames(page, 'identity:');

/** Where a custodian writes why they refuse. */
const reason = ({ page }: DeskPerson) => page.locator('#pane-identity').getByRole('textbox');

it('what a custodian has half typed outlives the lock, and is gone once they have refused', async () => {
  const { page } = custodian;
  await openCasePage(page, report.id);
  await reason(custodian).fill('The telephone will do.');
  await until('the draft', async () => (await keptReasons(page)).length === 1);
  await page.locator('h1').first().click();
  await page.keyboard.press('L');
  await unlockDesk(page);
  await openCasePage(page, report.id);
  await until('the words', async () => {
    return (await reason(custodian).inputValue()) === 'The telephone will do.';
  });
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.locator('[data-step="identity.refused"]').waitFor();
  await until('no draft', async () => (await keptReasons(page)).length === 0);
  await leaveCase(page);
});

it('a reviewer who was refused asks again', async () => {
  const { page } = reviewer;
  await leaveCase(page);
  await openCasePage(page, report.id);
  await waitForReport(page, report.id);
  await page.locator('[data-step="identity.refused"]').waitFor();
  await askIdentity(page);
  await until('two requests', async () => {
    return (await page.locator('[data-step="identity.requested"]').count()) === 2;
  });
  // As it stood before: what was read is in the memory of this page.
  await pressUntil(page, 'v', '#pane-claim [data-entry] dd:not([aria-hidden])');
  await pressUntil(page, 'y', '#pane-thread [data-entry] dd:not([aria-hidden])');
});

it('a custodian alone grants it, and opens name, answers and files, with an entry before each', async () => {
  const { page } = custodian;
  await openCasePage(page, report.id);
  await page.locator(`[data-custody="${report.id}"]`).waitFor();
  expect(await page.locator('[data-naming-files]').count()).toBe(0);
  // Of a reason that was begun nothing is kept once the other was decided.
  await reason(custodian).fill('Better not');
  await until('the draft', async () => (await keptReasons(page)).length === 1);
  await page.locator('h1').first().click();
  await page.keyboard.press('Y');
  await page.locator('[data-step="identity.granted"]').waitFor();
  await until('no draft', async () => (await keptReasons(page)).length === 0);
  await page.keyboard.press('I');
  await page.locator('[data-step="identity.opened"]').waitFor();
  const pane = page.locator('#pane-identity');
  await pane.locator('[data-entry=name]').waitFor();
  await pane.getByText('2 files that show who reports').click();
  await expectAccessible(page);
  await pane.getByRole('button', { name: 'Show the words' }).click();
  await pane.getByText(NAME).waitFor();
  // What came later is what holds.
  await pane.getByText(CONTACT).waitFor();
  expect(await save(page, PASSPORT.name)).toBe(PASSPORT.text);
  expect(await save(page, LEASE.name)).toBe(LEASE.text);
  expect(await isHandedOut(custodian, savedFrom)).toBe(true);
  // The report itself was not opened for it, nor the words around what names the reporter.
  expect(await page.locator('#pane-claim').count()).toBe(0);
  const opened = await page.locator('[data-step="report.opened"]').allTextContents();
  expect(opened.map((each) => /handler \d/.exec(each)?.[0])).toEqual(['handler 1', 'handler 1']);
});

it('the memory of a reviewer holds none of it, neither the page’s nor the vault’s', async () => {
  const held = await memory.search(reviewer.page, [...naming, STATEMENT, TEXT]);
  expect(Object.keys(held).sort()).toEqual(['page', 'vault-worker']);
  // What was read is found, which shows that the search would find the rest.
  expect(held['page']?.strings).toEqual([STATEMENT, TEXT]);
  expect(held['vault-worker']?.strings).toEqual([]);
  for (const { bytes } of Object.values(held))
    for (const word of naming) expect(bytes).not.toContain(word);
});

it('a custodian’s page holds who reports and nothing of the case around it', async () => {
  const held = await memory.search(custodian.page, [...naming, STATEMENT, TEXT]);
  expect(held['page']?.strings).toEqual(
    expect.arrayContaining([NAME, CONTACT, PASSPORT.name, LEASE.name]),
  );
  for (const { strings, bytes } of Object.values(held))
    for (const word of [STATEMENT, TEXT]) expect([...strings, ...bytes]).not.toContain(word);
});

it('after the lock nothing is held, nor handed out by the address of a saved file', async () => {
  const secrets = [...naming, STATEMENT, TEXT, scene.passphrase];
  for (const { page, context } of [reviewer, custodian]) {
    await page.keyboard.press('L');
    await page.locator('[name=passphrase]').waitFor();
    const held = await memory.search(page, secrets);
    // Bytes that only a closure has are not read: there are no more of them than where nobody ever unlocked.
    const other = await context.newPage();
    await other.goto(scene.url);
    await other.locator('[name=passphrase]').waitFor();
    const fresh = await memory.search(other, secrets);
    await other.close();
    for (const part of ['page', 'vault-worker']) {
      expect(held[part]).toMatchObject({ strings: [], bytes: [] });
      expect(held[part]?.arrays).toBeLessThanOrEqual(fresh[part]?.arrays ?? Number.NaN);
    }
  }
  expect(await isHandedOut(custodian, savedFrom)).toBe(false);
});

it('what a worker does hold is found, in strings and in bytes', async () => {
  const { page } = reviewer;
  const words = ['a-kept-string', 'kept-as-bytes', 'kept-short', 'kept-wide', 'kept-by-nobody'];
  const keep = (name: string, value: string) =>
    memory.runIn(page, 'vault-worker', `globalThis.${name} = ${value}; null`);
  // Made there, so that no word of them stands in what was run.
  const made = (word: string) => `[...'${[...word].join(' ')}'].filter((c) => c !== ' ').join('')`;
  const before = await memory.search(page, words);
  await keep('kept', made('a-kept-string'));
  await keep('keptBytes', `new TextEncoder().encode(${made('kept-as-bytes')}).buffer`);
  await keep('keptShort', `Uint8Array.from(${made('kept-short')}, (c) => c.charCodeAt(0))`);
  await keep('keptWide', `Uint16Array.from(${made('kept-wide')}, (c) => c.charCodeAt(0))`);
  const held = await memory.search(page, words);
  expect(held['vault-worker']).toMatchObject({
    strings: ['a-kept-string'],
    bytes: ['kept-as-bytes', 'kept-short', 'kept-wide'],
  });
  expect(held['vault-worker']?.arrays).toBeGreaterThanOrEqual(
    (before['vault-worker']?.arrays ?? 0) + 3,
  );
  expect(held['page']).toMatchObject({ strings: [], bytes: [] });
});

import { openAsBlob } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putToDesk, writeToDesk } from '../contract/correspondent.ts';
import { type ConnectionCounter, countConnections } from '../drive/connection-counter.ts';
import { expectAccessible } from '../drive/desk-axe.ts';
import type { DeliveredReport } from '../drive/desk-report.ts';
import { type DeskPerson, type DeskStage, openDeskStage } from '../drive/desk-stage.ts';
import {
  decide,
  leaveCase,
  openCasePage,
  signWords,
  takeOver,
  unveilMessages,
  waitForReport,
} from '../drive/handle-case.ts';
import { hostileView } from '../drive/hostile-view.ts';
import { pressUntil } from '../drive/press-key.ts';
import { until } from '../drive/until.ts';

let scene: DeskStage;
let reviewer: DeskPerson;
let asked: DeliveredReport;
let hostile: string;
let counter: ConnectionCounter;

/** Canaries: they are nowhere but where they are meant to be. */
const NAME = 'Quillon Marrowby-Test';
const NOTE = 'The kettle post is the third of its kind this week.';
const REASON = 'The contact has to be checked by telephone.';

const STRANGERS_COPY = new URL('../fixtures/packages/release-0.1.0-redacted.wacz', import.meta.url);

const file = new Blob(['the lease, page one'], { type: 'text/plain' });

beforeAll(async () => {
  scene = await openDeskStage([], { hasIdentityKey: true });
  counter = await countConnections();
  asked = await scene.deliverKept({ later: file, reporterName: NAME });
  hostile = await scene.deliver({
    snapshot: hostileView(counter.origin, counter.origin),
    header: { platform: 'hostile.example.org' },
  });
  reviewer = await scene.join(['reviewer', 'administrator']);
}, 120_000);

afterAll(async () => {
  await scene?.close();
  await counter?.close();
});

const open = async (page: Page, reportId: string) => {
  await openCasePage(page, reportId);
  await waitForReport(page, reportId);
};

/** Something of what the endpoint keeps, as whoever holds the endpoint may change it. */
function inDatabase<Value>(change: (database: DatabaseSync) => Value): Value {
  const database = new DatabaseSync(join(scene.endpoint.dataDir, 'plaint.sqlite'));
  try {
    return change(database);
  } finally {
    database.close();
  }
}

/** The digest of the last message, by which the next one names it. */
const lastMessage = (reportId: string) =>
  inDatabase((database) => {
    const row = database
      .prepare('SELECT number, sha256 FROM case_message WHERE report_id = ? ORDER BY number DESC')
      .get(reportId);
    return { number: Number(row?.['number']), sha256: String(row?.['sha256']) };
  });

it('a supplement is read in its place, beside the elements that were asked for', async () => {
  const { page } = reviewer;
  await open(page, asked.id);
  await page.locator('#pane-thread').getByText('Nothing was written yet.').waitFor();
  await decide(page, {
    key: 'q',
    form: 'ask',
    clause: 'statement',
    hasWords: true,
    step: 'case.asked',
  });
  // The question stands in the thread as soon as it is in the ledger.
  await page.locator('#pane-thread [data-entry="message-1"]').waitFor();
  await leaveCase(page);

  const { laterKey } = asked;
  if (laterKey === undefined) throw new Error('no file');
  const { sha256 } = lastMessage(asked.id);
  const document = { sha256: laterKey.sha256, kind: 'contract', name: 'lease.txt' };
  const { body } = await writeToDesk(
    asked,
    { number: 2, previousSha256: sha256 },
    { kind: 'answer' },
    {
      text: 'The teal door is the third one.',
      answers: { statement: 'It was never the boat house, as the lease shows.' },
      documents: [document],
      keys: [laterKey],
    },
    [asked.reply.publicKey, scene.descriptor.deskKey],
  );
  expect((await putToDesk(scene.endpoint, asked, 2, body)).status).toBe(201);

  await open(page, asked.id);
  expect(await page.locator('body').textContent()).not.toContain('teal door');
  const messages = await unveilMessages(page);
  expect(messages).toHaveLength(3);
  expect(messages[0]).toContain('感谢您的举报');
  expect(messages[1]).toContain('The teal door is the third one.');
  expect(messages[2]).toContain('as the lease shows');
  const added = page.locator('#pane-claim [data-entry="added-statement"]');
  await pressUntil(page, 'v', '#pane-claim [data-entry] dd:not([aria-hidden])');
  await added.getByText('as the lease shows').waitFor();
  expect(await page.locator('[data-thread-fault]').count()).toBe(0);
});

it('a file that came with an answer is fetched, opened and saved', async () => {
  const { page } = reviewer;
  const saved = page.waitForEvent('download');
  await page.locator('#pane-thread').getByRole('button', { name: 'Save lease.txt' }).click();
  const stream = await (await saved).createReadStream();
  const read = Buffer.concat(await stream.toArray()).toString();
  expect(read).toBe(await file.text());
});

it('a message that was taken out of the chain is told, and nothing after it is shown', async () => {
  const { page } = reviewer;
  await leaveCase(page);
  const kept = inDatabase((database) => {
    const row = database
      .prepare('SELECT * FROM case_message WHERE report_id = ? AND number = 2')
      .get(asked.id);
    database.prepare('DELETE FROM case_message WHERE report_id = ? AND number = 2').run(asked.id);
    return row;
  });
  await open(page, asked.id);
  await page.locator('[data-thread-fault="withheld"]').waitFor();
  expect(await unveilMessages(page)).toHaveLength(1);
  await leaveCase(page);
  // Another message's words under the same number: they do not open there.
  inDatabase((database) => {
    const row = kept ?? {};
    const columns = Object.keys(row);
    const first = database
      .prepare('SELECT sealed FROM case_message WHERE report_id = ? AND number = 1')
      .get(asked.id);
    database
      .prepare(
        `INSERT INTO case_message (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
      )
      .run(...Object.values({ ...row, sealed: String(first?.['sealed']) }));
  });
  await open(page, asked.id);
  await page.locator('[data-thread-fault="not-proved"]').waitFor();
  expect(await unveilMessages(page)).toHaveLength(1);
  inDatabase((database) =>
    database
      .prepare('UPDATE case_message SET sealed = ? WHERE report_id = ? AND number = 2')
      .run(String(kept?.['sealed']), asked.id),
  );
  await leaveCase(page);
});

/** The frame inside the frame of the second origin. */
const snapshotIn = (page: Page) => page.frameLocator('iframe').frameLocator('iframe');

async function showSnapshot(page: Page): Promise<void> {
  await page.locator('[data-holds]').waitFor({ state: 'attached' });
  await pressUntil(page, 's', 'iframe');
}

it('a frozen page is readable, at an origin that shares nothing with the desk', async () => {
  const { page } = reviewer;
  await open(page, asked.id);
  await showSnapshot(page);
  const shown = snapshotIn(page);
  await shown.getByText('第一帖 a post').waitFor();
  // The sheet of the package is in it, and its picture.
  const heading = shown.getByRole('heading');
  expect(await heading.evaluate((el) => getComputedStyle(el).color)).toBe('rgb(1, 2, 3)');
  expect(await shown.locator('img').getAttribute('src')).toMatch(/^data:image\/png/);
  const outer = await page.locator('iframe').elementHandle();
  const frame = await outer?.contentFrame();
  expect(new URL(frame?.url() ?? '').origin).not.toBe(new URL(scene.url).origin);
  expect(await frame?.evaluate('origin')).toBe('null');
  expect(
    await frame?.evaluate('(() => { try { return parent.document } catch { return 0 } })()'),
  ).toBe(0);
  await leaveCase(page);
});

it('a hostile page asks for nothing: no connection is made', async () => {
  const { page } = reviewer;
  await open(page, hostile);
  await showSnapshot(page);
  await snapshotIn(page).locator('#words').waitFor();
  // What it would have asked for before has been asked by now: a connection that is made later has come.
  const before = counter.count;
  await fetch(counter.origin.replace('ahead.localhost', '127.0.0.1'), {
    signal: AbortSignal.timeout(500),
  }).catch(() => undefined);
  await until('a connection of our own', () => counter.count > before);
  expect(before).toBe(0);
  expect(counter.count).toBe(1);
  const images = await snapshotIn(page)
    .locator('img')
    .evaluateAll((all) => all.length);
  expect(images).toBeGreaterThan(0);
  await leaveCase(page);
});

it('the same page, opened by itself, does connect: the count would show it', async () => {
  const page = await reviewer.context.newPage();
  const before = counter.count;
  // It never finishes loading: nobody answers what it asks for.
  const html = hostileView(counter.origin, counter.origin);
  await page.setContent(html, { waitUntil: 'commit' }).catch(() => undefined);
  await until('a connection', () => counter.count > before);
  await page.close();
});

const custodians: DeskPerson[] = [];

/** Everything that the endpoint has on its disk. */
async function readAll(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files
      .filter((each) => each.isFile())
      .map((each) => readFile(join(each.parentPath, each.name), 'latin1')),
  );
  return texts.join('\n');
}

/** What a page holds in its memory, as text. */
async function readHeap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

it('of two packages each is verified, and the one that is shown stands first', async () => {
  // A copy that holds by itself, of another original: only this report's receipt tells.
  const copy = await openAsBlob(STRANGERS_COPY);
  const reportId = await scene.deliver({ copy, header: { platform: 'copies.example.org' } });
  const { page } = reviewer;
  await open(page, reportId);
  const pane = page.locator('#pane-verification');
  await pane.locator('[data-package]').first().waitFor();
  const told = await pane
    .locator('[data-package]')
    .evaluateAll((all) =>
      all.map((each) => [
        each.getAttribute('data-package'),
        each.querySelector('[data-holds]')?.getAttribute('data-holds'),
      ]),
    );
  expect(told).toEqual([
    ['copy', 'false'],
    ['original', 'true'],
  ]);
  await pane.getByText('This is what is shown here.').waitFor();
  await expectAccessible(page);
  await leaveCase(page);
});

it('a note is sealed, with the endpoint, and read by another handler', async () => {
  const { page } = reviewer;
  await open(page, asked.id);
  await signWords(page, 'w', 'note', NOTE);
  await page.locator('[data-step="note.added"]').waitFor();
  await leaveCase(page);
  const other = await scene.join(['supervisor']);
  await openCasePage(other.page, asked.id);
  await takeOver(other.page, asked.id);
  await pressUntil(other.page, 'h', '#pane-notes [data-entry]');
  await other.page.locator('#pane-notes').getByText(NOTE).waitFor();
  await other.context.close();
});

it('who reports is asked for by one, and granted and opened by another', async () => {
  const { page } = reviewer;
  await openCasePage(page, asked.id);
  await takeOver(page, asked.id);
  await pressUntil(page, 'i', 'form[data-decision=identity]');
  await page.locator('form[data-decision=identity] input[value=contact]').check();
  await signWords(page, 'i', 'identity', REASON);
  await page.locator('[data-step="identity.requested"]').waitFor();
  expect(await page.locator('#pane-identity').count()).toBe(0);

  const custodian = await scene.join(['custodian']);
  custodians.push(custodian);
  await openCasePage(custodian.page, asked.id);
  await custodian.page.locator(`[data-custody="${asked.id}"]`).waitFor();
  // Nothing of the report is opened for it.
  expect(await custodian.page.locator('#pane-claim').count()).toBe(0);
  await custodian.page.keyboard.press('Y');
  await custodian.page.locator('[data-step="identity.granted"]').waitFor();
  await custodian.page.keyboard.press('I');
  await custodian.page.locator('[data-step="identity.opened"]').waitFor();
  await custodian.page.locator('#pane-identity [data-entry=name]').waitFor();
  await custodian.page.getByRole('button', { name: 'Show the words' }).click();
  await custodian.page.getByText(NAME).waitFor();
});

it('neither name nor words are with the endpoint, and a reviewer’s memory never held the name', async () => {
  const { page } = reviewer;
  await pressUntil(page, 'h', '#pane-notes [data-entry]');
  await page.locator('#pane-notes').getByText(REASON).waitFor();
  const heap = await readHeap(page);
  // The note is there, which shows that the search would find what is held.
  expect(heap).toContain(NOTE);
  expect(heap).not.toContain(NAME);
  const [custodian] = custodians;
  expect(custodian && (await readHeap(custodian.page))).toContain(NAME);
  const kept = (await readAll(scene.endpoint.dataDir)) + scene.endpoint.output();
  for (const words of [NAME, NOTE, REASON]) expect(kept).not.toContain(words);
});

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localMinute } from '../../components/desk/acts/act-draft.ts';
import { runClock } from '../../server/cases/run-clock.ts';
import { readConfig } from '../../server/config.ts';
import { caseRecordSchema } from '../../utils/casework/case-record.ts';
import { verifyCaseRecord } from '../../utils/desk/verify-record.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { askDesk, enrolIn, withDatabase } from '../contract/handler.ts';
import { act } from '../drive/act-on-case.ts';
import { expectAccessible } from '../drive/desk-axe.ts';
import { type DeskPerson, type DeskStage, openDeskStage } from '../drive/desk-stage.ts';
import { decide, leaveCase, openCasePage, takeFrom, waitForReport } from '../drive/handle-case.ts';
import { keptNames } from '../drive/kept-names.ts';
import { pressUntil } from '../drive/press-key.ts';
import { until } from '../drive/until.ts';

/** The notice of a measure from the desk to whom it goes, and what they say comes back. */
let scene: DeskStage;
let reviewer: DeskPerson;
let disposer: DeskPerson;
let judge: DeskPerson;
let report: string;
let urgent: string;
let outside: BrowserContext;
let paper: string;
const asked: string[] = [];

beforeAll(async () => {
  scene = await openDeskStage();
  report = await scene.deliver();
  urgent = await scene.deliver({ header: { platform: 'video.example.org' } });
  reviewer = await scene.join(['reviewer', 'administrator']);
  disposer = await scene.join(['disposer']);
  judge = await scene.join(['reviewer', 'supervisor']);
  outside = await scene.newContext();
  outside.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
}, 150_000);

afterAll(async () => {
  await scene?.close();
});

/** The codes as they stand behind the addresses of the paper. */
function linkOf(page: 'appeal' | 'answer'): string {
  return new RegExp(`http\\S+/${page}/#\\S+`).exec(paper)?.[0] ?? '';
}
const codeOf = (page: 'appeal' | 'answer') => linkOf(page).split('#')[1] ?? '';

async function openPage(path: string): Promise<Page> {
  const page = await outside.newPage();
  await page.goto(path.startsWith('http') ? path : scene.endpoint.url + path);
  return page;
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.locator('[name=code]').fill(code);
  await page.keyboard.press('Enter');
}

/** Into the folder that PLAINT_SCREENS names, when somebody wants to look. */
async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env['PLAINT_SCREENS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const width of [390, 1280])
    for (const theme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme });
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      await page.screenshot({ path: `${folder}/${name}.${width}.${theme}.png`, fullPage: true });
    }
}

const fits = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth');

it('the desk forwards a measure, and a notice with two codes is there to hand on', async () => {
  await pressUntil(reviewer.page, '1', '[data-search]');
  await openCasePage(reviewer.page, report);
  await waitForReport(reviewer.page, report);
  await decide(reviewer.page, { key: 'a', form: 'accept', step: 'case.accepted' });
  await decide(reviewer.page, { key: 'u', form: 'judge', finding: 'upheld', step: 'case.judged' });
  await leaveCase(reviewer.page);
  const { page } = disposer;
  await takeFrom(disposer, report);
  await act(page, { act: 'propose' });
  await act(page, { act: 'forward' });
  const notice = page.locator('[data-notice="1"]');
  await notice.waitFor();
  await until('the notice', async () => (await notice.locator('textarea').inputValue()) !== '');
  paper = await notice.locator('textarea').inputValue();
  expect(paper).toContain('forum.example.org');
  expect(codeOf('appeal')).toMatch(/^(?:\w{5}-){5}[\w*~$=]$/);
  expect(codeOf('answer')).not.toBe(codeOf('appeal'));
  await expectAccessible(page);
  await photograph(page, 'desk-notice');
  // It is still there for who comes back, and gone once it was handed on.
  await leaveCase(page);
  await pressUntil(page, '1', '[data-search]');
  await openCasePage(page, report);
  await notice.waitFor();
});

it('the reply to the reporter names what was ordered', async () => {
  const { page } = disposer;
  await pressUntil(page, 'r', 'form[data-decision=reply]');
  const words = page.locator('form[data-decision=reply] textarea');
  const template = () => page.keyboard.press('m').then(() => words.inputValue());
  await until('the template', async () => (await template()) !== '');
  const shown = (await page.locator('[data-measure="1"]').textContent()) ?? '';
  const measure = guideline2023.measures.find(({ name }) => shown.includes(name.en));
  // In the reporter's language.
  expect(await words.inputValue()).toContain(`已作出处置：${measure?.name['zh-Hans']}。`);
  await pressUntil(page, 'Escape', 'form[data-decision=reply]', 'detached');
});

it('the handler says that it was handed on, and the codes are forgotten', async () => {
  const { page } = disposer;
  expect(await keptNames(page, 'notice:')).toEqual([`notice:${report}:1`]);
  await page.locator('[data-notice="1"] button').last().press('Enter');
  await page.locator('[data-notice="1"]').waitFor({ state: 'detached' });
  expect(await keptNames(page, 'notice:')).toEqual([]);
});

it('a notice that went astray is written anew, and its codes open nothing any more', async () => {
  const [answer, appeal] = [linkOf('answer'), linkOf('appeal')];
  const { page } = disposer;
  await act(page, { act: 'reissue', words: 'It went to another platform.' });
  const notice = page.locator('[data-notice="1"]');
  await notice.waitFor();
  await until('the new notice', async () => (await notice.locator('textarea').inputValue()) !== '');
  paper = await notice.locator('textarea').inputValue();
  expect(linkOf('answer')).not.toBe(answer);
  await expectAccessible(page);
  await photograph(page, 'desk-notice-anew');
  await notice.locator('button').last().press('Enter');
  await notice.waitFor({ state: 'detached' });
  for (const link of [answer, appeal]) {
    const old = await openPage(link);
    await old.locator('[aria-invalid=true]').waitFor();
    await old.close();
  }
  asked.length = 0;
});

it('a wrong character is told without asking, and a code of no notice with it', async () => {
  const page = await openPage('/answer');
  await typeCode(page, `${codeOf('answer').slice(0, -1)}!`);
  await page.locator('[aria-invalid=true]').waitFor();
  expect(asked.some((request) => request.includes('/v1/answers'))).toBe(false);
  // The code of somebody else's page.
  await typeCode(page, codeOf('appeal'));
  await page.locator('[aria-invalid=true]').waitFor();
  expect(asked.filter((request) => request.includes('/v1/answers')).length).toBe(1);
  await expectAccessible(page);
  await photograph(page, 'answer-code');
  await page.close();
});

it('the platform confirms on its page, by keyboard, and once', async () => {
  const page = await openPage(linkOf('answer'));
  await page.locator('[data-asked=true]').waitFor();
  // Out of the address, and so out of the history.
  expect(page.url()).toBe(`${scene.endpoint.url}/answer/`);
  expect(await fits(page)).toBe(true);
  await expectAccessible(page);
  await page.locator('form[data-answer] button[type=submit]').press('Enter');
  await page.getByText('Choose what was done.').waitFor();
  await page.locator('input[value=refused]').check();
  await page.locator('form[data-answer] button[type=submit]').press('Enter');
  await page.getByText('Write why: at least a few words.').waitFor();
  await photograph(page, 'answer-form');
  await page.locator('input[value=confirmed]').focus();
  await page.keyboard.press('Space');
  await page.locator('textarea').fill('CANARY-DONE taken down at noon');
  await page.locator('textarea').press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[data-taken]').waitFor();
  await expectAccessible(page);
  // Used twice: there is nothing left to answer.
  const second = await openPage(linkOf('answer'));
  await second.locator('[data-asked=false]').waitFor();
  expect(await second.locator('form[data-answer]').count()).toBe(0);
  await second.close();
  await page.close();
});

/** Goes up in several parts. */
const quotation = randomBytes(700_000);

/** Paths of all ciphertexts that wait at the endpoint for what they go with. */
async function sealedFiles(): Promise<string[]> {
  const folder = join(scene.endpoint.dataDir, 'pending');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

async function choose(page: Page, ...files: readonly (readonly [string, Buffer])[]): Promise<void> {
  const chosen = files.map(([name, buffer]) => ({ name, mimeType: 'text/plain', buffer }));
  await page.locator('[data-files] input[type=file]').setInputFiles(chosen);
  await page.locator('[data-files] button:not([aria-label]):enabled').waitFor();
}

it('files of an appeal go up sealed as they are chosen, and on where a line broke', async () => {
  const page = await openPage(linkOf('appeal'));
  await page.locator('form[data-lodge]').waitFor();
  let parts = 0;
  await page.route('**/v1/evidence/**', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    parts += 1;
    // The first arrives, and its answer does not; the second does not arrive.
    if (parts === 1) await route.fetch();
    return parts <= 2 ? route.abort() : route.continue();
  });
  const before = await sealedFiles();
  await choose(page, ['CANARY-quotation.txt', quotation], ['nothing.txt', Buffer.alloc(0)]);
  expect(await page.locator('[data-file]').count()).toBe(1);
  expect(await page.locator('[data-refused]').textContent()).toContain('“nothing.txt”');
  expect(parts).toBeGreaterThan(3);
  const [sealed = ''] = (await sealedFiles()).filter((each) => !before.includes(each));
  expect(sealed).not.toBe('');
  await choose(page, ['lost.txt', Buffer.from('lost')], ['unwanted.txt', Buffer.from('unwanted')]);
  expect(await page.locator('[data-file]').count()).toBe(3);
  await page.getByRole('button', { name: 'Remove unwanted.txt' }).press('Enter');
  expect(await page.locator('[data-file]').count()).toBe(2);
  await expectAccessible(page);
  await photograph(page, 'appeal-files');
  expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('CANARY');
  await page.close();
});

it('a file that waited too long is named, and the appeal goes without it once that was said', async () => {
  const page = await openPage(linkOf('appeal'));
  // Files outlive the page as the words do, by what opens them.
  await page.locator('[data-file]').nth(1).waitFor();
  const before = await sealedFiles();
  await choose(page, ['late.txt', Buffer.from('late')]);
  for (const path of await sealedFiles()) if (!before.includes(path)) await rm(path);
  await page.locator('textarea').fill('CANARY-APPEAL it was a quotation');
  await page.locator('form[data-lodge] button[type=submit]').click();
  await page.locator('[data-trouble=files-gone]').waitFor();
  await page.getByText('“late.txt” waited too long').waitFor();
  expect(await page.locator('[data-file]').count()).toBe(2);
  await page.getByRole('button', { name: 'Remove lost.txt' }).click();
  expect(await page.locator('textarea').inputValue()).toContain('CANARY-APPEAL');
  await expectAccessible(page);
  await photograph(page, 'appeal-files-gone');
  for (const language of ['zh-Hans', 'zh-TW'])
    await page
      .locator('header select')
      .selectOption(language)
      .then(async () => {
        await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
        // Another language loses nothing of what was chosen.
        expect(await page.locator('[data-file]').count()).toBe(1);
        await photograph(page, `appeal-files.${language}`);
      });
  await page.locator('header select').selectOption('en');
  await page.close();
});

it('whoever the account belongs to appeals on their page; what they wrote outlives a dead line', async () => {
  const page = await openPage('/appeal');
  await typeCode(page, codeOf('appeal').toLowerCase());
  await page.locator('form[data-lodge]').waitFor();
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await fits(page)).toBe(true);
  await expectAccessible(page);
  await page.locator('textarea').fill('CANARY-APPEAL it was a quotation');
  await page.locator('input[value=finding]').check();
  await photograph(page, 'appeal-form');
  await outside.setOffline(true);
  await page.locator('form[data-lodge] button[type=submit]').click();
  await page.locator('[data-trouble=offline]').waitFor();
  expect(await page.locator('textarea').inputValue()).toContain('CANARY-APPEAL');
  await outside.setOffline(false);
  await page.close();

  const again = await openPage(linkOf('appeal'));
  await again.locator('form[data-lodge]').waitFor();
  expect(await again.locator('textarea').inputValue()).toContain('CANARY-APPEAL');
  expect(await again.evaluate('JSON.stringify(localStorage)')).not.toContain('CANARY-APPEAL');
  // The line breaks between the taking and its answer: the same appeal is sent again, and taken once.
  let isCut = true;
  await again.route('**/v1/appeals', async (route) => {
    if (route.request().method() !== 'POST' || !isCut) return route.continue();
    isCut = false;
    await route.fetch();
    await route.abort();
  });
  const submit = again.locator('form[data-lodge] button[type=submit]');
  await submit.click();
  await again.locator('[data-trouble=offline]').waitFor();
  await submit.click();
  await again.locator('[data-standing="appeal.lodged"]').waitFor();
  expect(await again.locator('form[data-lodge]').count()).toBe(0);
  expect(await again.evaluate('Object.keys(localStorage).join()')).not.toContain('plaint-notice');
  await expectAccessible(again);
  await photograph(again, 'appeal-standing');
  await again.close();
});

it('another handler reads it, accepts it and answers; the measure is lifted', async () => {
  const { page } = judge;
  await takeFrom(judge, report, '8');
  await page.locator('[data-contest=appeal]').waitFor();
  await pressUntil(page, 'h', '#pane-notes [data-entry]');
  await page.getByText('CANARY-APPEAL it was a quotation').waitFor();
  await page.getByText('CANARY-DONE taken down at noon').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save CANARY-quotation.txt' }).click();
  const stream = await (await saving).createReadStream();
  expect(Buffer.concat(await stream.toArray()).equals(quotation)).toBe(true);
  await expectAccessible(page);
  await photograph(page, 'desk-appeal-files');
  await act(page, {
    act: 'appeal',
    chosen: { choice: 'lifted' },
    words: 'A quotation, marked as one.',
    reply: 'You were right: it was a quotation.',
  });
  await page.locator('[data-measure="1"][data-state=ended]').waitFor();
  await leaveCase(page);
});

it('the code shows the outcome and the words, and is spent', async () => {
  const page = await openPage(linkOf('appeal'));
  await page.locator('[data-outcome=lifted]').waitFor();
  expect(await page.locator('[data-reply]').textContent()).toBe(
    'You were right: it was a quotation.',
  );
  expect(await page.locator('form[data-lodge]').count()).toBe(0);
  await page.locator('[data-measure="1"][data-state=ended]').waitFor();
  await expectAccessible(page);
  await photograph(page, 'appeal-outcome');
  await page.locator('[data-leave] button').click();
  await page.locator('[name=code]').waitFor();
  expect(await page.locator('[name=code]').inputValue()).toBe('');
  await page.close();
});

it('a code whose measure ended by itself opens, and says that there is nothing to appeal', async () => {
  await pressUntil(reviewer.page, '1', '[data-search]');
  await openCasePage(reviewer.page, urgent);
  await waitForReport(reviewer.page, urgent);
  await decide(reviewer.page, { key: 'a', form: 'accept', step: 'case.accepted' });
  await leaveCase(reviewer.page);
  const { page } = disposer;
  await leaveCase(page);
  await takeFrom(disposer, urgent);
  await act(page, {
    act: 'interim',
    chosen: { choice: 'time-limited-private', urgency: 'danger' },
    until: localMinute(Date.now() + 2 * 60_000),
    evidence: '',
    words: 'An address is in it.',
  });
  await act(page, { act: 'forward' });
  const told = page.locator('[data-notice="1"] textarea');
  await until('the notice', async () => (await told.inputValue()) !== '');
  const link = /http\S+\/appeal\/#\S+/.exec(await told.inputValue())?.[0] ?? '';
  const config = readConfig({ PLAINT_DATA_DIR: scene.endpoint.dataDir });
  const now = () => new Date(Date.now() + 3 * 60_000);
  await withDatabase({ config }, (db) => runClock({ db, standard: guideline2023, now }));
  const late = await openPage(link);
  await late.locator('[data-measure="1"][data-state=ended]').waitFor();
  await late.getByText('There is nothing to appeal against').waitFor();
  expect(await late.locator('form[data-lodge]').count()).toBe(0);
  await late.close();
});

it('is in Chinese for who reads it, and runs nothing but its own script', async () => {
  for (const [locale, title] of [
    ['zh-CN', '对处置提出申诉'],
    ['zh-TW', '對處置提出申訴'],
    ['zh-HK', '對處置提出申訴'],
  ] as const) {
    const context = await outside.browser()?.newContext({ locale });
    const page = await context?.newPage();
    if (page === undefined) throw new Error('no browser');
    const violations: string[] = [];
    page.on('console', (message) => violations.push(message.text()));
    const answer = await page.goto(linkOf('appeal'));
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
    await page.locator('[data-outcome=lifted]').waitFor();
    expect(await page.locator('h1').textContent()).toBe(title);
    expect(violations).toEqual([]);
    await photograph(page, `appeal-outcome.${locale}`);
    await context?.close();
  }
});

it('counts fall, the record verifies with every signature, and no code left the fragment', async () => {
  const handler = await enrolIn(readConfig({ PLAINT_DATA_DIR: scene.endpoint.dataDir }), [
    'supervisor',
  ]);
  const endpoint = { url: scene.endpoint.url, descriptor: { descriptor: scene.descriptor } };
  const answer = await askDesk(endpoint, handler, paths.deskRecord(report));
  const record = caseRecordSchema.parse(await answer.json());
  const verdict = await verifyCaseRecord(record, { standards: [guideline2023] });
  expect(verdict.findings).toEqual([]);
  expect(verdict.current?.finding).toBeNull();
  const outsiders = record.steps.filter(({ event }) => 'party' in (event['by'] as object));
  expect(outsiders.map(({ event }) => event.type)).toEqual(['measure.confirmed', 'appeal.lodged']);
  for (const { event } of outsiders) expect(event['signature']).toBeDefined();
  for (const code of [codeOf('appeal'), codeOf('answer')]) {
    const plain = code.replaceAll('-', '').slice(0, 25);
    expect(asked.filter((url) => url.split('#')[0]?.replaceAll('-', '').includes(plain))).toEqual(
      [],
    );
    expect(scene.endpoint.output()).not.toContain(code);
  }
});

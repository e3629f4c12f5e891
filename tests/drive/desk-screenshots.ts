import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import type { Locale } from '../../utils/i18n/language.ts';
import { putToDesk, writeToDesk } from '../contract/correspondent.ts';
import { buildDesk } from './build-once.ts';
import { type DeskPerson, type DeskStage, openDeskStage } from './desk-stage.ts';
import { decide, leaveCase, openCasePage, waitForReport } from './handle-case.ts';
import { pressUntil } from './press-key.ts';
import { showIn } from './surfaces.ts';

const WIDTHS = [
  [1280, 860],
  [1920, 1080],
  [390, 844],
] as const;
/** What the documents show. */
const kept: ReadonlySet<string> = new Set(['queue', 'case']);

/** Reports of every lane, so that the queue has something to show. */
async function fill(scene: DeskStage): Promise<void> {
  const elements = ['url', 'quote', 'contact'];
  await scene.deliver({
    header: { flags: ['minor'], affected: 'child', elements: [...elements, 'guardian-relation'] },
  });
  await scene.deliver({ header: { flags: ['cyber-violence'], platform: 'video.example.org' } });
  for (const platform of ['forum.example.org', 'news.example.org', 'video.example.org'])
    await scene.deliver({ header: { platform, language: 'en' } });
  await scene.deliver({ header: { flags: ['dispute'], platform: 'shop.example.org' } });
}

type Take = (page: Page, name: string, language: Locale) => Promise<void>;

/** Each surface of the desk as it is shown now, in both themes; wide, widest and as a telephone. */
const takeInto =
  (folder: string, keepsFew: boolean): Take =>
  async (page, name, language) => {
    for (const [width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      for (const theme of ['light', 'dark'] as const) {
        const isWide = width === 1280;
        if (!isWide && theme === 'dark') continue;
        if (keepsFew && !(isWide && theme === 'light' && kept.has(name))) continue;
        await showIn(page, theme);
        const file = `desk-${name}.${width}.${language}.${theme}.png`;
        await writeFile(join(folder, file), await page.screenshot());
        console.log(file);
      }
    }
    await page.setViewportSize({ width: 1280, height: 860 });
  };

async function choose(page: Page, language: Locale): Promise<void> {
  await page.locator('select').first().selectOption(language);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
}

/** Asks the reporter for more and answers as they would, so that a case has messages; and notes something. */
async function correspond(scene: DeskStage, page: Page): Promise<void> {
  const report = await scene.deliverKept();
  await openCasePage(page, report.id);
  await waitForReport(page, report.id);
  await decide(page, {
    key: 'q',
    form: 'ask',
    clause: 'statement',
    hasWords: true,
    step: 'case.asked',
  });
  const previousSha256 = await readLastMessage(scene, report.id);
  const { body } = await writeToDesk(
    report,
    { number: 2, previousSha256 },
    { kind: 'answer' },
    {
      text: 'It is about the boat house by the third lock.',
      answers: { statement: 'The fund is kept by three people, and I am one of them.' },
    },
    [report.reply.publicKey, scene.descriptor.deskKey],
  );
  const sent = await putToDesk(scene.endpoint, report, 2, body);
  if (sent.status !== 201) throw new Error(`the answer: ${sent.status}`);
  await leaveCase(page);
}

async function readLastMessage({ endpoint }: DeskStage, reportId: string): Promise<string> {
  const database = new DatabaseSync(join(endpoint.dataDir, 'plaint.sqlite'), { readOnly: true });
  try {
    const row = database
      .prepare('SELECT sha256 FROM case_message WHERE report_id = ?')
      .get(reportId);
    return String(row?.['sha256']);
  } finally {
    database.close();
  }
}

/** What somebody meets who is not in, or whom something stands in the way of. */
async function takeStates(
  scene: DeskStage,
  person: DeskPerson,
  take: Take,
  all: readonly Locale[],
) {
  const { page, context } = person;
  const inEach = async (on: Page, name: string) => {
    for (const language of all) {
      await choose(on, language);
      await take(on, name, language);
    }
  };
  const fresh = await (await scene.newContext()).newPage();
  await fresh.goto(scene.url);
  await fresh.locator('[name=link]').waitFor();
  await inEach(fresh, 'join');
  await fresh.locator('form button').last().click();
  await fresh.locator('[name=recovery-code]').waitFor();
  await inEach(fresh, 'recover');
  await page.keyboard.press('6');
  await page.locator('[data-case]').first().waitFor({ state: 'detached' });
  await inEach(page, 'empty');
  const locked = await context.newPage();
  await locked.goto(scene.url);
  await locked.locator('[name=passphrase]').fill('not the passphrase');
  await locked.keyboard.press('Enter');
  await locked.locator('[role=status], [role=alert]').first().waitFor();
  await inEach(locked, 'wrong-passphrase');
  await scene.endpoint.stop();
  await page.keyboard.press('1');
  await page.locator('main [role=status], main [role=alert]').nth(1).waitFor();
  await inEach(page, 'away');
}

/**
 * Photographs the desk: unlocking, the queue, a case and a decision, the team, and what stands in the way.
 */
export async function photographDeskPages(
  folder: string,
  languages: readonly Locale[],
  keepsFew = false,
): Promise<void> {
  const take = takeInto(folder, keepsFew);
  buildDesk();
  await mkdir(folder, { recursive: true });
  const scene = await openDeskStage();
  try {
    await fill(scene);
    const person = await scene.join(['reviewer', 'disposer', 'administrator']);
    const { page } = person;
    await correspond(scene, page);
    for (const language of languages) {
      await choose(page, language);
      await page.locator('[data-case]').first().waitFor();
      await page.locator('[data-case]').nth(6).waitFor();
      await take(page, 'queue', language);
      await page.keyboard.press('2');
      await page.locator('[data-case]').nth(1).waitFor({ state: 'detached' });
      await page.locator('[data-case]').first().waitFor();
      await pressUntil(page, 'Enter', '[data-open]');
      await page.locator('[data-holds]').waitFor({ state: 'attached' });
      await page.keyboard.press('v');
      await page.keyboard.press('y');
      await page.keyboard.press('b');
      await page.keyboard.press('a');
      await page.locator('form[data-decision]').waitFor();
      await take(page, 'case', language);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
      await take(page, 'keys', language);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.locator('[data-case]').first().waitFor();
      await page.keyboard.press('1');
      await page.keyboard.press('O');
      await page.locator('[data-team] [data-colleague]').first().waitFor();
      await take(page, 'team', language);
      await page.keyboard.press('Escape');
      await page.locator('[data-case]').first().waitFor();
    }
    if (!keepsFew) await takeStates(scene, person, take, languages);
  } finally {
    await scene.close();
  }
}

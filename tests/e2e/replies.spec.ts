import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { outboxEn } from '../../utils/i18n/en/outbox.ts';
import { repliesEn } from '../../utils/i18n/en/replies.ts';
import { findViolations } from '../drive/find-violations.ts';
import { prepareReport } from '../drive/open-report.ts';
import { readStore } from '../drive/read-store.ts';
import { sendReport, waitForReceipt } from '../drive/report-form.ts';
import { takeSavedFile } from '../drive/save-package.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { showIn } from '../drive/surfaces.ts';
import { until } from '../drive/until.ts';
import { type DeskByHand, openDeskByHand } from './desk-by-hand.ts';

let scene: Scene;
let desk: DeskByHand;
/** The report of this story. */
let id = '';

beforeAll(async () => {
  scene = await openScene();
  desk = await openDeskByHand(scene.endpoint);
});
afterAll(() => scene?.close());

/** Nothing hinders assistive technology, light or dark. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await showIn(page, colorScheme);
    expect(await findViolations(page)).toEqual([]);
  }
  await showIn(page, 'light');
}

const paper = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 made up'),
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const askForNews = (page: Page) => press(page, outboxEn['outbox.ask']);
const showThread = async (page: Page, count: number) => {
  const word = count === 1 ? repliesEn['reply.show'].one : repliesEn['reply.show'].other;
  await press(page, word.replace('{count}', String(count)));
};

it('a question, its answer, the reply and a rating go between desk and reporter', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  const popup = await prepareReport(scene, page, '脑子进水的东西，就该从灯笼巷滚出去。');
  await sendReport(popup);
  id = await waitForReceipt(popup);
  // Who has it, and a number to read out.
  const number = `${id.slice(0, 4)} ${id.slice(4, 8)}`.toUpperCase();
  await popup.getByText(repliesEn['reply.number'].replace('{number}', number)).waitFor();
  await popup.close();

  await desk.step(desk.reviewer, id, 1, 'case.claimed', {});
  await desk.step(desk.reviewer, id, 2, 'case.assessed', { complete: false, disagreements: 0 });
  const asked = { elements: ['why-false'], dueAt: '2099-01-01T00:00:00.000Z' };
  await desk.say(desk.reviewer, id, 3, ['case.asked', asked], 'Why is it about you?');

  const outbox = await scene.chromium.openExtensionPage('outbox.html');
  await askForNews(outbox);
  await outbox.locator('[data-case=needs-more]').waitFor();
  await outbox.getByText(/^Asked .*\. New: More is needed\.$/).waitFor();
  const shown = () =>
    outbox
      .locator('[data-case] [data-step]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-step')));
  expect(await shown()).toEqual(['case.claimed', 'case.assessed', 'case.asked']);

  // Nothing of the words stands on the page before they are wanted.
  expect(await outbox.content()).not.toContain('Why is it about you?');
  await showThread(outbox, 1);
  await outbox.getByText('Why is it about you?').waitFor();
  await press(outbox, repliesEn['reply.cover']);
  await outbox.getByText('Why is it about you?').waitFor({ state: 'detached' });
  expect(await outbox.content()).not.toContain('Why is it about you?');

  // Exactly what was asked for, and not without it.
  const form = outbox.getByRole('form', { name: repliesEn['reply.answer.title'] });
  await form.locator('[data-field]').first().waitFor();
  expect(await form.locator('[data-field]').count()).toBe(1);
  await press(outbox, repliesEn['reply.answer.send']);
  await form.locator('[aria-invalid=true]').waitFor();
  await expectAccessible(outbox);
  await form
    .locator('[name=why-false]')
    .fill('My name stands in it, and everybody in the lane knows me.');
  // A document goes with it; its name is on the page, and its bytes are sealed.
  await form.locator('input[type=file]').setInputFiles(paper('lane.pdf'));
  await form.getByText('lane.pdf').waitFor();
  // From the field on, by the keyboard alone.
  await form.locator('[name=more]').focus();
  await outbox.keyboard.press('Tab');
  await outbox.keyboard.press('Enter');
  await outbox.locator('[data-case=assessed]').waitFor();
  await outbox.locator('[data-word]').waitFor({ state: 'detached' });

  await desk.step(desk.reviewer, id, 5, 'case.accepted', { clause: 'object' });
  await desk.step(desk.reviewer, id, 6, 'case.judged', {
    finding: 'not-upheld',
    clauses: ['insult'],
  });
  const replied = { basis: ['insult'], outcome: 'not-upheld' as const };
  await desk.say(
    desk.disposer,
    id,
    7,
    ['case.replied', replied],
    'It was looked at by two people.',
  );
  await askForNews(outbox);
  await outbox.locator('[data-case=replied]').waitFor();
  await showThread(outbox, 3);
  const thread = outbox.getByRole('list', { name: repliesEn['reply.thread'] }).locator('li');
  await thread.nth(2).waitFor();
  expect(
    await thread.evaluateAll((items) => items.map((item) => item.getAttribute('data-from'))),
  ).toEqual(['desk', 'reporter', 'desk']);

  await press(outbox, repliesEn['reply.open.rating']);
  await expectAccessible(outbox);
  await outbox.getByText(repliesEn['rating.4'], { exact: true }).click();
  await press(outbox, repliesEn['reply.send.rating']);
  await outbox.locator('[data-step="result.rated"]').waitFor();

  const saved = await takeSavedFile(outbox, repliesEn['reply.proof'], 'application/json');
  const proof = JSON.parse(await saved.text());
  expect(proof.steps).toHaveLength(8);
  expect(proof.messages).toHaveLength(4);
  expect(proof.messages[1].opened.documents).toMatchObject([{ name: 'lane.pdf', kind: 'other' }]);
  expect(proof.messages[2].opened.text).toBe('It was looked at by two people.');
});

const halfTyped = async (page: Page) => {
  const kept = await readStore<{ key: string }>(page, 'settings');
  return JSON.stringify(kept.filter(({ key }) => key.startsWith('half-typed')));
};

/** What is half typed once nothing is added to it by itself. */
async function untilStill(page: Page): Promise<string> {
  let last = await halfTyped(page);
  for (;;) {
    await page.waitForTimeout(stillMs);
    const now = await halfTyped(page);
    if (now === last) return now;
    last = now;
  }
}
const stillMs = 1_000;

it('a complaint half typed outlives the browser that is killed, and goes to another handler', async () => {
  const words = 'Nobody asked what the lane says of me.';
  const outbox = await scene.chromium.openExtensionPage('outbox.html');
  await press(outbox, repliesEn['reply.open.complaint']);
  const form = outbox.getByRole('form', { name: repliesEn['reply.open.complaint'] });
  // Who looks at it, and by when, is said before anything is filled in.
  await form.getByText(repliesEn['reply.complaint.who']).waitFor();
  await form.getByText(/It is decided by .*\d/).waitFor();
  await press(outbox, repliesEn['reply.send.complaint']);
  await form.locator('[aria-invalid=true]').waitFor();
  await expectAccessible(outbox);
  await form.getByText(repliesEn['complaint.wrong'], { exact: true }).click();
  await form.locator('input[type=file]').setInputFiles(paper('witness.pdf'));
  await form.getByText('witness.pdf').waitFor();
  // The file is kept by now: what changes after this is the words.
  const before = await untilStill(outbox);
  await form.locator('[name=words]').fill(words);
  await until('the words to be kept', async () => (await halfTyped(outbox)) !== before);
  expect(await halfTyped(outbox)).not.toContain(words);
  await scene.chromium.kill();
  await scene.chromium.relaunch();

  const again = await scene.chromium.openExtensionPage('outbox.html');
  // Not on the page before somebody wants it.
  await again.locator('[data-case=replied]').waitFor();
  expect(await again.content()).not.toContain(words);
  await press(again, repliesEn['reply.open.complaint']);
  const kept = again.getByRole('form', { name: repliesEn['reply.open.complaint'] });
  await kept.getByText('witness.pdf').waitFor();
  expect(await kept.locator('[name=words]').inputValue()).toBe(words);
  expect(await kept.locator('input[value=wrong]').isChecked()).toBe(true);

  // Without a network it waits, and goes by itself when there is one.
  await scene.chromium.setOffline(true);
  await press(again, repliesEn['reply.send.complaint']);
  await again.locator('[data-word=complaint]').waitFor();
  await until('what was half typed to go', async () => (await halfTyped(again)) === '[]');
  await scene.chromium.setOffline(false);
  await again.locator('[data-step="complaint.lodged"]').waitFor();
  await again.getByText(repliesEn['next.complaint']).waitFor();

  // Who had no part in it reads the file that came with it, and nobody before they opened the case.
  const saved = await takeSavedFile(again, repliesEn['reply.proof'], 'application/json');
  const { opened } = JSON.parse(await saved.text()).messages.at(-1);
  expect(opened).toMatchObject({ kind: 'complaint', text: words });
  expect(opened.documents).toMatchObject([{ name: 'witness.pdf', kind: 'other' }]);
  const bytes = await desk.fetchFile(desk.other, id, 10, opened.keys[0]);
  expect(Buffer.from(bytes).toString()).toBe('%PDF-1.7 made up');

  // Taken up by somebody who had no part in it, as nobody else can.
  const sealed = 'a'.repeat(64);
  await desk.step(desk.other, id, 11, 'complaint.decided', { upheld: true, sealed });
  await askForNews(again);
  await again.locator('[data-case=assessed]').waitFor();
  await again.getByText(repliesEn['outcome.complaint-upheld']).waitFor();
});

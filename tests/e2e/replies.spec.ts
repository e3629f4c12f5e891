import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadChainHead } from '../../server/cases/case-messages.ts';
import { readConfig } from '../../server/config.ts';
import type { CaseEventType } from '../../utils/casework/case-event.ts';
import { outboxEn } from '../../utils/i18n/en/outbox.ts';
import { repliesEn } from '../../utils/i18n/en/replies.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { sealingKeySchema } from '../../utils/protocol/primitives.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { putToReporter, writeToReporter } from '../contract/correspondent.ts';
import type { TestEndpoint } from '../contract/endpoint.ts';
import {
  enrolIn,
  type Facts,
  sendStep,
  signStep,
  type TestHandler,
  withDatabase,
} from '../contract/handler.ts';
import { findViolations } from '../drive/find-violations.ts';
import { prepareReport } from '../drive/open-report.ts';
import { sendReport, waitForReceipt } from '../drive/report-form.ts';
import { saveFile } from '../drive/save-package.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { openStoredReport, readStoredReports } from '../drive/stored-report.ts';
import { showIn } from '../drive/surfaces.ts';

let scene: Scene;
let endpoint: TestEndpoint;
let reviewer: TestHandler;
let disposer: TestHandler;

beforeAll(async () => {
  scene = await openScene();
  const { url, dataDir } = scene.endpoint;
  const config = readConfig({ PLAINT_DATA_DIR: dataDir });
  const answer = await fetch(url + paths.descriptor, {
    headers: { Accept: mediaTypes.descriptor },
  });
  const descriptor = signedDescriptorSchema.parse(await answer.json());
  endpoint = { url, config, descriptor } as unknown as TestEndpoint;
  reviewer = await enrolIn(config, ['reviewer']);
  disposer = await enrolIn(config, ['disposer']);
});
afterAll(() => scene?.close());

/** Of the desk: it reads the reply key out of the body that it opened. */
async function replyKeyOf(id: string) {
  const stored = readStoredReports(scene.endpoint).find((report) => report.id === id);
  if (stored === undefined) throw new Error('no such report');
  const opened = await openStoredReport(scene.endpoint, stored);
  const { replyKey } = opened.body as object as { readonly replyKey?: unknown };
  return sealingKeySchema.parse(replyKey);
}

async function step<Type extends CaseEventType>(
  handler: TestHandler,
  reportId: string,
  seq: number,
  type: Type,
  facts: Facts<Type>,
): Promise<void> {
  const signed = await signStep(handler, { reportId, seq }, type, facts);
  expect((await sendStep(endpoint, handler, signed)).status).toBe(201);
}

async function say<Type extends 'case.asked' | 'case.replied'>(
  handler: TestHandler,
  reportId: string,
  seq: number,
  told: readonly [Type, Omit<Facts<Type>, 'message'>],
  text: string,
): Promise<void> {
  const chain = await withDatabase(endpoint, (db) => loadChainHead(db, reportId));
  if (chain === undefined) throw new Error('no such report');
  const place = { number: chain.number + 1, previousSha256: chain.sha256 };
  const keys = [await replyKeyOf(reportId), endpoint.descriptor.descriptor.deskKey];
  const kind = told[0] === 'case.asked' ? 'question' : 'reply';
  const written = await writeToReporter(
    handler,
    { reportId, seq, place },
    told,
    { kind, text },
    keys,
  );
  expect((await putToReporter(endpoint, handler, place.number, written)).status).toBe(201);
}

/** Nothing hinders assistive technology, light or dark. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await showIn(page, colorScheme);
    expect(await findViolations(page)).toEqual([]);
  }
  await showIn(page, 'light');
}

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
  const id = await waitForReceipt(popup);
  // Who has it, and a number to read out.
  const number = `${id.slice(0, 4)} ${id.slice(4, 8)}`.toUpperCase();
  await popup.getByText(repliesEn['reply.number'].replace('{number}', number)).waitFor();
  await popup.close();

  await step(reviewer, id, 1, 'case.claimed', {});
  await step(reviewer, id, 2, 'case.assessed', { complete: false, disagreements: 0 });
  const asked = { elements: ['why-false'], dueAt: '2099-01-01T00:00:00.000Z' };
  await say(reviewer, id, 3, ['case.asked', asked], 'Why is it about you?');

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
  expect(await outbox.content()).not.toContain('Why is it about you?');

  // Exactly what was asked for, and not without it.
  const form = outbox.getByRole('form', { name: repliesEn['reply.answer.title'] });
  expect(await form.locator('[data-field]').count()).toBe(1);
  await press(outbox, repliesEn['reply.answer.send']);
  await form.locator('[aria-invalid=true]').waitFor();
  await expectAccessible(outbox);
  await form
    .locator('[name=why-false]')
    .fill('My name stands in it, and everybody in the lane knows me.');
  // From the field on, by the keyboard alone.
  await form.locator('[name=more]').focus();
  await outbox.keyboard.press('Tab');
  await outbox.keyboard.press('Enter');
  await outbox.locator('[data-case=assessed]').waitFor();
  await outbox.locator('[data-word]').waitFor({ state: 'detached' });

  await step(reviewer, id, 5, 'case.accepted', { clause: 'object' });
  await step(reviewer, id, 6, 'case.judged', { finding: 'not-upheld', clauses: ['insult'] });
  const replied = { basis: ['insult'], outcome: 'not-upheld' as const };
  await say(disposer, id, 7, ['case.replied', replied], 'It was looked at by two people.');
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

  const saved = await saveFile(outbox, repliesEn['reply.proof'], 'application/json');
  const proof = JSON.parse(await saved.text());
  expect(proof.steps).toHaveLength(8);
  expect(proof.messages).toHaveLength(4);
  expect(proof.messages[2].opened.text).toBe('It was looked at by two people.');
});

import type { Page } from 'playwright-core';
import { outboxEn } from '../../utils/i18n/en/outbox.ts';
import { repliesEn } from '../../utils/i18n/en/replies.ts';
import { takeSavedFile } from './save-package.ts';

/** What “Save as proof” hands over, as far as it is read here. */
export type CaseProof = {
  steps: { event: { type: string }; inclusionPath: string[] }[];
  messages: { opened?: { kind: string; text: string } }[];
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Asks for news on the page of reports until the case stands in this state, by proved steps. */
export async function waitForCase(outbox: Page, state: string): Promise<void> {
  await press(outbox, outboxEn['outbox.ask']);
  await outbox.locator(`[data-case="${state}"]`).waitFor();
}

/** Takes the veil off the thread, and gives what it shows, in its order. */
export async function showThread(outbox: Page): Promise<string[]> {
  const [one, other] = [repliesEn['reply.show'].one, repliesEn['reply.show'].other];
  const word = new RegExp(`^(?:${one}|${other})$`.replaceAll('{count}', '\\d+'));
  await outbox.getByRole('button', { name: word }).click();
  const items = outbox.getByRole('list', { name: repliesEn['reply.thread'] }).locator('li');
  await items.first().waitFor();
  const texts = await items.allInnerTexts();
  await press(outbox, repliesEn['reply.cover']);
  return texts;
}

/** Fills in exactly what the desk asks for, sends it, and waits until its arrival is proved. */
export async function answerDesk(outbox: Page, words: string): Promise<void> {
  const form = outbox.getByRole('form', { name: repliesEn['reply.answer.title'] });
  for (const field of await form.locator('[data-field] :is(input, textarea)').all())
    await field.fill(words);
  await press(outbox, repliesEn['reply.answer.send']);
  await outbox.locator('[data-case] [data-step="supplement.received"]').waitFor();
}

/** Rates the result, and waits until the ledger proves it. */
export async function rateResult(outbox: Page): Promise<void> {
  await press(outbox, repliesEn['reply.open.rating']);
  await outbox.getByText(repliesEn['rating.4'], { exact: true }).click();
  await press(outbox, repliesEn['reply.send.rating']);
  await outbox.locator('[data-step="result.rated"]').waitFor();
}

/** The types of the steps that the extension shows, which are those that it believes, oldest first. */
export async function readTimeline(outbox: Page): Promise<string[]> {
  const items = outbox.locator('[data-case] [data-step]');
  const types = await items.evaluateAll((all) => all.map((item) => item.getAttribute('data-step')));
  return types.filter((type) => type !== null);
}

/** The outcome that the extension shows beside the answer. */
export async function readShownOutcome(outbox: Page): Promise<string | undefined> {
  const answered = outbox.locator('[data-case] [data-step="case.replied"]');
  return (await answered.getAttribute('data-outcome')) ?? undefined;
}

/** Whether something that the endpoint told was not believed. */
export async function hasDoubts(outbox: Page): Promise<boolean> {
  return (await outbox.getByText(repliesEn['reply.fault.title']).count()) > 0;
}

export async function saveProof(outbox: Page): Promise<CaseProof> {
  const file = await takeSavedFile(outbox, repliesEn['reply.proof'], 'application/json');
  return JSON.parse(await file.text()) as CaseProof;
}

import type { Page } from 'playwright-core';
import type { ChromiumDrive } from './chromium.ts';
import { until } from './until.ts';

const ENDS = new Set(['received', 'rejected', 'blocked_auth', 'blocked_key']);

/** What a person enters. */
export type Entries = {
  /** Ids of the standard. */
  category: string;
  affected: string;
  /** Answers by element id, typed where the form asks for them. */
  answers?: Record<string, string>;
  /** An e-mail address or a phone number; without one the report is anonymous. */
  contact?: string;
};

/** Points the extension at an endpoint through its settings page, as a person does. */
export async function connectToEndpoint(drive: ChromiumDrive, url: string): Promise<void> {
  const page = await drive.openExtensionPage('options.html');
  await page.locator('[name=endpoint-address]').fill(url);
  await page.locator('form:has([name=endpoint-address]) button[type=submit]').click();
  await page.locator('code').first().waitFor();
  await page.close();
}

/** Waits until the page is captured and stored, or until it is said why it cannot be. */
export async function waitForCapture(popup: Page): Promise<void> {
  await popup.locator('section section').locator('img, [role=status]').first().waitFor();
}

/** Fills the form step by step and ends on its last step, before Send. */
export async function fillReport(popup: Page, entries: Entries): Promise<void> {
  await popup.locator('select[name=category]').selectOption(entries.category);
  await popup.locator(`input[type=radio][value="${entries.affected}"]`).check();
  await fillAnswers(popup, entries.answers ?? {});
  await goToStep(popup, 2);
  await fillAnswers(popup, entries.answers ?? {});
  const anonymous = popup.locator('input[type=checkbox]').first();
  if (entries.contact === undefined) await anonymous.check();
  else await popup.locator('[name=reporter-contact]').fill(entries.contact);
  await goToStep(popup, 3);
}

/** Presses Send, and waits until the report is handed over. */
export async function sendReport(popup: Page): Promise<void> {
  await popup.locator('footer button').last().click();
  await popup.locator('section[data-state]').waitFor();
}

/** The state that the popup shows of a sent report: waiting, uploading, received … */
async function readDeliveryState(popup: Page): Promise<string | null> {
  return popup.locator('section[data-state]').getAttribute('data-state');
}

/**
 * Waits for the receipt and returns the report's number.
 * @throws Error with the sentence shown, when the report stands still and will not go on by itself
 */
export async function waitForReceipt(popup: Page, timeoutMs = 60_000): Promise<string> {
  const state = await until(
    'the receipt',
    async () => {
      const now = await readDeliveryState(popup);
      return now !== null && ENDS.has(now) && now;
    },
    timeoutMs,
  );
  if (state !== 'received')
    throw new Error(`${state}: ${await popup.locator('section[data-state]').textContent()}`);
  return (await popup.locator('section[data-state] code').textContent()) ?? '';
}

/** Waits until the popup shows the state. */
export async function waitForState(popup: Page, state: string, timeoutMs = 30_000): Promise<void> {
  await popup.locator(`section[data-state="${state}"]`).waitFor({ timeout: timeoutMs });
}

/** What the popup says about the delivery, in the reader's language. */
export async function readDeliverySentence(popup: Page): Promise<string> {
  return (await popup.locator('section[data-state] p').allTextContents()).join(' ').trim();
}

/** Presses “Try now”, which a waiting report offers. */
export async function retryDelivery(popup: Page): Promise<void> {
  await popup.locator('section[data-state="waiting"] button').first().click();
}

export async function goToStep(popup: Page, step: 1 | 2 | 3): Promise<void> {
  await popup
    .locator('nav button')
    .nth(step - 1)
    .click();
}

async function fillAnswers(popup: Page, answers: Record<string, string>): Promise<void> {
  for (const [element, value] of Object.entries(answers)) {
    const field = popup.locator(`[name="${element}"]`);
    if ((await field.count()) === 1) await field.fill(value);
  }
}

import type { Page } from 'playwright-core';
import { pressUntil } from './press-key.ts';
import { until } from './until.ts';

/** What a handler chooses: values of the form, and where the words come from the template. */
export type HandlerChoice = {
  key: 'q' | 'a' | 'd' | 'u' | 'r';
  /** `decision` as the form calls it. */
  form: 'ask' | 'accept' | 'decline' | 'judge' | 'reply';
  finding?: 'upheld' | 'not-upheld';
  /** A clause or an element; the first one that is offered if none is named. */
  clause?: string;
  hasWords?: boolean;
  /** The step that it puts into the ledger last. */
  step: string;
};

/** Finds a case in the queue by its number and opens it, which claims it; by keys alone. */
export async function openCasePage(page: Page, reportId: string): Promise<void> {
  await pressUntil(page, '.', `button[data-case="${reportId}"]`);
  await pressUntil(page, '/', '[data-search] input:focus');
  await page.keyboard.type(reportId);
  await pressUntil(page, 'Escape', '[data-search] input:focus', 'detached');
  await page.locator('button[data-case]').nth(1).waitFor({ state: 'detached' });
  await pressUntil(page, 'Enter', 'button[data-case]', 'detached');
}

/** Waits until the report is open: its seal was opened by this handler's keys, and that is in the ledger. */
export async function waitForReport(page: Page, reportId: string): Promise<void> {
  await page.locator(`[data-open="${reportId}"]`).waitFor();
}

/** Lifts the veil from what desk and reporter wrote to each other, and gives it in its order. */
export async function unveilMessages(page: Page): Promise<string[]> {
  await pressUntil(page, 'y', '#pane-thread [data-entry] dd:not([aria-hidden])');
  return page.locator('#pane-thread [data-entry]').allInnerTexts();
}

/** Takes a case over from whoever has it. */
export async function takeOver(page: Page, reportId: string): Promise<void> {
  await pressUntil(page, 'o', `[data-open="${reportId}"]`);
}

interface AtDesk {
  readonly page: Page;
}

/** Opens a case from a view of the queue, as a person comes to it. */
async function openFrom({ page }: AtDesk, reportId: string, view: string): Promise<void> {
  await pressUntil(page, view, '[data-search]');
  await openCasePage(page, reportId);
}

/** Opens a case of one's own, which is readable then. */
export async function openMine(person: AtDesk, reportId: string, view = '1'): Promise<void> {
  await openFrom(person, reportId, view);
  await waitForReport(person.page, reportId);
}

/** Opens a case and takes it over from whoever has it. */
export async function takeFrom(person: AtDesk, reportId: string, view = '1'): Promise<void> {
  await openFrom(person, reportId, view);
  await takeOver(person.page, reportId);
}

export async function leaveCase(page: Page): Promise<void> {
  await pressUntil(page, 'Escape', '[data-search]');
}

/** Writes one decision, signs it, and does not wait for the ten seconds of undo. Gives the words, if any. */
export async function decide(page: Page, choice: HandlerChoice): Promise<string> {
  const { key, form, finding, clause, hasWords, step } = choice;
  await pressUntil(page, key, `form[data-decision=${form}]`);
  if (finding !== undefined) await choose(page, 'finding', finding);
  await choose(page, 'clause', clause);
  const words = page.locator('form[data-decision] textarea');
  if (hasWords === true) {
    const template = () => page.keyboard.press('m').then(() => words.inputValue());
    await until('the template', async () => (await template()) !== '');
  }
  const text = hasWords === true ? await words.inputValue() : '';
  await pressUntil(page, 'Control+Enter', 'form[data-decision]', 'detached');
  await pressUntil(page, 'Enter', `#pane-steps [data-step="${step}"]`);
  return text;
}

/** Fills in the words of a form that a key opens, signs it, and does not wait for the seconds of undo. */
export async function signWords(
  page: Page,
  key: string,
  form: string,
  words: string,
): Promise<void> {
  await pressUntil(page, key, `form[data-decision=${form}]`);
  await page.locator(`form[data-decision=${form}] textarea`).fill(words);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Send now' }).waitFor();
  await page.keyboard.press('Enter');
}

/** Goes from field to field until one is there, and chooses it. */
async function choose(page: Page, name: string, value: string | undefined): Promise<void> {
  const wanted = `input[name=${name}]${value === undefined ? '' : `[value="${value}"]`}`;
  const group = `input[name=${name}]`;
  const isAt = (selector: string) =>
    page.evaluate((each) => document.activeElement?.matches(each) === true, selector);
  for (let presses = 0; !(await isAt(group)); presses += 1) {
    if (presses === MOST_FIELDS) throw new Error(`no field ${name} to go to`);
    await page.keyboard.press('Tab');
  }
  // Radio buttons are one stop of the tabulator, with arrows between them; boxes are a stop each.
  const isRadio = await isAt('[type=radio]');
  for (let presses = 0; !(await isAt(wanted)); presses += 1) {
    if (presses === MOST_FIELDS) throw new Error(`no field ${wanted} to go to`);
    await page.keyboard.press(isRadio ? 'ArrowDown' : 'Tab');
  }
  if (!(await isAt(':checked'))) await page.keyboard.press('Space');
}

const MOST_FIELDS = 40;

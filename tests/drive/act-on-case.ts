import type { Page } from 'playwright-core';
import { type Act, actKeys, typeOfAct } from '../../components/desk/acts/acts.ts';
import { pressUntil } from './press-key.ts';

export type ActChoice = {
  readonly act: Act;
  /** Values by the name of their field. */
  readonly chosen?: Readonly<Record<string, string>>;
  /** As the form has it, by the clock of this machine. */
  readonly until?: string;
  /** When evidence is due, in the same form; empty for never. */
  readonly evidence?: string;
  readonly words?: string;
  /** To whoever appealed by code. */
  readonly reply?: string;
  /** Keys that are pressed once the form is there: figures choose measures. */
  readonly keys?: readonly string[];
};

/** Writes one act, signs it, and does not wait for the ten seconds of undo. */
export async function act(page: Page, choice: ActChoice): Promise<void> {
  const form = `form[data-act="${choice.act}"]`;
  // In an open form the key may mean the next thing to choose.
  if ((await page.locator(form).count()) === 0) await pressUntil(page, actKeys[choice.act], form);
  for (const [name, value] of Object.entries(choice.chosen ?? {}))
    await page.locator(`${form} input[name="${name}"][value="${value}"]`).check();
  for (const key of choice.keys ?? []) await page.keyboard.press(key);
  if (choice.until !== undefined)
    await page.locator(`${form} input[name=until]`).fill(choice.until);
  if (choice.evidence !== undefined)
    await page.locator(`${form} input[name=evidence]`).fill(choice.evidence);
  if (choice.words !== undefined)
    await page.locator(`${form} textarea:not([name=reply])`).fill(choice.words);
  if (choice.reply !== undefined)
    await page.locator(`${form} textarea[name=reply]`).fill(choice.reply);
  await pressUntil(page, 'Control+Enter', '[data-waiting]');
  await pressUntil(page, 'Enter', '[data-waiting]', 'detached');
  await page.locator('[data-act-done], [data-act-failed]').first().waitFor();
  const failed = page.locator('[data-act-failed]');
  if ((await failed.count()) > 0) throw new Error((await failed.textContent()) ?? 'not taken');
  await page.locator(`#pane-steps [data-step="${typeOfAct[choice.act]}"]`).first().waitFor();
}

/** Why this handler may not do it, as the pane says before anybody tries; empty where it is not offered. */
export async function whyNot(page: Page, refused: Act): Promise<string> {
  const line = page.locator(`[data-refused="${refused}"]`);
  await line.waitFor();
  return (await line.getAttribute('data-why')) ?? '';
}

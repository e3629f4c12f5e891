import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '../../utils/i18n/language.ts';
import { BUILDS } from './build-once.ts';
import { pressMarkKey } from './mark-page.ts';
import { INSULT, openReportForm } from './open-report.ts';
import { fillReport, goToStep, sendReport, waitForCapture, waitForReceipt } from './report-form.ts';
import type { Scene } from './scene.ts';
import { selectPassage } from './select-passage.ts';
import {
  type Look,
  lookAtAsking,
  lookAtDeleting,
  lookAtEmpty,
  lookAtGaps,
  lookAtNoCopy,
  lookAtPick,
  lookAtThread,
} from './surface-stories.ts';

/** Every page of the extension that somebody sees, but the popup, as it was built. */
export function listPages(): string[] {
  return globSync('*.html', { cwd: BUILDS.chromium })
    .filter((file) => readFileSync(join(BUILDS.chromium, file), 'utf8').includes('id="root"'))
    .map((file) => basename(file, '.html'))
    .filter((page) => page !== 'popup')
    .sort();
}

/** A passage of the sample discussion that states a falsehood. */
const PASSAGE =
  'Teal Kettle pocketed the whole lantern fund last spring and bought a boat with it.';
const REASON =
  'The accounts of the lantern fund are on the notice board: nothing is missing. I never had a boat.';

/** Goes through every surface of the extension, in the order of one report, and shows each to `look`. */
export async function visitSurfaces(scene: Scene, look: Look): Promise<void> {
  const { chromium, pages } = scene;
  await lookAtEmpty(scene, look);
  const page = await chromium.openPage(pages.at('/'));
  await selectPassage(page, PASSAGE);
  const popup = await openReportForm(scene, page, 'report-selection', { selectionText: PASSAGE });
  await fillReport(popup, {
    ...INSULT,
    category: 'defamation',
    answers: { 'why-false': REASON },
    contact: 'reporter@example.org',
  });
  await goToStep(popup, 1);
  await look('popup-what', popup);
  await goToStep(popup, 2);
  await look('popup-details', popup);
  await goToStep(popup, 3);
  await popup.locator('main details').waitFor();
  await look('popup-check', popup);
  const danger = popup.locator('aside button[aria-expanded]');
  await danger.click();
  await popup.locator('aside li').first().waitFor();
  await look('popup-danger', popup);
  await danger.click();
  await sendReport(popup);
  const reportId = await waitForReceipt(popup);
  await look('popup-received', popup);
  await popup.close();

  // So that the casebook has something to show.
  await page.bringToFront();
  await pressMarkKey(scene, page);

  const forbidden = await chromium.clickToolbar(await chromium.openPage('chrome://version/'));
  await waitForCapture(forbidden);
  await look('popup-forbidden', forbidden);
  await lookAtNoCopy(forbidden, look);
  await forbidden.close();
  await lookAtGaps(scene, look);
  await lookAtPick(scene, look);

  await lookAtAsking(scene, look);
  for (const name of listPages()) await lookAt(scene, name, reportId, look);
  await lookAtThread(scene, look);
  await lookAtDeleting(scene, look);
  await lookAtLock(scene, look);
  await chromium.closePages();
}

/** Sets the lock, shows the popup behind it, and takes it away again. */
async function lookAtLock({ chromium, pages }: Scene, look: Look): Promise<void> {
  const passphrase = 'seven ferns in the rain';
  const options = await chromium.openExtensionPage('options.html');
  await options.locator('[name=new-passphrase]').fill(passphrase);
  await options.locator('[name=passphrase-again]').fill(passphrase);
  await options.locator('form:has([name=new-passphrase]) button').click();
  const remove = options.locator('form:has([name=old-passphrase])');
  await remove.waitFor();
  await options.locator('section[aria-labelledby=lock-title] > div button').click();
  await options.locator('[name=passphrase]').waitFor();
  const locked = await chromium.clickToolbar(await chromium.openPage(pages.at('/?locked')));
  await locked.locator('[name=passphrase]').waitFor();
  await look('popup-locked', locked);
  await locked.close();
  await options.locator('[name=passphrase]').fill(passphrase);
  await options.locator('form button').click();
  await remove.locator('input').fill(passphrase);
  await remove.locator('button').click();
  await options.locator('[name=new-passphrase]').waitFor();
  await options.close();
}

async function lookAt(
  { chromium }: Scene,
  surface: string,
  reportId: string,
  look: Look,
): Promise<void> {
  // Only the viewer reads the number; the others show what they always show.
  const page = await chromium.openExtensionPage(`${surface}.html?report=${reportId}`);
  await page.locator('#root > *').first().waitFor();
  await look(surface, page);
  await page.close();
}

/** Chooses the language in the settings, as a person does. */
export async function chooseLanguage({ chromium }: Scene, language: Locale): Promise<void> {
  const page = await chromium.openExtensionPage('options.html');
  const choice = page.locator('select', { has: page.locator(`option[value="${language}"]`) });
  await choice.selectOption(language);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  await page.close();
}

/** Switches the reader's colour scheme, and waits until the page is painted in it. */
export async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(
    'new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))',
  );
}

import type { Page } from 'playwright-core';
import { openReportForm } from './open-report.ts';
import { goToStep } from './report-form.ts';
import type { Scene } from './scene.ts';
import { captureThread, openReview } from './thread-scene.ts';

/** A page as it opens, `casebook`, or one of its states: `popup-what`, `outbox-asked`. */
export type Surface = string;

export type Look = (surface: Surface, page: Page) => Promise<void>;

/** What the pages say while nothing is kept, in whatever language. */
export async function lookAtEmpty({ chromium }: Scene, look: Look): Promise<void> {
  for (const name of ['casebook', 'outbox'] as const) {
    const page = await chromium.openExtensionPage(`${name}.html`);
    await page.locator('#root h1').waitFor();
    await look(`${name}-empty`, page);
    await page.close();
  }
}

/** A report that lacks something, and the field that opens when its name is pressed. */
export async function lookAtGaps(scene: Scene, look: Look): Promise<void> {
  const page = await scene.chromium.openPage(scene.pages.at('/?gaps'));
  const popup = await openReportForm(scene, page, 'report-page');
  await popup.locator('select[name=category]').selectOption('impersonation');
  await goToStep(popup, 3);
  await look('popup-gaps', popup);
  await popup.locator('footer [role=status] button').last().click();
  await look('popup-field', popup);
  await popup.close();
  await page.close();
}

/** A selection that reaches over several posts: the question which of them is meant. */
export async function lookAtPick(scene: Scene, look: Look): Promise<void> {
  const page = await scene.chromium.openPage(scene.pages.at('/?pick'));
  const selectionText = await page.evaluate(() => {
    const [first, last] = ['#p2 .words p', '#p5 .words p'].map((words) =>
      document.querySelector(words),
    );
    if (!first || !last) throw new Error('no posts');
    first.scrollIntoView();
    getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
    return String(getSelection());
  });
  const popup = await openReportForm(scene, page, 'report-selection', { selectionText });
  const question = popup.locator('fieldset', { has: popup.locator('[value=all]') });
  await question.scrollIntoViewIfNeeded();
  await look('popup-pick', popup);
  await popup.close();
  await page.close();
}

/** A report that leaves without a copy of its page says so beside Send. */
export async function lookAtNoCopy(popup: Page, look: Look): Promise<void> {
  await popup.locator('select[name=category]').selectOption('insult');
  await goToStep(popup, 3);
  await look('popup-no-copy', popup);
}

/** A whole discussion: while it is captured, veiled, with the minimum set picked, and shown. */
export async function lookAtThread(scene: Scene, look: Look): Promise<void> {
  const page = await scene.chromium.openPage(scene.pages.at('/?thread'));
  const bar = await captureThread(scene, page);
  const review = await openReview(scene, bar, 60_000);
  await look('thread-captured', bar);
  await look('thread-review', review);
  const posts = review.locator('section[aria-labelledby=posts-title]');
  await review.locator('section:has(> [role=status]) > div button').first().click();
  await posts.locator('fieldset').first().waitFor();
  await look('thread-picked', review);
  await posts.locator('article footer button').first().click();
  await posts.locator('article fieldset input').nth(1).check();
  await look('thread-shown', review);
  await review.close();
  await bar.close();
  await page.close();
}

/** What asking for news of a received report found. */
export async function lookAtAsking({ chromium }: Scene, look: Look): Promise<void> {
  const page = await chromium.openExtensionPage('outbox.html');
  const received = page.locator('article[data-state=received]').first();
  // The receipt is saved, the endpoint asked, the evidence looked at: in this order.
  await received.locator('> div').last().locator('button').nth(1).click();
  await received.locator('> p[role=status]', { hasText: /\d.*(?:nothing|没有|沒有)/ }).waitFor();
  await look('outbox-asked', page);
  await page.close();
}

/** The question before everything is deleted. */
export async function lookAtDeleting({ chromium }: Scene, look: Look): Promise<void> {
  const page = await chromium.openExtensionPage('options.html');
  const button = page.locator('#root button').last();
  await button.click();
  await button.scrollIntoViewIfNeeded();
  await look('options-delete', page);
  await page.close();
}

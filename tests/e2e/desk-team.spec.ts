import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '../../utils/protocol/wire.ts';
import { expectAccessible } from '../drive/desk-axe.ts';
import { photographDesk } from '../drive/desk-photograph.ts';
import { type DeskPerson, type DeskStage, openDeskStage } from '../drive/desk-stage.ts';
import { leaveCase, openCasePage, waitForReport } from '../drive/handle-case.ts';
import { addAuthenticator } from '../drive/passkeys.ts';
import { until } from '../drive/until.ts';

let scene: DeskStage;
let reportId: string;
/** Joined by the operator's link; administrator and reviewer. */
let first: DeskPerson;
/** By a passkey. */
let second: Page;
/** By a passphrase, over a line that loses the answer. */
let third: Page;
let code: string;

beforeAll(async () => {
  scene = await openDeskStage();
  reportId = await scene.deliver();
  first = await scene.join(['administrator', 'reviewer']);
}, 120_000);

afterAll(async () => {
  await scene?.close();
});

async function openTeam(page: Page): Promise<void> {
  await page.keyboard.press('O');
  await page.locator('[data-team] [data-colleague]').first().waitFor();
}

/** Makes an invitation on the page of the team, and gives its link. */
async function invite(page: Page, role: string): Promise<string> {
  const form = page.locator('[data-invite]');
  await form.locator(`[value=${role}]`).check();
  const before = await form.locator('[data-link]').allTextContents();
  await form.getByRole('button', { name: 'Make an invitation' }).click();
  await until('another link', async () => {
    const [link] = await form.locator('[data-link]').allTextContents();
    return link !== undefined && !before.includes(link);
  });
  const link = (await form.locator('[data-link]').allTextContents()).join();
  await form.locator(`[value=${role}]`).uncheck();
  return link;
}

const wordsOn = async (page: Page) =>
  (await page.locator('[data-joined] ol li').allTextContents()).join(' ');

async function give(page: Page, handler: number, words: string): Promise<void> {
  await page.keyboard.press('.');
  const entry = page.locator(`[data-colleague="${handler}"]`);
  const details = entry.locator('details:not([data-roles-of])');
  if (!(await details.evaluate((el) => (el as HTMLDetailsElement).open)))
    await details.locator('summary').click();
  await entry.locator(`[name=words-of-${handler}]`).fill(words);
  await entry.getByRole('button', { name: 'Give the desk key' }).click();
}

it('a team of one is told what it may not do', async () => {
  await openTeam(first.page);
  await first.page.getByText('You are alone on the team').waitFor();
  await expectAccessible(first.page);
});

it('somebody joins with a passkey, and is given the key by the words that both have', async () => {
  const link = await invite(first.page, 'reviewer');
  const context = await scene.newContext();
  second = await context.newPage();
  await second.goto(link);
  await addAuthenticator(second);
  await second.getByRole('button', { name: 'or with a passkey' }).click();
  const joined = second.locator('[data-joined="2"]');
  await joined.waitFor();
  await expectAccessible(second);
  const words = await wordsOn(second);
  await joined.getByRole('button').last().click();
  await second.getByText('You can open no case yet').waitFor();

  await give(first.page, 2, words.replace(/^\w+/, 'bobob'));
  await first.page.getByText('These are not the words').waitFor();
  await give(first.page, 2, words.toUpperCase());
  // It is learnt without locking: the page looks by itself.
  await second.getByText('You can open no case yet').waitFor({ state: 'detached' });
  await second.locator(`[data-case="${reportId}"]`).waitFor();
  await second.keyboard.press('Enter');
  await second.locator(`[data-open="${reportId}"]`).waitFor();
});

it('unlocks with the passkey', async () => {
  await second.keyboard.press('L');
  await second.getByRole('button', { name: 'Unlock with a passkey' }).click();
  await second.locator('main nav').waitFor();
});

it('the team’s key for links is made by one press, and can be given at once', async () => {
  await openTeam(first.page);
  await first.page.locator('[data-link-key] button').click();
  await first.page.locator('[data-link-key]').waitFor({ state: 'detached' });
  await first.page.locator('[data-colleague="2"] details:not([data-roles-of])').waitFor();
});

it('roles that were changed hold at a desk that is open, without a lock; its case stays open', async () => {
  await openCasePage(second, reportId);
  await waitForReport(second, reportId);
  await second.locator('[data-refused=assign]').waitFor();
  const openings = () => second.locator('#pane-steps [data-step="report.opened"]').count();
  const before = await openings();
  const entry = first.page.locator('[data-colleague="2"]');
  await entry.locator('[data-roles-of] summary').click();
  await entry.locator('[data-roles-of] [value=supervisor]').check();
  await entry
    .locator('[data-roles-of]')
    .getByRole('button', { name: 'Change roles or certificate' })
    .click();
  // Nobody presses a key there.
  await second.locator('[data-refused=assign]').waitFor({ state: 'detached' });
  await second.locator('[data-group=handling]').getByRole('button', { name: 'Assign' }).waitFor();
  expect(await openings()).toBe(before);
  await leaveCase(second);
  await second.locator('header').getByText('Supervision').waitFor();
});

it('a certificate that soon ends, or has, is told at an open desk, and renewed by an administrator', async () => {
  const entry = first.page.locator('[data-colleague="2"]');
  const certify = async (daysFromNow: number) => {
    const day = new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10);
    const form = entry.locator('[data-roles-of]');
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await form.locator('[name=certified-of-2]').fill(day);
    await form.getByRole('button', { name: 'Change roles or certificate' }).click();
  };
  await certify(9);
  await entry.locator('[data-certified=soon]').waitFor();
  await second.locator('[data-certification=soon]').waitFor();
  await expectAccessible(second);
  await photographDesk(second, 'certificate-soon');
  await certify(-2);
  await second.locator('[data-certification=over]').waitFor();
  await openCasePage(second, reportId);
  await waitForReport(second, reportId);
  await second
    .locator('#pane-decision')
    .getByText('Your certificate has expired')
    .first()
    .waitFor();
  await leaveCase(second);
  await photographDesk(first.page, 'team-certificates');
  await certify(400);
  await second.locator('[data-certification]').waitFor({ state: 'detached' });
});

it('an answer that is lost takes nobody in twice, and shuts nobody out', async () => {
  const link = await invite(first.page, 'disposer');
  const context = await scene.newContext();
  third = await context.newPage();
  await third.route(`**${paths.deskEnrol}`, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await third.goto(link);
  await third.locator('[name=new-passphrase]').fill('nine herons on a weir');
  await third.keyboard.press('Enter');
  await third.getByText('The endpoint did not answer').waitFor();
  await third.unroute(`**${paths.deskEnrol}`);
  await third.reload();
  await third.locator('[data-unanswered]').waitFor();
  await expectAccessible(third);
  await third.locator('[name=passphrase]').fill('nine herons on a weir');
  await third.keyboard.press('Enter');
  await third.locator('[data-joined="3"]').waitFor();
  code = (await third.locator('[data-recovery-code]').allTextContents()).join();
  const words = await wordsOn(third);
  await third.locator('[data-joined] button').last().click();
  await give(first.page, 3, words);
  // From three people on, a second one has to approve.
  await first.page.getByText('It waits for a second person').waitFor();
  await first.page.getByRole('button', { name: 'Approve' }).click();
  await first.page.getByText('It is for somebody else').waitFor();
  await openTeam(second);
  await second.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
  await third.getByText('You can open no case yet').waitFor({ state: 'detached' });
});

it('a recovery code opens on another device, once', async () => {
  const context = await scene.newContext();
  const page = await context.newPage();
  await page.goto(scene.url);
  const recover = async (typed: string) => {
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    await page.locator('[name=recovery-code]').fill(typed);
    await page.locator('[name=new-passphrase]').fill('ten otters in the reeds');
    await page.keyboard.press('Enter');
  };
  await recover(code.toLowerCase());
  await page.locator('[data-recovered]').waitFor();
  const renewed = (await page.locator('[data-recovery-code]').allTextContents()).join();
  expect(renewed).not.toBe(code);
  await page.locator('[data-recovered] button').last().click();
  await page.locator('main nav').waitFor();
  await page.keyboard.press('L');
  await page.locator('[name=passphrase]').fill('ten otters in the reeds');
  await page.keyboard.press('Enter');
  await page.locator('main nav').waitFor();
  await page.keyboard.press('L');
  await recover(code);
  await page.getByText('This does not open your keys').waitFor();
  await context.close();
});

it('a passkey and a new code are added on the page of the keys', async () => {
  await addAuthenticator(first.page);
  const keys = first.page.locator('[data-keys]');
  await keys.locator('[name=passphrase-again]').fill(scene.passphrase);
  await keys.getByRole('button', { name: 'Add a passkey' }).click();
  await first.page.getByText('The passkey opens your keys').waitFor();
  await keys.getByRole('button', { name: 'Make a new recovery code' }).click();
  await keys.locator('[data-recovery-code]').waitFor();
  await first.page.keyboard.press('Escape');
  await first.page.keyboard.press('Escape');
  await first.page.locator('main nav').waitFor();
  await first.page.keyboard.press('L');
  await first.page.getByRole('button', { name: 'Unlock with a passkey' }).click();
  await first.page.locator('main nav').waitFor();
});

it('whoever is taken off the team is refused, and the last administrator stays', async () => {
  await openTeam(first.page);
  const entry = first.page.locator('[data-colleague="3"]');
  await entry.getByRole('button', { name: 'Take off the team' }).click();
  await entry.getByRole('button', { name: 'Yes, take off' }).click();
  await first.page.locator('[data-colleague="3"][data-here=false]').waitFor();
  await third.keyboard.press('.');
  await third.getByText('you are not on its team').waitFor();
  const last = first.page.locator('[data-colleague="1"]');
  await last.locator('[data-roles-of]').waitFor();
  expect(await last.getByRole('button', { name: 'Take off the team' }).count()).toBe(0);
  await expectAccessible(first.page);
});

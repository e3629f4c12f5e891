import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible } from '../drive/desk-axe.ts';
import { type DeskPerson, type DeskStage, openDeskStage, unlockDesk } from '../drive/desk-stage.ts';

let scene: DeskStage;
let reviewer: DeskPerson;
let other: DeskPerson;
let first: string;
let minor: string;

beforeAll(async () => {
  scene = await openDeskStage();
  first = await scene.deliver();
  minor = await scene.deliver({
    header: {
      flags: ['minor'],
      affected: 'child',
      elements: ['url', 'quote', 'contact', 'guardian-relation'],
    },
  });
  reviewer = await scene.join(['reviewer', 'administrator']);
  other = await scene.join(['reviewer', 'disposer']);
}, 120_000);

afterAll(async () => {
  await scene?.close();
});

const rows = (page: Page) =>
  page
    .locator('[data-case]')
    .evaluateAll((found) => found.map((row) => row.getAttribute('data-case')));

it('shows minors on top, and nothing that was sealed', async () => {
  const { page } = reviewer;
  await page.locator(`[data-case="${first}"]`).waitFor();
  expect(await rows(page)).toEqual([minor, first]);
  expect(await page.locator('body').textContent()).not.toContain('lantern fund');
  await expectAccessible(page);
});

it('claims, opens, judges and asks by the keyboard alone', async () => {
  const { page } = reviewer;
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator(`[data-open="${first}"]`).waitFor();
  // Veiled, and not in the page: `v` shows it.
  expect(await page.locator('body').textContent()).not.toContain('lantern fund');
  await page.keyboard.press('v');
  await page.getByText('lantern fund').waitFor();
  await page.locator('[data-holds="true"]').waitFor({ state: 'attached' });
  // A picture is bytes before somebody asks, then blurred, grey, and in colour.
  expect(await page.locator('img').count()).toBe(0);
  await page.keyboard.press('b');
  await page.locator('[data-level=blurred] img').first().waitFor();
  await page.keyboard.press('b');
  await page.locator('[data-level=grey] img').first().waitFor();
  await expectAccessible(page);

  await page.keyboard.press('q');
  await page.locator('form[data-decision=ask]').waitFor();
  // The focus is on the first element; what is typed there is no command.
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Use the template' }).waitFor();
  await page.keyboard.press('m');
  await expectAccessible(page);
});

it('a second handler who was quicker is shown, and the draft is kept', async () => {
  const { page } = reviewer;
  const late = other.page;
  await late.locator(`[data-case="${first}"]`).waitFor();
  await late.keyboard.press('j');
  await late.keyboard.press('Enter');
  // Somebody has it: it is opened only once it is taken over.
  await late.getByRole('button', { name: 'Take it over' }).waitFor();
  await late.keyboard.press('o');
  await late.locator(`[data-open="${first}"]`).waitFor();

  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Send now' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-conflict]').waitFor();
  expect(await page.locator('[data-conflict] [data-step]').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-conflict] [data-step="case.claimed"]').count()).toBe(1);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.locator('form[data-decision=ask]').waitFor();
  expect(await page.locator('form[data-decision=ask] :checked').count()).toBe(1);
});

it('a draft outlives the lock, sealed', async () => {
  const { page } = reviewer;
  await page.keyboard.press('L');
  await page.locator('[name=passphrase]').waitFor();
  await expectAccessible(page);
  expect(await page.locator('body').textContent()).not.toContain('lantern fund');
  await unlockDesk(page);
  await page.locator(`[data-case="${first}"]`).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take it over' }).waitFor();
  await page.keyboard.press('o');
  await page.locator('form[data-decision=ask] :checked').waitFor();
});

it('takes back within ten seconds, and then sends', async () => {
  const { page } = reviewer;
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.keyboard.press('z');
  await page.locator('form[data-decision=ask]').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Send now' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-step="case.asked"]').waitFor();
  expect(await page.locator('[data-step="case.assessed"]').count()).toBe(1);
});

it('pictures of a minor are behind a reason that is noted', async () => {
  const { page } = reviewer;
  await page.keyboard.press('Escape');
  await page.locator(`[data-case="${minor}"]`).waitFor();
  await page.keyboard.press('n');
  await page.locator(`[data-open="${minor}"]`).waitFor();
  await page.locator('[data-holds]').waitFor({ state: 'attached' });
  await page.keyboard.press('b');
  await page.locator('#pane-evidence form input').fill('to compare the account');
  expect(await page.locator('img').count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.locator('[data-step="note.added"]').waitFor();
  await page.keyboard.press('b');
  await page.locator('[data-level=blurred] img').first().waitFor();
});

it('help lists the keys of the page, and Ctrl+K finds a command', async () => {
  const { page } = reviewer;
  await page.keyboard.press('?');
  await page.locator('dialog[open] kbd').first().waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] input').waitFor();
  await page.keyboard.type('queue');
  await page.keyboard.press('Enter');
  await page.locator(`[data-case="${first}"]`).waitFor();
});

it('sends nothing but signed requests to the endpoint, and runs no other script', async () => {
  const page = await reviewer.context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  const answer = await page.goto(scene.url);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(new Set(asked)).toEqual(new Set([new URL(scene.url).origin]));
  const other = await fetch(scene.url, { headers: { Origin: 'https://elsewhere.example.org' } });
  expect(other.status).toBe(403);
});

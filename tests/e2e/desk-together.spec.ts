import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localMinute } from '../../components/desk/acts/act-draft.ts';
import { runClock } from '../../server/cases/run-clock.ts';
import { readConfig } from '../../server/config.ts';
import { openMessage } from '../../utils/evidence/seal-message.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { readMessagesOf } from '../contract/correspondent.ts';
import { withDatabase } from '../contract/handler.ts';
import { act, whyNot } from '../drive/act-on-case.ts';
import { expectAccessible } from '../drive/desk-axe.ts';
import { photographDesk } from '../drive/desk-photograph.ts';
import type { DeliveredReport } from '../drive/desk-report.ts';
import { type DeskPerson, type DeskStage, openDeskStage } from '../drive/desk-stage.ts';
import { decide, leaveCase, openCasePage, openMine, takeFrom } from '../drive/handle-case.ts';
import { pressUntil } from '../drive/press-key.ts';
import { until } from '../drive/until.ts';

/** Reports about the same address and account, handled together; and what comes of it for the account. */
let scene: DeskStage;
/** Reviews, sees to the keys, and enters what is said on the telephone. */
let lead: DeskPerson;
let disposer: DeskPerson;
let second: DeskPerson;
let judge: DeskPerson;
const reports: DeliveredReport[] = [];
const idOf = (place: number) => reports[place]?.id ?? '';

const answers = {
  url: 'https://forum.example.org/thread/7?page=1',
  quote: 'Teal Kettle pocketed the whole lantern fund last spring.',
  author: 'TealKettle',
};

beforeAll(async () => {
  scene = await openDeskStage();
  reports.push(await scene.deliverKept({ answers }));
  reports.push(await scene.deliverKept({ answers, header: { language: 'zh-Hant' } }));
  reports.push(await scene.deliverKept({ answers: { ...answers, author: '@tealkettle' } }));
  lead = await scene.join(['reviewer', 'intake', 'administrator']);
  disposer = await scene.join(['disposer']);
  second = await scene.join(['disposer', 'supervisor']);
  judge = await scene.join(['supervisor']);
}, 240_000);

afterAll(async () => {
  await scene?.close();
});

const count = (page: Page, selector: string) => page.locator(selector).count();

/** Signs what was drafted for the others, and does not wait for the ten seconds of undo. */
async function signGroup(page: Page): Promise<void> {
  await pressUntil(page, 'Control+Enter', '[data-group-draft] [data-waiting]');
  await pressUntil(page, 'Enter', '[data-group-draft] [data-waiting]', 'detached');
  await page.locator('[data-group-done]').waitFor();
}

/** Presses Escape in the very task that shows the report, before anything else of the page is up. */
async function leaveAsSoonAsOpen(page: Page, reportId: string): Promise<void> {
  await page.evaluate((id) => {
    const leave = new MutationObserver(() => {
      const shown = document.querySelector(`[data-open="${id}"]`);
      if (shown === null) return;
      leave.disconnect();
      shown.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    leave.observe(document.body, { childList: true, subtree: true, attributes: true });
  }, reportId);
}

/** Lists the one account that the case was upheld against. */
async function listAccount(page: Page, reason: string, until: string): Promise<void> {
  await pressUntil(page, 'N', 'form[data-act=list]');
  await page.locator('form[data-act=list] input[name=choice]').check();
  await act(page, { act: 'list', chosen: { reason }, words: 'In one thread.', until });
}

it('a key for links that somebody else approved counts at an open desk without a lock', async () => {
  const { page } = lead;
  await page.keyboard.press('O');
  await page.locator('[data-link-key] button').click();
  await page.getByText('It waits for a second person').first().waitFor();
  await scene.approve();
  // Asked by itself: nobody presses a key.
  for (const { number, words } of [disposer, second]) {
    const entry = page.locator(`[data-colleague="${number}"]`);
    const details = entry.locator('details:not([data-roles-of])');
    await details.locator('summary').click();
    await entry.locator(`[name=words-of-${number}]`).fill(words);
    await entry.getByRole('button', { name: 'Give the link key' }).click();
    await entry.getByText('It waits for a second person').waitFor();
  }
  await photographDesk(page, 'team-link-key');
  await scene.approve();
  await pressUntil(page, 'Escape', '[data-search]');
});

it('cases about the same are a group, once each was opened', async () => {
  const { page } = lead;
  for (const { id } of reports) {
    await leaveAsSoonAsOpen(page, id);
    await openCasePage(page, id);
    await page.locator('[data-search]').waitFor();
  }
  await openMine(lead, idOf(0));
  for (const place of [1, 2]) await page.locator(`[data-linked="${idOf(place)}"]`).waitFor();
  expect(await page.locator(`[data-linked="${idOf(1)}"]`).textContent()).toContain('same address');
  expect(await count(page, '[data-linked]')).toBe(2);
});

it('an acceptance is drafted for the others, with what differs, and is a step of each', async () => {
  const { page } = lead;
  await decide(page, { key: 'a', form: 'accept', step: 'case.accepted' });
  await pressUntil(page, 'l', '[data-group-draft="case.accepted"] [data-draft]');
  const same = page.locator(`[data-draft="${idOf(2)}"]`);
  const other = page.locator(`[data-draft="${idOf(1)}"]`);
  expect(await same.getAttribute('data-differs')).toBe('0');
  expect(await other.textContent()).toContain('language');
  // What differs is looked at before it is chosen.
  expect(await same.locator('input').isChecked()).toBe(true);
  expect(await other.locator('input').isChecked()).toBe(false);
  await expectAccessible(page);
  await photographDesk(page, 'group-draft');
  await other.locator('input').check();
  await signGroup(page);
  await page.locator('[data-linked]').getByText('Accepted').nth(1).waitFor();
  await pressUntil(page, 'Escape', '[data-group-draft]', 'detached');
});

it('one upheld case leads to a grade, and more against the same account to a higher one', async () => {
  await decide(lead.page, { key: 'u', form: 'judge', finding: 'upheld', step: 'case.judged' });
  const { page } = disposer;
  const grade = () => page.locator('input[name=grade]:checked').getAttribute('value');
  await takeFrom(disposer, idOf(0));
  await pressUntil(page, 'g', 'form[data-act=propose]');
  expect(await grade()).toBe('2');
  await pressUntil(page, 'Escape', 'form[data-act=propose]', 'detached');
  await leaveCase(page);

  await pressUntil(lead.page, 'l', '[data-group-draft="case.judged"] [data-draft]');
  await lead.page.locator(`[data-draft="${idOf(1)}"] input`).check();
  await signGroup(lead.page);
  await leaveCase(lead.page);

  await openMine(disposer, idOf(0));
  await pressUntil(page, 'g', 'form[data-act=propose]');
  expect(await grade()).toBe('3');
  await page.getByText('2 cases were upheld against the account before.').waitFor();
  await expectAccessible(page);
  await photographDesk(page, 'repeat-grade');
});

it('measures are drafted for the others too, and each is signed off by another person', async () => {
  const { page } = disposer;
  await act(page, { act: 'propose' });
  await leaveCase(page);
  for (const place of [1, 2]) {
    await takeFrom(disposer, idOf(place));
    await leaveCase(page);
  }
  await openMine(disposer, idOf(0));
  await pressUntil(page, 'l', '[data-group-draft="measures.proposed"] [data-draft]');
  await page.locator(`[data-draft="${idOf(1)}"] input`).check();
  await signGroup(page);
  await leaveCase(page);
  for (const { id } of reports) {
    await openMine(second, id, '6');
    await act(second.page, { act: 'sign' });
    await second.page.locator('[data-measure="1"][data-state=ordered]').waitFor();
    await leaveCase(second.page);
  }
});

it('a reply is drafted for the others, and each reporter is answered in their own language', async () => {
  const { page } = disposer;
  await openMine(disposer, idOf(0));
  await decide(page, { key: 'r', form: 'reply', hasWords: true, step: 'case.replied' });
  await pressUntil(page, 'l', '[data-group-draft="case.replied"] [data-draft]');
  await page.locator(`[data-draft="${idOf(1)}"] input`).check();
  await signGroup(page);
  await leaveCase(page);
  const words = await Promise.all(
    reports.map(async (report) => {
      const endpoint = scene.endpoint as unknown as Parameters<typeof readMessagesOf>[0];
      const { messages } = await readMessagesOf(endpoint, report);
      const [message] = messages;
      if (message === undefined || messages.length > 1) throw new Error('not one reply');
      const place = { reportId: report.id, number: 1, direction: 'to-reporter' as const };
      const opened = await openMessage(message.sealed, report.reply.privateKey, {
        ...place,
        previousSha256: report.manifestSha256,
      });
      return opened.text;
    }),
  );
  expect(words[0]).toContain('处置');
  expect(words[1]).toContain('處置');
  expect(words[2]).toBe(words[0]);
});

it('upheld cases are counted for the account, which is listed with a reason and until when', async () => {
  const { page } = disposer;
  await openMine(disposer, idOf(0), '9');
  await listAccount(page, 'repeated', localMinute(Date.now() + 30 * 86_400_000));
  const step = page.locator('#pane-steps [data-step="account.listed"]');
  expect(await step.textContent()).toMatch(/again and again.*until/);
  await leaveCase(page);
  await pressUntil(page, 'F', '[data-room=accounts] [data-account]');
  const row = page.locator('[data-account]');
  expect(await row.count()).toBe(1);
  expect(await row.textContent()).toContain('3 upheld');
  expect(await row.textContent()).toContain('Listed until');
  await expectAccessible(page);
  await photographDesk(page, 'accounts');
  await page.locator('select[name=upheld]').selectOption('5');
  // Whoever is listed stays there, however few.
  await page.locator('[data-account]').waitFor();
  await pressUntil(page, 'Escape', '[data-search]');
});

it('an appeal against the listing is decided by somebody who had nothing to do with it, and unlists', async () => {
  await takeFrom(lead, idOf(0), '9');
  await act(lead.page, {
    act: 'lodge-appeal',
    chosen: { choice: 'account' },
    words: 'The account belongs to two people.',
  });
  await leaveCase(lead.page);
  await takeFrom(second, idOf(0), '8');
  expect(await whyNot(second.page, 'appeal')).toBe('acted-before');
  await leaveCase(second.page);
  await takeFrom(judge, idOf(0), '8');
  await act(judge.page, {
    act: 'appeal',
    chosen: { choice: 'lifted' },
    words: 'Two people use it.',
  });
  await leaveCase(judge.page);
  const { page } = disposer;
  await pressUntil(page, 'F', '[data-room=accounts] [data-account]');
  await page.getByText('2 upheld').waitFor();
  await page.getByText('not listed').waitFor();
  await pressUntil(page, 'Escape', '[data-search]');
});

it('a listing ends by itself', async () => {
  const { page } = disposer;
  await openMine(disposer, idOf(1), '9');
  await listAccount(page, 'coordinated', localMinute(Date.now() + 2 * 60_000));
  await leaveCase(page);
  const config = readConfig({ PLAINT_DATA_DIR: scene.endpoint.dataDir });
  const now = () => new Date(Date.now() + 3 * 60_000);
  await withDatabase({ config }, (db) => runClock({ db, standard: guideline2023, now }));
  await openMine(disposer, idOf(1), '9');
  await page.locator('#pane-steps [data-step="account.unlisted"]').waitFor();
  await until('the list without it', async () => {
    await pressUntil(page, 'Escape', '[data-search]');
    await pressUntil(page, 'F', '[data-room=accounts] [data-account]');
    return (await page.locator('[data-account]').textContent())?.includes('not listed');
  });
});

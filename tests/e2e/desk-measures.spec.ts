import { afterAll, beforeAll, expect, it } from 'vitest';
import { localMinute } from '../../components/desk/acts/act-draft.ts';
import { runClock } from '../../server/cases/run-clock.ts';
import { readConfig } from '../../server/config.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { putToDesk, writeToDesk } from '../contract/correspondent.ts';
import { enrolIn, sendStep, signStep, withDatabase } from '../contract/handler.ts';
import { act, whyNot } from '../drive/act-on-case.ts';
import { expectAccessible } from '../drive/desk-axe.ts';
import type { DeliveredReport } from '../drive/desk-report.ts';
import { type DeskPerson, type DeskStage, openDeskStage } from '../drive/desk-stage.ts';
import { decide, leaveCase, openMine, takeFrom } from '../drive/handle-case.ts';
import { lastMessage } from '../drive/last-message.ts';
import { pressUntil } from '../drive/press-key.ts';
import { until } from '../drive/until.ts';

let scene: DeskStage;
let reviewer: DeskPerson;
let disposer: DeskPerson;
let second: DeskPerson;
let judge: DeskPerson;
let upheld: DeliveredReport;
let declined: string;
let urgent: string;

beforeAll(async () => {
  scene = await openDeskStage();
  upheld = await scene.deliverKept();
  declined = await scene.deliver({ header: { platform: 'news.example.org' } });
  urgent = await scene.deliver({ header: { platform: 'video.example.org' } });
  // One who may do everything, and is kept from half of it by what they did.
  reviewer = await scene.join(['reviewer', 'disposer', 'supervisor', 'intake', 'administrator']);
  disposer = await scene.join(['disposer']);
  second = await scene.join(['disposer', 'supervisor']);
  judge = await scene.join(['reviewer', 'supervisor']);
}, 150_000);

afterAll(async () => {
  await scene?.close();
});

it('whoever reviewed is told before they try that measures are for others, and who those are', async () => {
  const { page } = reviewer;
  await openMine(reviewer, upheld.id);
  await decide(page, { key: 'a', form: 'accept', step: 'case.accepted' });
  await decide(page, { key: 'u', form: 'judge', finding: 'upheld', step: 'case.judged' });
  expect(await whyNot(page, 'propose')).toBe('both-sides');
  const told = await until('who those are', async () => {
    const words = (await page.locator('[data-refused=propose]').textContent()) ?? '';
    return words.includes(`handler ${disposer.number} or handler ${second.number}`) && words;
  });
  expect(told).not.toContain(`handler ${reviewer.number}`);
  await expectAccessible(page);
  await leaveCase(page);
});

it('a disposer proposes by the rule, and departs from it with a reason', async () => {
  const { page } = disposer;
  await takeFrom(disposer, upheld.id);
  await pressUntil(page, 'g', 'form[data-act=propose]');
  expect(await page.locator('input[name=grade]:checked').getAttribute('value')).toBe('2');
  await page.locator('input[name=measures]:checked').first().waitFor();
  expect(await page.locator('input[name=measures]:checked').count()).toBe(1);
  await page.locator('input[name=grade][value="3"]').check();
  await page.keyboard.press('Control+Enter');
  // Another grade than the rules lead to, and no reason yet.
  await page.locator('form[data-act=propose] textarea').waitFor();
  expect(await page.locator('[data-waiting]').count()).toBe(0);
  await expectAccessible(page);
  await act(page, { act: 'propose', words: 'The account did the same elsewhere.' });
  expect(await whyNot(page, 'sign')).toBe('not-signed-by-doer');
  await leaveCase(page);
});

it('another person signs it off, who sees where it departs from the rule', async () => {
  const { page } = second;
  await openMine(second, upheld.id, '6');
  await page.locator('[data-proposal="3"][data-departs="higher"]').waitFor();
  await act(page, { act: 'return', words: 'Say until when.' });
  await leaveCase(page);

  await openMine(disposer, upheld.id);
  await act(disposer.page, {
    act: 'propose',
    chosen: { grade: '3' },
    words: 'The account did the same elsewhere, for a week.',
  });
  await leaveCase(disposer.page);
  await openMine(second, upheld.id, '6');
  await expectAccessible(page);
  await act(page, { act: 'sign' });
  await page.locator('[data-measure="1"][data-state=ordered]').waitFor();
  await leaveCase(page);
});

it('the platform confirms, the reporter is answered, and rates it', async () => {
  const { page } = disposer;
  await openMine(disposer, upheld.id);
  await act(page, { act: 'forward' });
  await page.locator('[data-measure="1"][data-state=forwarded]').waitFor();
  await act(page, { act: 'confirm' });
  await page.locator('[data-measure="1"][data-state=confirmed]').waitFor();
  await decide(page, { key: 'r', form: 'reply', hasWords: true, step: 'case.replied' });
  await leaveCase(page);

  const { number, sha256 } = lastMessage(scene.endpoint, upheld.id);
  const { body } = await writeToDesk(
    upheld,
    { number: number + 1, previousSha256: sha256 },
    { kind: 'rating', rating: 5 },
    {},
    [upheld.reply.publicKey, scene.descriptor.deskKey],
  );
  expect((await putToDesk(scene.endpoint, upheld, number + 1, body)).status).toBe(201);
});

it('an appeal is decided by a supervisor who had nothing to do with the case, and lifts the measure', async () => {
  await takeFrom(reviewer, upheld.id, '9');
  await reviewer.page.locator('#pane-steps [data-step="result.rated"]').waitFor();
  await act(reviewer.page, {
    act: 'lodge-appeal',
    chosen: { choice: 'measure' },
    words: 'By telephone.',
  });
  expect(await whyNot(reviewer.page, 'appeal')).toBe('acted-before');
  await leaveCase(reviewer.page);

  const { page } = judge;
  await takeFrom(judge, upheld.id, '8');
  await page.locator('[data-contest=appeal] [data-step="measures.proposed"]').waitFor();
  expect(await page.locator('[data-contest=complaint]').count()).toBe(0);
  await expectAccessible(page);
  await act(page, { act: 'appeal', chosen: { choice: 'lifted' }, words: 'Quoted as satire.' });
  await page.locator('[data-measure="1"][data-state=ended]').waitFor();
  await leaveCase(page);
});

it('a complaint about a declined report reopens it, decided by another handler', async () => {
  await openMine(reviewer, declined);
  await decide(reviewer.page, { key: 'd', form: 'decline', step: 'case.declined' });
  await decide(reviewer.page, { key: 'r', form: 'reply', hasWords: true, step: 'case.replied' });
  await act(reviewer.page, {
    act: 'lodge-complaint',
    chosen: { choice: 'wrong' },
  });
  expect(await whyNot(reviewer.page, 'complaint')).toBe('acted-before');
  await leaveCase(reviewer.page);

  const { page } = judge;
  await takeFrom(judge, declined, '7');
  await page.locator('[data-contest=complaint] [data-step="case.declined"]').waitFor();
  await act(page, { act: 'complaint', chosen: { choice: 'upheld' }, words: 'The quote is there.' });
  // Looked at anew: it can be accepted again.
  await decide(page, { key: 'a', form: 'accept', step: 'case.accepted' });
  await leaveCase(page);
});

it('an interim measure ends by itself', async () => {
  await openMine(reviewer, urgent);
  await decide(reviewer.page, { key: 'a', form: 'accept', step: 'case.accepted' });
  await leaveCase(reviewer.page);
  const { page } = disposer;
  await takeFrom(disposer, urgent);
  await act(page, {
    act: 'interim',
    chosen: { choice: 'time-limited-private', urgency: 'danger' },
    until: localMinute(Date.now() + 2 * 60_000),
    evidence: '',
    words: 'An address is in it.',
  });
  await page.locator('[data-measure="1"][data-state=ordered]').waitFor();
  await expectAccessible(page);
  // The endpoint's own clock step, three minutes on.
  const config = readConfig({ PLAINT_DATA_DIR: scene.endpoint.dataDir });
  const now = () => new Date(Date.now() + 3 * 60_000);
  await withDatabase({ config }, (db) => runClock({ db, standard: guideline2023, now }));
  await leaveCase(page);
  await openMine(disposer, urgent);
  await page.locator('[data-measure="1"][data-state=ended]').waitFor();
  await page.locator('#pane-steps [data-step="measure.ended"]').waitFor();
});

it('the endpoint refuses the same, whatever a page lets somebody sign', async () => {
  const config = readConfig({ PLAINT_DATA_DIR: scene.endpoint.dataDir });
  const handler = await enrolIn(config, ['reviewer', 'disposer']);
  const reportId = await scene.deliver({ header: { platform: 'shop.example.org' } });
  const at = (seq: number) => ({ reportId, seq });
  const endpoint = { url: scene.endpoint.url, descriptor: { descriptor: scene.descriptor } };
  const steps = [
    await signStep(handler, at(1), 'case.assessed', { complete: true, disagreements: 0 }),
    await signStep(handler, at(2), 'case.accepted', { clause: 'insult' }),
    await signStep(handler, at(3), 'case.judged', { finding: 'upheld', clauses: ['insult'] }),
  ];
  for (const step of steps) expect((await sendStep(endpoint, handler, step)).status).toBe(201);
  const both = await signStep(handler, at(4), 'measures.proposed', {
    grade: 2,
    signOffs: 1,
    rule: 0,
    measures: [{ id: 'remove' }],
  });
  const answer = await sendStep(endpoint, handler, both);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('both-sides');
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localMinute } from '../../components/desk/acts/act-draft.ts';
import { runClock } from '../../server/cases/run-clock.ts';
import { readConfig } from '../../server/config.ts';
import { addToExposureSums } from '../../server/team/exposure.ts';
import type { ReporterAct } from '../../utils/protocol/message.ts';
import type { ThreadEvidence } from '../../utils/protocol/thread.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { putToDesk, writeToDesk } from '../contract/correspondent.ts';
import { withDatabase } from '../contract/handler.ts';
import { act } from '../drive/act-on-case.ts';
import { expectAccessible } from '../drive/desk-axe.ts';
import { photographDesk } from '../drive/desk-photograph.ts';
import type { DeliveredReport } from '../drive/desk-report.ts';
import { type DeskPerson, type DeskStage, openDeskStage, unlockDesk } from '../drive/desk-stage.ts';
import { decide, leaveCase, openMine, takeFrom } from '../drive/handle-case.ts';
import { lastMessage } from '../drive/last-message.ts';
import { pressUntil } from '../drive/press-key.ts';
import { until } from '../drive/until.ts';

/**
 * What is done beside the way of a case to its end: others who are asked, who looks after the desk, and what
 * it costs.
 */
let scene: DeskStage;
let reviewer: DeskPerson;
let disposer: DeskPerson;
let supervisor: DeskPerson;
let pileOn: string;
let upheld: string;
let late: string;
let week: string;
let declined: DeliveredReport;

const at = '2026-03-04T05:06:07.000Z';
const post = (key: string, name: string, position: number) => ({
  key,
  text: `A made-up word about kettles, ${key}.`,
  author: { name },
  alsoAt: [],
  media: [],
  counters: [],
  selector: 'article',
  firstSeenAt: at,
  lastSeenAt: at,
  position,
});
const role = (name: 'first-seen' | 'frequent-poster', account: string, posts: string[]) => ({
  role: name,
  account,
  state: 'proposed' as const,
  evidence: posts.map((each) => ({ post: each, because: 'count' })),
  undated: 0,
});
const thread: ThreadEvidence = {
  type: 'plaint.thread/1',
  url: 'https://forum.example.org/thread/7?page=1',
  title: 'Thread',
  startedAt: at,
  endedAt: at,
  end: 'reached-end',
  limits: { maxPosts: 100, maxMinutes: 5, maxBytes: 1_000_000 },
  captured: 3,
  gaps: [],
  posts: [post('p1', 'Teal Kettle', 0), post('p2', 'Amber Lamp', 1), post('p3', 'Amber Lamp', 2)],
  accounts: [
    { key: 'teal', name: 'Teal Kettle', captured: 1, posts: ['p1'] },
    { key: 'amber', name: 'Amber Lamp', captured: 2, posts: ['p2', 'p3'] },
  ],
  roles: [role('first-seen', 'teal', ['p1']), role('frequent-poster', 'amber', ['p2', 'p3'])],
};

beforeAll(async () => {
  scene = await openDeskStage([], { daysAgo: DAYS_AGO });
  late = await scene.deliver({ header: { platform: 'news.example.org' } });
  await tellExposureThen();
  await scene.comeToPresent();
  pileOn = await scene.deliver({ thread, header: { flags: ['cyber-violence'] } });
  upheld = await scene.deliver({ header: { platform: 'video.example.org' } });
  declined = await scene.deliverKept({ header: { platform: 'shop.example.org' } });
  reviewer = await scene.join(['reviewer', 'administrator']);
  disposer = await scene.join(['disposer']);
  supervisor = await scene.join(['supervisor', 'reviewer']);
}, 240_000);

afterAll(async () => {
  await scene?.close();
});

const DAYS_AGO = 30;
const DAY_MS = 86_400_000;

/** What six devices told of the week before: such sums are shown once they can grow no more. */
async function tellExposureThen(): Promise<void> {
  const then = new Date(Date.now() - DAYS_AGO * DAY_MS);
  const sinceMonday = (then.getUTCDay() + 6) % 7;
  week = new Date(then.getTime() - (sinceMonday + 7) * DAY_MS).toISOString().slice(0, 10);
  const config = readConfig({ PLAINT_DATA_DIR: scene.endpoint.dataDir });
  await withDatabase({ config }, async (db) => {
    for (const pictures of [100, 100, 100, 100, 5, 7])
      await addToExposureSums(db, { week, id: randomUUID(), pictures, hardMinutes: 15 }, then);
  });
}

/** The endpoint's own clock, so many minutes on. */
async function passMinutes(minutes: number): Promise<void> {
  const config = readConfig({ PLAINT_DATA_DIR: scene.endpoint.dataDir });
  const now = () => new Date(Date.now() + minutes * 60_000);
  await withDatabase({ config }, (db) => runClock({ db, standard: guideline2023, now }));
}

it('roles of a pile-on are confirmed or refused by a person, each by itself', async () => {
  const { page } = reviewer;
  await openMine(reviewer, pileOn);
  await page.locator('[data-role="frequent-poster"]').waitFor();
  // Roles are told of a case that somebody assessed.
  await decide(page, { key: 'a', form: 'accept', step: 'case.accepted' });
  await pressUntil(page, 'R', 'form[data-act=roles]');
  const of = (name: string) => page.locator(`li[data-role="${name}"]`);
  await of('frequent-poster').getByRole('button', { name: 'Confirm' }).click();
  await of('first-seen').getByRole('button', { name: 'Refuse' }).click();
  await expectAccessible(page);
  await photographDesk(page, 'roles');
  await act(page, { act: 'roles' });
  await page.locator('li[data-role="frequent-poster"][data-marked=confirmed]').waitFor();
  await page.locator('li[data-role="first-seen"][data-marked=refused]').waitFor();
  await leaveCase(page);
  // Whoever opens it next sees the same: the words were sealed with the step.
  await takeFrom(supervisor, pileOn);
  await supervisor.page.locator('li[data-role="first-seen"][data-marked=refused]').waitFor();
  await leaveCase(supervisor.page);
});

it('the verdict is in the language that is read, and so is its time', async () => {
  const { page } = supervisor;
  await openMine(supervisor, pileOn);
  const verdict = page.locator('#pane-verification');
  await verdict.getByText('This endpoint received exactly this evidence').first().waitFor();
  expect(await verdict.textContent()).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
  await page.locator('header select').selectOption('zh-Hans');
  await verdict
    .getByText(/收到.*\d年|\d年.*收到/)
    .first()
    .waitFor();
  await page.locator('header select').selectOption('en');
  await verdict.getByText('This endpoint received exactly this evidence').first().waitFor();
  await leaveCase(page);
});

it('whoever looks at much is told to pause, and nobody else', async () => {
  const { page } = reviewer;
  await takeFrom(reviewer, pileOn);
  await page.locator('figure [class*=caption]').first().waitFor();
  const level = (name: string) => page.locator(`figure[data-level=${name}]`).first();
  for (let pictures = 0; pictures < 20; pictures += 1) {
    for (const name of ['blurred', 'grey', 'colour']) {
      await page.keyboard.press('b');
      await level(name).waitFor();
    }
    await page.keyboard.press('b');
    await level('colour').waitFor({ state: 'detached' });
  }
  await page.locator('[data-exposure=pause]').waitFor();
  await expectAccessible(page);
  await photographDesk(page, 'pause');
  await leaveCase(page);
  await openMine(reviewer, upheld);
  await page.locator('[data-exposure=pause]').waitFor();
  await leaveCase(page);
  await takeFrom(supervisor, pileOn);
  await supervisor.page.locator('#pane-acts').waitFor();
  expect(await supervisor.page.locator('[data-exposure]').count()).toBe(0);
  await leaveCase(supervisor.page);
});

it('another body is asked, tracked, and noted when it is late and when it answers', async () => {
  const { page } = reviewer;
  await openMine(reviewer, upheld);
  await decide(page, { key: 'a', form: 'accept', step: 'case.accepted' });
  await act(page, {
    act: 'consult',
    chosen: { to: 'market-regulator' },
    words: 'Is the shop registered?',
    until: localMinute(Date.now() + 2 * 60_000),
  });
  await page.locator('[data-consultation="1"][data-late=false]').waitFor();
  await page.locator('[data-consultation="1"]').getByText('Market supervision').waitFor();
  await expectAccessible(page);
  await photographDesk(page, 'consultation');
  await leaveCase(page);
  await passMinutes(4);
  await openMine(reviewer, upheld);
  await page.locator('#pane-steps [data-step="timer.overdue"]').waitFor();
  await act(page, { act: 'consulted', words: 'It is.' });
  await page.locator('[data-consultation="1"][data-late=false]').getByText('answered').waitFor();
});

it('an enterprise is guided to a plan, and the words of both are read by who opens the case', async () => {
  const { page } = reviewer;
  await act(page, { act: 'guide', words: 'The shop asks how to word its reply.' });
  await page.locator('[data-guidance=opened]').waitFor();
  await act(page, { act: 'plan', words: 'A plan in three steps.' });
  await page.locator('[data-guidance=planned]').waitFor();
  await pressUntil(page, 'h', '#pane-notes [data-entry]');
  await page.getByText('A plan in three steps.').waitFor();
  await page.getByText('Is the shop registered?').waitFor();
  // Every step has a name, and none is shown as it is called on the wire.
  expect(await page.locator('#pane-steps').textContent()).not.toMatch(/Step: |[a-z]\.[a-z]/);
  await photographDesk(page, 'guidance');
});

it('a platform is inspected, told to put it right, and let go once that was checked', async () => {
  await decide(reviewer.page, { key: 'u', form: 'judge', finding: 'upheld', step: 'case.judged' });
  await leaveCase(reviewer.page);
  await takeFrom(disposer, upheld);
  await act(disposer.page, { act: 'propose' });
  await act(disposer.page, { act: 'forward' });
  await leaveCase(disposer.page);
  const { page } = supervisor;
  await takeFrom(supervisor, upheld);
  await act(page, {
    act: 'inspect',
    chosen: { choice: 'unanswered' },
    words: 'Third notice without an answer.',
  });
  await page.locator('[data-inspection=opened]').waitFor();
  await act(page, { act: 'demand', until: localMinute(Date.now() + 6 * 60_000) });
  await page.locator('[data-inspection=demanded]').getByText('to be put right by').waitFor();
  await leaveCase(page);
  // Nobody asks for it: at its end the demand is noted, raised, and on the list of what is overdue.
  await passMinutes(10);
  await takeFrom(supervisor, upheld);
  for (const step of ['timer.overdue', 'timer.escalated'])
    await page.locator(`#pane-steps [data-step="${step}"]`).getByText('put right').waitFor();
  await photographDesk(page, 'demand-overdue');
  await act(page, { act: 'rectified', words: 'By telephone.' });
  await act(page, { act: 'recheck', chosen: { choice: 'failed' } });
  await page.locator('[data-inspection=failed]').waitFor();
  await expectAccessible(page);
  await photographDesk(page, 'inspection');
  await act(page, { act: 'recheck', chosen: { choice: 'held' } });
  await act(page, { act: 'settle' });
  await page.locator('[data-inspection]').waitFor({ state: 'detached' });
  await leaveCase(page);
});

/** The next message of a report's reporter. */
async function say(act: ReporterAct, text: string): Promise<void> {
  const { number, sha256 } = lastMessage(scene.endpoint, declined.id);
  const place = { number: number + 1, previousSha256: sha256 };
  const keys = [declined.reply.publicKey, scene.descriptor.deskKey];
  const { body } = await writeToDesk(declined, place, act, { text }, keys);
  expect((await putToDesk(scene.endpoint, declined, place.number, body)).status).toBe(201);
}

it('a reporter’s rating and complaint are read as what they wrote, and as no note of the team', async () => {
  const { page } = reviewer;
  await openMine(reviewer, declined.id);
  await decide(page, { key: 'd', form: 'decline', step: 'case.declined' });
  await decide(page, { key: 'r', form: 'reply', hasWords: true, step: 'case.replied' });
  await leaveCase(page);
  await say({ kind: 'rating', rating: 2 }, 'Nobody read the second line.');
  await say({ kind: 'complaint', about: 'wrong' }, 'The quote is there, in the second line.');
  await takeFrom(supervisor, declined.id);
  const judge = supervisor.page;
  await judge.locator('[data-contest=complaint]').waitFor();
  await pressUntil(judge, 'y', '#pane-thread [data-entry] dd:not([aria-hidden])');
  for (const words of ['Nobody read the second line.', 'The quote is there'])
    await judge.locator('#pane-thread').getByText(words).waitFor();
  expect(await judge.locator('#pane-notes').count()).toBe(0);
});

it('after an upheld complaint the first reviewer is told beforehand that others decide', async () => {
  const judge = supervisor.page;
  await act(judge, { act: 'complaint', chosen: { choice: 'upheld' }, words: 'It is there.' });
  await leaveCase(judge);
  const { page } = reviewer;
  await takeFrom(reviewer, declined.id);
  const line = page.locator('#pane-decision [data-refused=accept]');
  expect(await line.getAttribute('data-why')).toBe('reviewed-before');
  await until('who may', async () =>
    (await line.textContent())?.includes(`handler ${supervisor.number}`),
  );
  expect(await page.getByRole('button', { name: 'Accept a' }).count()).toBe(0);
  await page.keyboard.press('a');
  expect(await page.locator('form[data-decision]').count()).toBe(0);
  await expectAccessible(page);
  await photographDesk(page, 'reviewed-before');
  await leaveCase(page);
});

it('who supervises sees what is overdue, whose it is and what looking costs; the others do not', async () => {
  await openMine(reviewer, late);
  await leaveCase(reviewer.page);
  const { page } = supervisor;
  await pressUntil(page, 'V', '[data-room=supervision] [data-case]');
  expect(await page.locator('[data-case]').count()).toBe(1);
  for (const told of [`handler ${reviewer.number}`, 'Fast lane', 'news.example.org'])
    await page.locator('[data-room=supervision] [aria-pressed]').getByText(told).waitFor();
  await page.locator('[data-team-exposure="1"]').waitFor();
  const cost = await page.locator('[data-team-exposure]').textContent();
  const day = new Date(`${week}T12:00:00.000Z`).toLocaleDateString('en', { dateStyle: 'medium' });
  for (const told of [day, '412']) expect(cost).toContain(told);
  await expectAccessible(page);
  await photographDesk(page, 'supervision');
  await page.locator('select[name=to]').selectOption(String(disposer.number));
  await page.locator('[data-room=supervision] input[type=checkbox]').check();
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-assigned="1"]').waitFor();
  // It is late all the same, and somebody else's.
  const handed = page.locator('[data-room=supervision] [aria-pressed]');
  await handed.getByText(`handler ${disposer.number}`).waitFor();
  expect(await page.locator('[data-assigned="1"]').count()).toBe(1);
  await pressUntil(page, 'Escape', '[data-search]');
  for (const other of [reviewer, disposer]) {
    expect(await other.page.locator('header').getByText('Supervision').count()).toBe(0);
    await other.page.keyboard.press('V');
    await other.page.keyboard.press('?');
    await other.page.locator('dialog').first().waitFor();
    expect(await other.page.locator('[data-room]').count()).toBe(0);
    await other.page.keyboard.press('Escape');
    await other.page.locator('dialog').first().waitFor({ state: 'detached' });
  }
  // It is theirs whom it was handed to.
  await openMine(disposer, late);
  await leaveCase(disposer.page);
});

it('what stays overdue is told to the supervisor, and so is the case', async () => {
  await passMinutes(0);
  await takeFrom(reviewer, late);
  await reviewer.page.locator('#pane-steps [data-step="timer.overdue"]').first().waitFor();
  await reviewer.page.locator('#pane-steps [data-step="timer.escalated"]').first().waitFor();
});

it('a desk that locks while its server is away says so on a page of its own, and comes back', async () => {
  const { page, context } = reviewer;
  await context.setOffline(true);
  await page.keyboard.press('L');
  await page.locator('[data-away]').getByText('The desk is locked').waitFor();
  expect(page.url()).toMatch(/^blob:/);
  // Nothing of the case that was open is left.
  expect(await page.locator('[data-open]').count()).toBe(0);
  await expectAccessible(page);
  const screens = process.env['PLAINT_SCREENS'];
  if (screens !== undefined) await page.screenshot({ path: `${screens}/away.dark.png` });
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Open the desk again' }).click();
  await unlockDesk(page);
});

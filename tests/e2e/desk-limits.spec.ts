import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { mostLinked } from '../../utils/casework/desk-wire.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { enrolIn, sendStep, signStep } from '../contract/handler.ts';
import { expectAccessible } from '../drive/desk-axe.ts';
import { type DeskPerson, type DeskStage, openDeskStage, unlockDesk } from '../drive/desk-stage.ts';
import { leaveCase, openMine } from '../drive/handle-case.ts';
import { pressUntil } from '../drive/press-key.ts';

/** How much is handled together, and what of looking is whose to see. */
let scene: DeskStage;
let reviewer: DeskPerson;
let auditor: DeskPerson;

beforeAll(async () => {
  scene = await openDeskStage();
  reviewer = await scene.join(['reviewer', 'administrator']);
  auditor = await scene.join(['auditor']);
}, 240_000);

afterAll(async () => {
  await scene?.close();
});

it('of more linked cases than are handled together, so many are shown, and that there are more', async () => {
  const { endpoint, descriptor } = scene;
  const handler = await enrolIn(readConfig({ PLAINT_DATA_DIR: endpoint.dataDir }), ['reviewer']);
  const reportId = await scene.deliver();
  for (let seq = 1; seq <= mostLinked + 1; seq += 1) {
    const other = await scene.deliver();
    const step = await signStep(handler, { reportId, seq }, 'case.linked', { other });
    const answer = await sendStep({ url: endpoint.url, descriptor: { descriptor } }, handler, step);
    expect(answer.status).toBe(201);
  }
  const { page } = reviewer;
  await openMine(reviewer, reportId);
  await page.getByText('There are more than fit into a group.').waitFor();
  expect(await page.locator('[data-linked]').count()).toBe(mostLinked);
  await expectAccessible(page);
  await leaveCase(page);
}, 240_000);

it('an auditor sees what is overdue, and not what looking costs the team', async () => {
  const { page } = auditor;
  await pressUntil(page, 'V', '[data-room=supervision]');
  await page.getByText('Nothing is overdue.').waitFor();
  expect(await page.locator('[data-team-exposure]').count()).toBe(0);
});

it('a page that takes an auditor for a supervisor is refused the sums by the endpoint', async () => {
  const { page } = auditor;
  await page.route(`**${paths.deskMe}`, async (route) => {
    const answer = await route.fetch();
    const me = await answer.json();
    await route.fulfill({ response: answer, json: { ...me, roles: ['auditor', 'supervisor'] } });
  });
  await page.reload();
  await unlockDesk(page);
  const refused = page.waitForResponse((answer) => answer.url().endsWith(paths.deskExposure));
  await pressUntil(page, 'V', '[data-team-exposure]');
  expect((await refused).status()).toBe(403);
  await page.getByText('No week yet of which five people or more told.').waitFor();
});

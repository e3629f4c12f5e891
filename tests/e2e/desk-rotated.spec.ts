import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskPerson, type DeskStage, openDeskStage, unlockDesk } from '../drive/desk-stage.ts';
import {
  decide,
  leaveCase,
  openCasePage,
  openMine,
  signWords,
  takeFrom,
} from '../drive/handle-case.ts';
import { pressUntil } from '../drive/press-key.ts';

const NOTE = 'The poster was asked about it in May.';

let scene: DeskStage;
/** Administrator and reviewer, who stays. */
let stays: DeskPerson;
/** Reviewer, who has a case open and leaves. */
let leaves: DeskPerson;
let open: string;
let late: string;

beforeAll(async () => {
  scene = await openDeskStage();
  open = await scene.deliver();
  stays = await scene.join(['administrator', 'reviewer']);
  leaves = await scene.join(['reviewer']);
}, 120_000);

afterAll(async () => {
  await scene?.close();
});

it('somebody who has a case open is taken off the team, and a new key is made', async () => {
  await openMine(leaves, open);
  await signWords(leaves.page, 'w', 'note', NOTE);
  await leaves.page.locator('[data-step="note.added"]').waitFor();
  await pressUntil(stays.page, 'O', '[data-team] [data-colleague]');
  const entry = stays.page.locator(`[data-colleague="${leaves.number}"]`);
  await entry.getByRole('button', { name: 'Take off the team' }).click();
  await entry.getByRole('button', { name: 'Yes, take off' }).click();
  await stays.page.locator(`[data-colleague="${leaves.number}"][data-here=false]`).waitFor();
  const { kid } = scene.descriptor.deskKey;
  await scene.rotateKey();
  expect(scene.descriptor.deskKey.kid).not.toBe(kid);
  late = await scene.deliver();
});

it('who left is refused with the case still on the screen', async () => {
  await leaveCase(leaves.page);
  await leaves.page.keyboard.press('.');
  await leaves.page.getByText('you are not on its team').waitFor();
});

it('who stays takes the open case over, and reads what was noted in it', async () => {
  await stays.page.reload();
  await unlockDesk(stays.page);
  await takeFrom(stays, open);
  await pressUntil(stays.page, 'h', '#pane-notes [data-entry]');
  await stays.page.locator('#pane-notes').getByText(NOTE).waitFor();
});

it('a report of after the rotation opens once its key was given', async () => {
  await leaveCase(stays.page);
  await openCasePage(stays.page, late);
  await stays.page.getByText('No key that opens this was granted to you').waitFor();
  await leaveCase(stays.page);
  await scene.giveKey(stays);
  await stays.page.reload();
  await unlockDesk(stays.page);
  await openMine(stays, late);
});

it('both are accepted by whoever stayed', async () => {
  const accepted = { key: 'a', form: 'accept', step: 'case.accepted' } as const;
  await decide(stays.page, accepted);
  await leaveCase(stays.page);
  await openMine(stays, open);
  await decide(stays.page, accepted);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetLedger } from '../contract/forget-ledger.ts';
import { prepareReport } from '../drive/open-report.ts';
import { sendReport, waitForReceipt } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';

const PASSAGE = '脑子进水的东西，就该从灯笼巷滚出去。';
const TITLE = 'The records of “Plaint” were changed afterwards';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  await scene?.close();
});

async function report(): Promise<void> {
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  const popup = await prepareReport(scene, page, PASSAGE);
  await sendReport(popup);
  await waitForReceipt(popup);
  await scene.chromium.closePages();
}

it('a history rewritten on purpose raises the alarm, in the casebook and in the popup', async () => {
  await report();
  await report();
  const before = await scene.chromium.openExtensionPage('outbox.html');
  await before.locator('article[data-state="received"]').nth(1).waitFor();
  expect(await before.getByText(TITLE).count()).toBe(0);
  await scene.chromium.closePages();

  await scene.endpoint.stop();
  forgetLedger(scene.endpoint.dataDir);
  await scene.endpoint.restart();
  await report();

  const casebook = await scene.chromium.openExtensionPage('casebook.html');
  await casebook.getByText(TITLE).waitFor();
  await casebook.getByText('Entries that it showed this device before are missing now').waitFor();
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  const popup = await prepareReport(scene, page, PASSAGE);
  await popup.getByText(TITLE).waitFor();
});

import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Draft } from '../../utils/report/draft.ts';
import { openReportForm, sendAndOpen } from '../drive/open-report.ts';
import { readStore } from '../drive/read-store.ts';
import { goToStep } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { selectPassage } from '../drive/select-passage.ts';
import { until } from '../drive/until.ts';

const PASSAGE =
  'Teal Kettle pocketed the whole lantern fund last spring and bought a boat with it.';
/** Made up; its last character is the check digit of the others. */
const CODE = '91350100M000100Y43';

let scene: Scene;
let folder: string;

beforeAll(async () => {
  scene = await openScene();
  folder = await mkdtemp(join(tmpdir(), 'plaint-reporter-'));
});

afterAll(async () => {
  await scene?.close();
  await rm(folder, { recursive: true, force: true });
});

const untilValue = (field: Locator, value: string) =>
  until(`the value “${value}”`, async () => (await field.inputValue()) === value);

async function attach(popup: Page, name: string): Promise<void> {
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, `%PDF-1.7 ${name}`);
  const chooser = popup.waitForEvent('filechooser');
  await popup.getByRole('button', { name: `Attach: ${name}` }).click();
  await (await chooser).setFiles(file);
  await popup.getByText(`${name} · attached`).waitFor();
}

async function openEnterpriseReport(page: Page): Promise<Page> {
  await selectPassage(page, PASSAGE);
  const popup = await openReportForm(scene, page, 'report-selection', { selectionText: PASSAGE });
  await popup.locator('select[name=category]').selectOption('enterprise-insult');
  await popup.getByRole('radio', { name: 'An enterprise', exact: true }).check();
  await popup.locator('[name=statement]').fill('They call our people thieves.');
  await goToStep(popup, 2);
  return popup;
}

it('an agent of an enterprise attaches its papers once, and the next report has them', async () => {
  const first = await scene.chromium.openPage(scene.pages.at('/?first'));
  const popup = await openEnterpriseReport(first);
  await popup.locator('[name=enterprise-name]').fill('Fernside Lanterns');
  await popup.locator('[name=enterprise-code]').fill(`${CODE.slice(0, -1)}8`);
  await popup
    .locator('footer')
    .getByText(/Unified social credit code/)
    .waitFor();
  await popup.locator('[name=enterprise-code]').fill(CODE);
  await popup.getByRole('radio', { name: 'Agent', exact: true }).check();
  await popup.locator('[name=reporter-name]').fill('R. Hazel');
  await popup.locator('[name=reporter-contact]').fill('desk@example.org');
  await attach(popup, 'Business licence');
  await attach(popup, 'Power of attorney');
  await attach(popup, 'Agent’s identity');
  await popup.getByText('Remember these details on this device').click();
  await popup.getByRole('button', { name: 'Remember', exact: true }).click();
  await popup.getByText('Remembered on this device.').waitFor();
  await popup.locator('[name=declaration]').check();
  await goToStep(popup, 3);
  const { body } = await sendAndOpen(scene, popup);
  expect(body.documents.map(({ kind }) => kind).sort()).toEqual([
    'business-licence',
    'identity-document',
    'power-of-attorney',
  ]);
  await first.close();

  const second = await scene.chromium.openPage(scene.pages.at('/?second'));
  const next = await openEnterpriseReport(second);
  await next.getByText('Agent’s identity · attached').waitFor();
  // All but the declaration, which is made anew.
  await next.locator('footer').getByText('Still needed: Declaration of truth').waitFor();
  await next.locator('[name=declaration]').check();
  await goToStep(next, 3);
  const again = await sendAndOpen(scene, next);
  expect(again.body.documents).toHaveLength(3);
  expect(again.body.answers['enterprise-code']).toBe(CODE);
  await second.close();
});

it('a page that is open becomes a file of the report that is being written', async () => {
  const reported = await scene.chromium.openPage(scene.pages.at('/?reported'));
  const popup = await openReportForm(scene, reported, 'report-page');
  await popup.locator('select[name=category]').selectOption('insult');
  await until('the choice to be kept', async () =>
    (await readStore<Draft>(popup, 'drafts')).some(
      ({ category, sentAt }) => category === 'insult' && sentAt === undefined,
    ),
  );
  await popup.close();

  const proof = await scene.chromium.openPage(scene.pages.at('/?proof'));
  const other = await scene.chromium.clickToolbar(proof);
  await other.getByRole('button', { name: /^Attach this page to: / }).click();
  await other.getByText('Attached to this report').waitFor();
  await untilValue(other.locator('select[name=category]'), 'insult');
  await goToStep(other, 2);
  await other.getByText('pages.localhost.wacz').waitFor();
  await other.close();
  await proof.close();
  await reported.close();
});

it('a template fills in the next report, and Undo takes that back', async () => {
  const first = await scene.chromium.openPage(scene.pages.at('/?template'));
  const popup = await openReportForm(scene, first, 'report-page');
  await popup.locator('select[name=category]').selectOption('defamation');
  await goToStep(popup, 2);
  await popup.locator('[name=why-false]').fill('The accounts show otherwise.');
  await popup.getByText('Keep this as a template').click();
  await popup.locator('[name=template-name]').fill('Lantern fund');
  await popup.getByRole('button', { name: 'Keep', exact: true }).click();
  await popup.getByText('It is offered when you start').waitFor();
  await popup.close();

  const second = await scene.chromium.openPage(scene.pages.at('/?from-template'));
  const next = await openReportForm(scene, second, 'report-page');
  await next.getByRole('button', { name: 'Template: Lantern fund', exact: true }).click();
  await untilValue(next.locator('select[name=category]'), 'defamation');
  await goToStep(next, 2);
  await untilValue(next.locator('[name=why-false]'), 'The accounts show otherwise.');
  await next.getByRole('button', { name: 'Undo' }).click();
  await goToStep(next, 1);
  await next.getByRole('button', { name: 'Template: Lantern fund', exact: true }).waitFor();
  await untilValue(next.locator('select[name=category]'), '');
  await next.close();
  await first.close();
  await second.close();
});

/** As the file picker does, which hands over a path and no bytes, however large the file is. */
async function chooseFile(popup: Page, file: string): Promise<void> {
  const cdp = await popup.context().newCDPSession(popup);
  const { root } = await cdp.send('DOM.getDocument');
  const selector = 'input[type=file]';
  const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  await cdp.send('DOM.setFileInputFiles', { files: [file], nodeId });
  await cdp.detach();
}

it('a file of 500 MB is refused at once and never read', async () => {
  const file = join(folder, 'night.mp4');
  const handle = await open(file, 'w');
  // Sparse: it takes no room on this disk.
  await handle.truncate(500_000_000);
  await handle.close();
  const page = await scene.chromium.openPage(scene.pages.at('/?large'));
  const popup = await openReportForm(scene, page, 'report-page');
  await goToStep(popup, 2);
  await popup.evaluate(`
    globalThis.reads = 0;
    for (const name of ['arrayBuffer', 'stream', 'slice', 'text', 'bytes']) {
      const own = Blob.prototype[name];
      Blob.prototype[name] = function (...given) {
        if (this.size > 1e8) reads += 1;
        return own.apply(this, given);
      };
    }`);
  await popup.locator('input[type=file]').first().waitFor({ state: 'attached' });
  await chooseFile(popup, file);
  await popup.getByText('“night.mp4” (500 MB) was not added').waitFor();
  expect(await popup.evaluate('reads')).toBe(0);
  await popup.close();
  await page.close();
});

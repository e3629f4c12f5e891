import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Draft } from '../../utils/report/draft.ts';
import { findTraces } from '../drive/find-traces.ts';
import { openReportForm } from '../drive/open-report.ts';
import { readProfileFiles } from '../drive/profile-files.ts';
import { readStore } from '../drive/read-store.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const CHOSEN = 'enterprise-rumour';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(() => scene?.close());

/*
 * The page never gets to another task after the choice, as if it were killed in it: nothing that it would
 * have to be answered first is ever done.
 */
it('a choice is kept although the popup ends in the very moment it is made', async () => {
  const { chromium, pages } = scene;
  const page = await chromium.openPage(pages.at('/'));
  const popup = await openReportForm(scene, page, 'report-page');
  const [draft] = await readStore<Draft>(popup, 'drafts');
  if (draft === undefined) throw new Error('no draft');
  // Nothing of the extension answers while one page of it does not.
  const traces = async () => {
    const files = [...(await readProfileFiles(chromium.profileDir))];
    return findTraces(new Map(files.filter(([path]) => path.includes('IndexedDB'))), [CHOSEN]);
  };
  expect(await traces()).toEqual([]);
  const choosing = popup.evaluate(async (chosen) => {
    const choice = document.querySelector<HTMLSelectElement>('select[name=category]');
    if (choice === null) throw new Error('no choice');
    choice.value = chosen;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    for (let turn = 0; turn < 10_000; turn += 1) await undefined;
    for (;;);
  }, CHOSEN);
  choosing.catch(() => undefined);
  await until('the choice to be put down', async () => (await traces()).length > 0);
  await chromium.kill();
  await chromium.relaunch();

  const again = await chromium.openExtensionPage(`popup.html?draft=${draft.id}`);
  const category = again.locator('select[name=category]');
  await until('the choice', async () => (await category.inputValue()) === CHOSEN);
  await until('the draft', async () =>
    (await readStore<Draft>(again, 'drafts')).some((each) => each.category === CHOSEN),
  );
  const kept = JSON.stringify(await readStore(again, 'settings'));
  expect(kept).not.toContain('unsaved');
});

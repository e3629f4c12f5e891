import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { readStore } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

let chromium: ChromiumDrive;

/** What a bug's message may quote. */
const canary = 'Mara Quill pocketed the lantern fund https://forum.example.org/t/7';

beforeAll(async () => {
  chromium = await launchChromium({ extensionDir: BUILDS.chromium });
});

afterAll(async () => {
  await chromium?.close();
});

const throwIn = `
  setTimeout(() => { throw new TypeError(${JSON.stringify(canary)}); });
  void Promise.reject(new RangeError(${JSON.stringify(canary)}));`;

it('what nobody caught is in the settings, without its content, until everything is deleted', async () => {
  const page = await chromium.openExtensionPage('options.html');
  await page.getByText('Nothing has gone wrong.').waitFor();
  await page.evaluate(throwIn);
  await chromium.worker.evaluate(throwIn);
  await until('the faults', async () => (await readStore(page, 'faults')).length === 4);
  expect(JSON.stringify(await readStore(page, 'faults'))).not.toMatch(/Mara|lantern|example/);

  await page.reload();
  const section = page.locator('section[aria-labelledby=faults]');
  const summary = section.locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  const told = await section.locator('tbody tr').allTextContents();
  expect(
    told.map((row) => /(page|background)(TypeError|RangeError)$/.exec(row)?.[0]).sort(),
  ).toEqual(['backgroundRangeError', 'backgroundTypeError', 'pageRangeError', 'pageTypeError']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await section.getByText('Copied.').waitFor();

  await page.getByRole('button', { name: 'Delete everything here' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await page.getByText('Everything here was deleted.').waitFor();
  await page.reload();
  await page.getByText('Nothing has gone wrong.').waitFor();
});

it('the background takes a place of the list and nothing else', async () => {
  const page = await chromium.openExtensionPage('options.html');
  const answer = await page.evaluate<{ ok: boolean; code: string }>(`chrome.runtime.sendMessage({
    type: 'fault.note', payload: { code: 'TypeError', place: ${JSON.stringify(canary)} } })`);
  expect(answer).toEqual({ ok: false, code: 'invalid_message' });
  expect(await readStore(page, 'faults')).toEqual([]);
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Gate, Passage } from '../drive/gate.ts';
import { prepareReport } from '../drive/open-report.ts';
import {
  readDeliverySentence,
  sendReport,
  waitForReceipt,
  waitForState,
} from '../drive/report-form.ts';
import { openGatedScene, type Scene } from '../drive/scene.ts';
import { readStoredReports } from '../drive/stored-report.ts';
import { until } from '../drive/until.ts';

const PASSAGE = '脑子进水的东西，就该从灯笼巷滚出去。';

let scene: Scene & { readonly gate: Gate };

beforeAll(async () => {
  scene = await openGatedScene();
});

afterEach(async () => {
  scene.gate.watch = () => 'pass';
  await scene.chromium.setOffline(false);
  await scene.chromium.closePages();
});

afterAll(async () => {
  await scene?.close();
});

/** A report that is complete and not yet sent; the popup shows its last step. */
async function prepare(): Promise<Page> {
  return prepareReport(scene, await scene.chromium.openPage(scene.pages.at('/')), PASSAGE);
}

/**
 * What the outbox shows of the newest report once it has arrived: its number. Opening it wakes the delivery.
 */
async function readReceivedInOutbox(): Promise<string> {
  const page = await scene.chromium.openExtensionPage('outbox.html');
  const newest = page.locator('article[data-state]').first();
  await until(
    'the receipt in the outbox',
    async () => (await newest.getAttribute('data-state')) === 'received',
    30_000,
  );
  const id = (await newest.locator('code').textContent()) ?? '';
  await page.close();
  return id;
}

function expectOnce(id: string): void {
  const stored = readStoredReports(scene.endpoint).filter((report) => report.id === id);
  expect(stored.map(({ ledgerEntries }) => ledgerEntries)).toEqual([1]);
}

/** Kills the worker the first time a request is where the test wants it, and breaks that request. */
function killAt(isThere: (passage: Passage) => boolean): Promise<void> {
  let isMet = false;
  return new Promise((resolve) => {
    scene.gate.watch = async (passage) => {
      if (isMet || !isThere(passage)) return 'pass';
      isMet = true;
      await scene.chromium.worker.kill();
      resolve();
      return 'break';
    };
  });
}

const badge = () => scene.chromium.worker.evaluate<string>('chrome.action.getBadgeText({})');

it('offline is a calm sentence and a number on the button; online again, the report goes out by itself', async () => {
  const popup = await prepare();
  await scene.chromium.setOffline(true);
  await sendReport(popup);
  await until('the number on the button', async () => (await badge()) === '1');
  await waitForState(popup, 'waiting');
  await until('a calm sentence', async () =>
    (await readDeliverySentence(popup)).includes('safe on this device'),
  );
  expect(readStoredReports(scene.endpoint)).toEqual([]);
  await scene.chromium.setOffline(false);
  expectOnce(await waitForReceipt(popup));
  await until('the button to be plain', async () => (await badge()) === '');
});

it('a worker killed after the report is queued: it is delivered once', async () => {
  const popup = await prepare();
  await scene.chromium.setOffline(true);
  await sendReport(popup);
  await scene.chromium.worker.kill();
  await scene.chromium.setOffline(false);
  await popup.close();
  expectOnce(await readReceivedInOutbox());
});

it('a worker killed after it claimed the report, in the middle of the upload: it is delivered once', async () => {
  const killed = killAt(({ method }) => method === 'PATCH');
  const popup = await prepare();
  await sendReport(popup);
  await killed;
  await popup.close();
  expectOnce(await readReceivedInOutbox());
});

it('a worker killed when the endpoint has stored the report and the receipt is not there yet: the same receipt comes', async () => {
  const killed = killAt(({ method, status }) => method === 'PUT' && status === 201);
  const popup = await prepare();
  await sendReport(popup);
  await killed;
  await popup.close();
  const answers: (number | undefined)[] = [];
  scene.gate.watch = ({ method, path, status }) => {
    if (method !== 'PATCH' && path.startsWith('/v1/reports/')) answers.push(status);
    return 'pass';
  };
  expectOnce(await readReceivedInOutbox());
  expect(answers).not.toContain(201);
});

it('a browser killed in the middle of the upload delivers the report once after it was started again', async () => {
  let isKilled = false;
  scene.gate.watch = async ({ method }) => {
    if (isKilled || method !== 'PATCH') return 'pass';
    isKilled = true;
    await scene.chromium.kill();
    return 'break';
  };
  const popup = await prepare();
  await sendReport(popup).catch(() => undefined);
  await until('the kill', () => isKilled);
  await scene.chromium.relaunch();
  expectOnce(await readReceivedInOutbox());
});

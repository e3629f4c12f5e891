import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { outboxEn } from '../../utils/i18n/en/outbox.ts';
import { buildFor } from '../drive/build-once.ts';
import { prepareReport } from '../drive/open-report.ts';
import { goToStep, sendReport, waitForReceipt } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { readStoredReports } from '../drive/stored-report.ts';
import { until } from '../drive/until.ts';

const PASSAGE = '脑子进水的东西，就该从灯笼巷滚出去。';
const VICTIMS = ['endpoint', 'browser', 'both'] as const;
/** Of the time that an undisturbed delivery takes here: kills fall into all of it, and a little after. */
const LONGEST_DELAY = 1.1;

export type KillRun = {
  killed: (typeof VICTIMS)[number];
  /** From the press on Send to the SIGKILL. */
  afterMs: number;
  /** How many reports the endpoint holds more than before, and how many ledger entries; one each is right. */
  stored: number;
  entries: number;
};

/**
 * Kills the endpoint, the browser or both with SIGKILL at a random moment of a delivery, starts them again,
 * and lets the delivery go on, `runs` times on the same data. A first delivery is left alone, to see how long
 * one takes.
 * @param seed the same seed chooses the same victims, and the same share of a delivery's time
 */
export async function killNine(
  runs: number,
  seed: number,
  say: (run: KillRun) => void,
): Promise<KillRun[]> {
  const random = randomFrom(seed);
  const scene = await openScene();
  const results: KillRun[] = [];
  try {
    const deliveryMs = await measureDelivery(scene);
    for (let index = 0; index < runs; index++) {
      const killed = VICTIMS[Math.floor(random() * VICTIMS.length)] ?? 'both';
      const afterMs = Math.floor(random() * LONGEST_DELAY * deliveryMs);
      const before = count(scene);
      await sendAndKill(scene, killed, afterMs);
      await finish(scene, index + 2);
      const after = count(scene);
      const run = {
        killed,
        afterMs,
        stored: after.reports - before.reports,
        entries: after.entries - before.entries,
      };
      results.push(run);
      say(run);
    }
    return results;
  } finally {
    await scene.close();
  }
}

function count(scene: Scene): { reports: number; entries: number } {
  const stored = readStoredReports(scene.endpoint);
  return {
    reports: stored.length,
    entries: stored.reduce((sum, { ledgerEntries }) => sum + ledgerEntries, 0),
  };
}

async function measureDelivery(scene: Scene): Promise<number> {
  const { chromium, pages } = scene;
  const popup = await prepareReport(scene, await chromium.openPage(pages.at('/')), PASSAGE);
  const start = performance.now();
  await sendReport(popup);
  await waitForReceipt(popup);
  await chromium.closePages();
  return performance.now() - start;
}

async function sendAndKill(
  scene: Scene,
  killed: KillRun['killed'],
  afterMs: number,
): Promise<void> {
  const { chromium, endpoint, pages } = scene;
  const popup = await prepareReport(scene, await chromium.openPage(pages.at('/')), PASSAGE);
  // The browser may die while it is pressed.
  const sending = sendReport(popup).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await Promise.all([
    killed === 'browser' ? undefined : endpoint.kill(),
    killed === 'endpoint' ? undefined : chromium.kill(),
  ]);
  await sending;
  if (killed !== 'browser') await endpoint.restart();
  if (killed === 'endpoint') await chromium.closePages();
  else await chromium.relaunch();
}

/** Does what a person would: looks into the outbox, presses “Try now”, or sends what is still a draft. */
async function finish({ chromium }: Scene, expected: number): Promise<void> {
  const outbox = await chromium.openExtensionPage('outbox.html');
  await outbox.locator('h1').waitFor();
  await until(
    `${expected} receipts in the outbox`,
    async () => {
      if ((await countShown(outbox, 'received')) === expected) return true;
      await helpOn(outbox, expected);
      return false;
    },
    100_000,
  );
  await chromium.closePages();
}

/** The list keeps only what is near the window; its filters say how many there are. */
async function countShown(outbox: Page, group: 'all' | 'received'): Promise<number> {
  const filter = outbox.locator(`[data-group=${group}][data-count]`);
  return (await filter.count()) === 0 ? 0 : Number(await filter.getAttribute('data-count'));
}

async function helpOn(outbox: Page, expected: number): Promise<void> {
  const waiting = outbox.locator('article[data-state=waiting]').first();
  if ((await waiting.count()) > 0) {
    const retry = waiting.getByRole('button', { name: outboxEn['outbox.retry'], exact: true });
    // It may go out by itself in this very moment.
    await retry.click({ timeout: 1_000 }).catch(() => undefined);
    await waiting.waitFor({ state: 'detached', timeout: 2_000 }).catch(() => undefined);
    return;
  }
  if ((await countShown(outbox, 'all')) === expected) return;
  const draftId = await outbox.evaluate<string | undefined>(findUnsentDraft);
  if (draftId === undefined) return;
  const url = new URL(`popup.html?draft=${draftId}`, outbox.url());
  const form = await outbox.context().newPage();
  await form.goto(url.href);
  await goToStep(form, 3);
  await sendReport(form);
  await form.close();
}

/** Runs in a page of the extension: the number of a draft that was never handed over. */
const findUnsentDraft = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('plaint');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
    reading.onsuccess = () => {
      opening.result.close();
      resolve(reading.result.find((draft) => draft.sentAt === undefined)?.id);
    };
  };
})`;

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  buildFor(['chromium']);
  console.log(`seed ${values.seed}`);
  const results = await killNine(Number(values.runs), Number(values.seed), (run) =>
    console.log(
      `${run.killed.padEnd(8)} killed after ${String(run.afterMs).padStart(3)} ms: ${run.stored} stored, ${run.entries} in the ledger`,
    ),
  );
  const wrong = results.filter(({ stored, entries }) => stored !== 1 || entries !== 1);
  console.log(`${results.length} runs, ${wrong.length} with more or less than one report`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

import { sendReport } from '../drive/report-form.ts';
import { until } from '../drive/until.ts';
import type { FaultRow } from './fault-row.ts';
import { sendProblem } from './scripted-endpoint.ts';
import type { Stage } from './stage.ts';
import { openStage } from './stage.ts';
import { ringAlarm, setWorkerClock } from './worker-clock.ts';

const hourMs = 3_600_000;
const tenYearsMs = 10 * 365 * 24 * hourMs;

/**
 * Watches the outbox from one of the extension's pages, and kills the worker when the item is first seen so.
 */
function workerKilledIn(state: string): FaultRow {
  return {
    name: `worker killed when the report is seen ${state}`,
    isQuick: false,
    async run(stage) {
      // Before the popup, which any page that opens takes the focus from.
      const watcher = await stage.chromium.openExtensionPage('guide.html');
      const popup = await stage.prepare();
      const killed = watcher.evaluate(watchFor(state)).then(() => stage.chromium.worker.kill());
      await Promise.all([sendReport(popup), killed]);
      await popup.close();
      await watcher.close();
      await stage.expectOnce();
    },
  };
}

/** Runs in a page: resolves when the newest item is in the state, or already past it. */
const watchFor = (state: string) => `new Promise((resolve, reject) => {
  const order = ['sealing', 'queued', 'uploading', 'committing', 'acked', 'purged'];
  const startedAt = new Date(Date.now() - 1_000).toISOString();
  const opening = indexedDB.open('plaint');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    const look = () => {
      const reading = db.transaction('outbox').objectStore('outbox').getAll();
      reading.onsuccess = () => {
        const fresh = reading.result.find((item) => item.createdAt >= startedAt);
        if (fresh && order.indexOf(fresh.state) >= order.indexOf('${state}')) {
          db.close();
          resolve();
        } else look();
      };
    };
    look();
  };
})`;

async function setEnabled({ chromium }: Stage, isEnabled: boolean): Promise<void> {
  const page = await chromium.openPage('chrome://extensions/');
  const id = JSON.stringify(chromium.extensionId);
  await page.evaluate(`chrome.management.setEnabled(${id}, ${isEnabled})`);
  await page.close();
}

function clockJump(name: string, jumpMs: number): FaultRow {
  return {
    name: `the clock jumps ${name} while a report waits, and is set right again`,
    isQuick: jumpMs > 0,
    async run(stage) {
      const popup = await stage.prepare();
      let refused = 0;
      stage.gate.fault = (incoming, outgoing) => {
        if (incoming.method !== 'PATCH') return false;
        refused += 1;
        incoming.resume();
        sendProblem(outgoing, 503, 'unavailable');
        return true;
      };
      await sendReport(popup);
      await popup.close();
      await stage.awaitState('waiting');
      const before = refused;
      await setWorkerClock(stage, jumpMs);
      await ringAlarm(stage);
      await until('a try under the wrong clock', () => refused > before);
      await stage.awaitState('waiting');
      stage.gate.calm();
      await setWorkerClock(stage, 0);
      // A wait that was set under a clock that ran ahead means nothing now; one from the past is over.
      await ringAlarm(stage);
      await stage.expectOnce();
    },
  };
}

export const livesRows: readonly FaultRow[] = [
  workerKilledIn('sealing'),
  workerKilledIn('queued'),
  workerKilledIn('uploading'),
  workerKilledIn('committing'),
  workerKilledIn('acked'),
  {
    name: 'extension updated in the middle of the upload',
    isQuick: true,
    async run(stage) {
      const popup = await stage.prepare();
      let isMet = false;
      stage.gate.aftermath = (incoming) => {
        if (isMet || incoming.method !== 'PATCH') return 'pass';
        isMet = true;
        return stage.chromium
          .update(`1.0.${Math.trunc(Date.now() / 1000) % 60_000}`)
          .then(() => 'break' as const);
      };
      await sendReport(popup).catch(() => undefined);
      await until('the update', () => isMet);
      await stage.expectOnce();
    },
  },
  {
    name: 'extension disabled in the middle of the upload, and enabled again',
    isQuick: false,
    async run(stage) {
      const popup = await stage.prepare();
      let isMet = false;
      stage.gate.aftermath = async (incoming) => {
        if (isMet || incoming.method !== 'PATCH') return 'pass';
        isMet = true;
        await setEnabled(stage, false);
        return 'break';
      };
      await sendReport(popup).catch(() => undefined);
      await until('the request that is met', () => isMet);
      await until('the worker to be gone', async () => !(await stage.chromium.worker.isRunning()));
      await setEnabled(stage, true);
      await stage.expectOnce();
    },
  },
  clockJump('ten years ahead', tenYearsMs),
  clockJump('ten years back', -tenYearsMs),
  {
    name: '24 hours offline, woken every hour',
    isQuick: false,
    async run(stage) {
      const popup = await stage.prepare();
      await stage.chromium.setOffline(true);
      await sendReport(popup);
      await popup.close();
      for (let hour = 1; hour <= 24; hour++) {
        await setWorkerClock(stage, hour * hourMs);
        await ringAlarm(stage);
      }
      await stage.awaitState('waiting');
      await stage.chromium.setOffline(false);
      await ringAlarm(stage);
      await stage.expectOnce();
      await setWorkerClock(stage, 0);
    },
  },
  {
    name: 'two profiles that send at once',
    isQuick: false,
    async run(stage) {
      const other = await openStage(2, { endpoint: stage.endpoint });
      try {
        const popups = [await stage.prepare(), await other.prepare()];
        await Promise.all(popups.map(sendReport));
        await Promise.all(popups.map((popup) => popup.close()));
        await Promise.all([stage.expectOnce(), other.expectOnce()]);
      } finally {
        await other.close();
      }
    },
  },
];

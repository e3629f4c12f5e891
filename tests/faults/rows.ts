import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendReport } from '../drive/report-form.ts';
import { until } from '../drive/until.ts';
import type { FaultRow } from './fault-row.ts';
import { livesRows } from './rows-lives.ts';
import { networkRows } from './rows-network.ts';
import { storageRows } from './rows-storage.ts';
import { type Fault, never, sendProblem } from './scripted-endpoint.ts';
import type { Stage, WayOn } from './stage.ts';

type Answering = (outgoing: ServerResponse) => void;

function on(method: string, answer: Answering): Fault {
  return (incoming, outgoing) => {
    if (incoming.method !== method || !incoming.url?.startsWith('/v1/')) return false;
    incoming.resume();
    answer(outgoing);
    return true;
  };
}

function page(outgoing: ServerResponse, status: number, headers: Record<string, string> = {}) {
  outgoing.writeHead(status, { 'Content-Type': 'text/html', ...headers });
  outgoing.end('<!doctype html><title>Welcome to the network</title>');
}

/** The button of the outbox page that makes the delivery go on. */
function wayOut(state: string): WayOn {
  return state === 'waiting' ? 'outbox.retry' : 'outbox.sendAgain';
}

function answered(
  name: string,
  state: string,
  method: string,
  answer: Answering,
  isQuick = false,
): FaultRow {
  return {
    name,
    isQuick,
    async run(stage) {
      const popup = await stage.prepare();
      stage.gate.fault = on(method, answer);
      await sendReport(popup);
      await popup.close();
      await stage.awaitState(state);
      stage.gate.fault = never;
      await stage.press(wayOut(state));
      await stage.expectOnce();
    },
  };
}

/** Ends the worker when a request is there, or when its answer is on the way back; that request is lost. */
function workerKilled(name: string, method: string, when: 'before' | 'after'): FaultRow {
  return {
    name,
    isQuick: method === 'PUT',
    async run(stage) {
      const popup = await stage.prepare();
      let isKilled = false;
      const kill = async () => {
        if (isKilled) return;
        isKilled = true;
        stage.gate.calm();
        await killWorker(stage);
      };
      const isThere = (incoming: IncomingMessage) => !isKilled && incoming.method === method;
      if (when === 'after') {
        stage.gate.aftermath = async (incoming) => {
          if (!isThere(incoming)) return 'pass';
          await kill();
          return 'break';
        };
      } else {
        stage.gate.fault = (incoming, outgoing) => {
          if (!isThere(incoming)) return false;
          void kill().finally(() => outgoing.destroy());
          return true;
        };
      }
      await sendReport(popup);
      await until('the kill', () => isKilled);
      await popup.close();
      await stage.expectOnce();
    },
  };
}

/** The page through which the worker is reached may close in that very moment; then another one will do. */
async function killWorker(stage: Stage): Promise<void> {
  await until('the worker to be killed', () =>
    stage.chromium.worker.kill().then(
      () => true,
      () => false,
    ),
  );
}

function lossy(name: string, loss: number): FaultRow {
  return {
    name,
    isQuick: loss === 0.5,
    async run(stage) {
      const popup = await stage.prepare();
      stage.proxy.cutAll();
      stage.proxy.loss = loss;
      await sendReport(popup);
      await popup.close();
      for (let tries = 0; tries < 20; tries++) {
        const isThere = await stage.expectOnce(4_000).then(
          () => true,
          () => false,
        );
        if (isThere) return;
        await stage.press('outbox.retry').catch(() => undefined);
      }
      throw new Error('twenty tries were not enough');
    },
  };
}

const answeredRows: readonly FaultRow[] = [
  workerKilled('worker killed while the endpoint is looked up', 'GET', 'before'),
  workerKilled('worker killed before a chunk arrives', 'PATCH', 'before'),
  workerKilled('worker killed after a chunk was stored', 'PATCH', 'after'),
  workerKilled('worker killed before the report arrives', 'PUT', 'before'),
  workerKilled('worker killed after the report was stored', 'PUT', 'after'),
  {
    name: 'browser killed in the middle of the upload',
    isQuick: true,
    async run(stage) {
      const popup = await stage.prepare();
      let isKilled = false;
      stage.gate.aftermath = async (incoming) => {
        if (isKilled || incoming.method !== 'PATCH') return 'pass';
        isKilled = true;
        await stage.chromium.kill();
        return 'break';
      };
      await sendReport(popup).catch(() => undefined);
      await until('the kill', () => isKilled);
      await stage.chromium.relaunch();
      await stage.expectOnce();
    },
  },
  {
    name: 'endpoint killed after its commit and before its answer',
    isQuick: true,
    async run(stage) {
      const popup = await stage.prepare();
      let isKilled = false;
      stage.gate.aftermath = async (incoming) => {
        if (isKilled || incoming.method !== 'PUT') return 'pass';
        isKilled = true;
        await stage.endpoint.kill();
        return 'break';
      };
      await sendReport(popup);
      await popup.close();
      await stage.awaitState('waiting');
      await stage.endpoint.restart();
      await stage.press('outbox.retry');
      await stage.expectOnce();
    },
  },
  {
    name: 'endpoint down, and up again',
    isQuick: false,
    async run(stage) {
      const popup = await stage.prepare();
      await stage.endpoint.stop();
      await sendReport(popup);
      await popup.close();
      await stage.awaitState('waiting');
      await stage.endpoint.restart();
      await stage.press('outbox.retry');
      await stage.expectOnce();
    },
  },
  {
    name: 'two windows that send at once',
    isQuick: false,
    async run(stage) {
      const popup = await stage.prepare();
      await stage.chromium.setOffline(true);
      await sendReport(popup);
      await popup.close();
      const windows = [
        await stage.chromium.openExtensionPage('outbox.html'),
        await stage.chromium.openExtensionPage('outbox.html'),
      ];
      await stage.chromium.setOffline(false);
      await Promise.all(windows.map((window) => window.reload()));
      // A try that was still made offline is followed by a wait, and that by the alarm.
      await stage.expectOnce(150_000);
    },
  },
  lossy('30 % of connections cut at random bytes', 0.3),
  lossy('50 % of connections cut at random bytes', 0.5),
  answered('captive portal: 200 and a page, at a chunk', 'waiting', 'PATCH', (o) => page(o, 200)),
  answered(
    'captive portal: 200 and a page, at the report',
    'waiting',
    'PUT',
    (o) => page(o, 200),
    true,
  ),
  answered('301', 'waiting', 'PUT', (o) => page(o, 301, { Location: '/elsewhere' })),
  answered('401', 'blocked_auth', 'PUT', (o) => sendProblem(o, 401, 'wrong-capability')),
  answered('403', 'blocked_auth', 'PUT', (o) => sendProblem(o, 403, 'wrong-capability')),
  answered('409, other bytes', 'rejected', 'PUT', (o) => sendProblem(o, 409, 'conflict')),
  answered('409, evidence missing', 'waiting', 'PUT', (o) =>
    sendProblem(o, 409, 'evidence-missing'),
  ),
  answered('413', 'rejected', 'PUT', (o) => sendProblem(o, 413, 'too-large')),
  answered('422', 'rejected', 'PUT', (o) => sendProblem(o, 422, 'invalid'), true),
  answered('429 with seconds', 'waiting', 'PUT', (o) =>
    sendProblem(o, 429, 'too-many-requests', { 'Retry-After': '3600' }),
  ),
  answered('500', 'waiting', 'PUT', (o) => sendProblem(o, 500, 'internal')),
  answered('503', 'waiting', 'PATCH', (o) => sendProblem(o, 503, 'unavailable'), true),
  answered('a receipt that is cut off', 'waiting', 'PUT', (o) => {
    o.writeHead(201, { 'Content-Type': 'application/json' });
    o.end('{"receipt":"eyJhbGciOiJF');
  }),
  answered('a receipt by a foreign key', 'blocked_key', 'PUT', (o) => {
    o.writeHead(201, { 'Content-Type': 'application/json' });
    o.end('{"receipt":"e30.e30.e30"}');
  }),
  {
    name: 'an answer after 75 s, with no debugger attached',
    isQuick: false,
    async run(stage) {
      const popup = await stage.prepare();
      let answeredAt = 0;
      let puts = 0;
      stage.gate.aftermath = async (incoming) => {
        if (incoming.method !== 'PUT') return 'pass' as const;
        puts += 1;
        await new Promise((resolve) => setTimeout(resolve, 75_000));
        answeredAt = Date.now();
        return 'pass' as const;
      };
      await sendReport(popup);
      await until('the report to leave', () => puts > 0, 30_000);
      await stage.chromium.closePages();
      await stage.chromium.detach();
      await until('the slow answer', () => answeredAt > 0, 90_000);
      await stage.chromium.attach();
      await stage.expectOnce();
      if (puts !== 1) throw new Error(`the worker died and sent ${puts} times`);
    },
  },
];

/** Everything that Chromium is put through. */
export const faultRows: readonly FaultRow[] = [
  ...answeredRows,
  ...livesRows,
  ...networkRows,
  ...storageRows,
];

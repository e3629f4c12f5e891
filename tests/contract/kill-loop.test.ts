import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { createHome, type EndpointHome, type EndpointProcess } from './endpoint-process.ts';
import {
  createReport,
  putReport,
  resumeEvidence,
  sendEvidence,
  sendReport,
  type TestReport,
} from './reporter.ts';

/** The full count of issue-sized proof is 50; a test run does fewer of the same. */
const rounds = Number(process.env['PLAINT_KILL_ROUNDS'] ?? 4);
const clients = 6;

let home: EndpointHome;
beforeEach(async () => {
  home = await createHome();
});
afterEach(() => home.remove());

interface Sent {
  readonly report: TestReport;
  /** Known only if the answer arrived. */
  receipt?: string;
}

async function receiptOf(response: Response): Promise<string> {
  return receiptResponseSchema.parse(await response.json()).receipt;
}

/** Sends one report after another until the endpoint is gone. */
async function sendUntilGone(
  url: string,
  sent: Sent[],
  isOver: () => boolean,
  onReceipt: () => void,
): Promise<void> {
  while (!isOver()) {
    const entry: Sent = { report: await createReport(publicDeskKey(home.deskKey)) };
    sent.push(entry);
    try {
      const answer = await sendReport(url, entry.report);
      if (answer.status === 201) {
        entry.receipt = await receiptOf(answer);
        onReceipt();
      }
    } catch {
      return;
    }
  }
}

function openDatabase(): DatabaseSync {
  return new DatabaseSync(join(home.dataDir, 'plaint.sqlite'), { readOnly: true });
}

async function killUnderLoad(endpoint: EndpointProcess, sent: Sent[]): Promise<void> {
  let isKilled = false;
  let receiptsLeft = randomInt(1, 16);
  const enough = Promise.withResolvers<void>();
  const onReceipt = () => {
    receiptsLeft -= 1;
    if (receiptsLeft === 0) enough.resolve();
  };
  const load = Array.from({ length: clients }, () =>
    sendUntilGone(endpoint.url, sent, () => isKilled, onReceipt),
  );
  await enough.promise;
  // Somewhere within what the other clients have under way.
  await pause(randomInt(0, 12));
  await endpoint.end('SIGKILL');
  isKilled = true;
  await Promise.all(load);
}

it(
  `${rounds} kills under load lose no acknowledged report and show none by half`,
  async () => {
    const sent: Sent[] = [];
    for (let round = 0; round < rounds; round += 1) await killUnderLoad(await home.start(), sent);
    const acknowledged = sent.filter(({ receipt }) => receipt !== undefined).length;
    expect(acknowledged).toBeGreaterThan(0);

    const endpoint = await home.start();
    for (const { report, receipt } of sent) {
      const text = JSON.stringify(report.envelope);
      let answer = await putReport(endpoint.url, report, text);
      if (receipt !== undefined) {
        expect(answer.status).toBe(200);
        expect(await receiptOf(answer)).toBe(receipt);
      } else if (answer.status === 409) {
        // Its evidence never arrived whole.
        await resumeEvidence(endpoint.url, report);
        answer = await putReport(endpoint.url, report, text);
      }
      expect([200, 201]).toContain(answer.status);
    }
    expect(await endpoint.end('SIGTERM')).toBe(0);

    const db = openDatabase();
    expect(db.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const one = (sql: string) => Object.values(db.prepare(sql).get() ?? {})[0];
    expect(one('select count(*) from report')).toBe(sent.length);
    expect(one('select count(*) from ledger_entry')).toBe(sent.length);
    expect(one('select size from ledger_head')).toBe(sent.length);
    expect(one('select count(distinct id) from report')).toBe(sent.length);
    db.close();
    process.stdout.write(
      `${rounds} kills: ${sent.length} reports, ${acknowledged} acknowledged before\n`,
    );
  },
  120_000 + rounds * 20_000,
);

it('killed after the commit and before the answer, it answers the same at the second try', async () => {
  const endpoint = await home.start();
  const report = await createReport(publicDeskKey(home.deskKey));
  await sendEvidence(endpoint.url, report);
  const db = openDatabase();
  const stored = db.prepare('select receipt from report where id = ?');
  const text = JSON.stringify(report.envelope);
  const lost = putReport(endpoint.url, report, text).catch(() => undefined);
  const deadline = performance.now() + 10_000;
  let row = stored.get(report.id);
  while (row === undefined && performance.now() < deadline) {
    await new Promise(setImmediate);
    row = stored.get(report.id);
  }
  await endpoint.end('SIGKILL');
  await lost;
  db.close();

  const again = await home.start();
  const answer = await putReport(again.url, report, text);
  expect(answer.status).toBe(200);
  expect(await receiptOf(answer)).toBe(row?.['receipt']);
  await again.end('SIGTERM');
}, 60_000);

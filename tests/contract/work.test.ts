import { afterEach, expect, test } from 'vitest';
import { createWorkGate } from '../../server/http/work-gate.ts';
import { createEndpointClient } from '../../utils/endpoint/client.ts';
import { hasWork, solveWork } from '../../utils/evidence/work.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { headers, mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, putReport, type TestReport } from './reporter.ts';

const { signal } = new AbortController();
let endpoint: TestEndpoint;
afterEach(() => endpoint?.remove());

/** More than two reports in a minute are a rush here. */
const rush = { PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE: '2', PLAINT_WORK_BITS: '12' };

const create = () => createReport(endpoint.descriptor.descriptor.deskKey, { evidence: [] });

function put(report: TestReport, nonce?: string): Promise<Response> {
  return fetch(endpoint.url + paths.report(report.id), {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${report.capability}`,
      'Content-Type': mediaTypes.json,
      ...(nonce === undefined ? {} : { [headers.workNonce]: nonce }),
    },
    body: JSON.stringify(report.envelope),
  });
}

async function startRush(): Promise<void> {
  endpoint = await startTestEndpoint({ environment: rush });
  for (let count = 0; count < 3; count += 1) {
    const report = await create();
    expect((await putReport(endpoint.url, report, JSON.stringify(report.envelope))).status).toBe(
      201,
    );
  }
}

test('in a rush a report without work is refused with what is asked, and taken in with it', async () => {
  await startRush();
  const report = await create();
  const refused = await put(report);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Retry-After')).not.toBeNull();
  const problem = problemSchema.parse(await refused.json());
  expect(problem).toMatchObject({ type: 'urn:plaint:problem:work-required', work: { bits: 12 } });
  const nonce = await solveWork(report.id, 13, signal);
  expect((await put(report, nonce)).status).toBe(201);
});

test('the work of one report serves for no other, and no made-up number passes', async () => {
  await startRush();
  const [report, other] = [await create(), await create()];
  const nonce = await solveWork(report.id, 14, signal);
  const wrong = Array.from({ length: 50 }, (_, index) => String(index)).find(
    (candidate) => !hasWork(other.id, candidate, 8),
  );
  expect(hasWork(other.id, nonce, 11)).toBe(false);
  for (const bad of [nonce, wrong ?? '', '', 'x'.repeat(40), '-1', '1e9'])
    expect((await put(other, bad)).status).toBe(429);
});

test('the reporter’s own client does the work and delivers', async () => {
  await startRush();
  const report = await create();
  const client = createEndpointClient({
    fetch,
    timeoutMs: 20_000,
    now: Date.now,
    elapsedMs: () => performance.now(),
    pause: async () => undefined,
    load: async () => undefined,
    save: async () => undefined,
  });
  const { id: reportId, capability } = report;
  const address = { endpoint: endpoint.url, reportId, capability };
  const envelopeText = JSON.stringify(report.envelope);
  const answer = await client.commit({ ...address, envelopeText }, signal);
  expect(answer).toMatchObject({ kind: 'response', status: 201 });
});

test('the rush passes with the minute, and a greater one costs more', () => {
  let nowMs = 0;
  const gate = createWorkGate({ reportsPerMinute: 10, baseBits: 5 }, () => nowMs);
  const tryOne = () => {
    try {
      gate.require('00000000-0000-4000-8000-000000000000', undefined);
    } catch {
      // Refused tries count as well: an attack does not end by being refused.
    }
  };
  for (let count = 0; count < 10; count += 1) tryOne();
  expect(gate.bits()).toBe(0);
  tryOne();
  expect(gate.bits()).toBe(5);
  for (let count = 0; count < 40; count += 1) tryOne();
  expect(gate.bits()).toBe(7);
  nowMs = 180_000;
  expect(gate.bits()).toBe(0);
});

test('work is found by trying, about as often as its bits say', async () => {
  const nonces = await Promise.all(
    Array.from({ length: 40 }, () => solveWork(crypto.randomUUID(), 8, signal)),
  );
  const mean = nonces.reduce((sum, nonce) => sum + Number(nonce), 0) / nonces.length;
  expect(mean).toBeGreaterThan(2 ** 8 / 3);
  expect(mean).toBeLessThan(2 ** 8 * 3);
});

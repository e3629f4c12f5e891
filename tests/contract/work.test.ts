import { afterEach, describe, expect, it } from 'vitest';
import { createWorkGate } from '../../server/http/work-gate.ts';
import { defined } from '../../utils/defined.ts';
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
      ...defined({ [headers.workNonce]: nonce }),
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

it('in a rush a report without work is refused with what is asked, and taken in with it', async () => {
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

it('the work of one report serves for no other, and no made-up number passes', async () => {
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

it('the reporter’s own client does the work and delivers', async () => {
  await startRush();
  const report = await create();
  const client = createEndpointClient({
    fetch,
    timeoutMs: 20_000,
    now: Date.now,
    elapsedMs: () => performance.now(),
    pause: async () => undefined,
    load: async () => undefined,
    update: async () => undefined,
  });
  const { id: reportId, capability } = report;
  const address = { endpoint: endpoint.url, reportId, capability };
  const envelopeText = JSON.stringify(report.envelope);
  const answer = await client.commit({ ...address, envelopeText }, signal);
  expect(answer).toMatchObject({ kind: 'response', status: 201 });
});

it('the rush passes with the minute, and a greater one costs more', () => {
  let nowMs = 0;
  const gate = createWorkGate({ perMinute: 10, baseBits: 5 }, () => nowMs);
  for (let count = 0; count < 10; count += 1) gate.count();
  expect(gate.bits()).toBe(0);
  gate.count();
  expect(gate.bits()).toBe(5);
  for (let count = 0; count < 40; count += 1) gate.count();
  expect(gate.bits()).toBe(7);
  nowMs = 180_000;
  expect(gate.bits()).toBe(0);
});

it('a number passes once, whatever became of the request; the next one takes the report in', async () => {
  await startRush();
  const report = await create();
  const nonce = await solveWork(report.id, 13, signal);
  const sendNonce = (body: string, number = nonce) =>
    putReport(endpoint.url, report, body, { [headers.workNonce]: number });
  expect((await sendNonce('{}')).status).toBe(422);
  const again = await sendNonce(JSON.stringify(report.envelope));
  const { type } = problemSchema.parse(await again.json());
  expect([again.status, type]).toEqual([429, 'urn:plaint:problem:work-required']);
  const other = await solveWork(report.id, 13, signal);
  expect(other).not.toBe(nonce);
  expect((await sendNonce(JSON.stringify(report.envelope), other)).status).toBe(201);
  expect((await sendNonce(JSON.stringify(report.envelope), other)).status).toBe(429);
});

it('of a number sent many times at once one passes', async () => {
  await startRush();
  const report = await create();
  const nonce = await solveWork(report.id, 13, signal);
  const sent = Array.from({ length: 30 }, () => put(report, nonce));
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 429)).toHaveLength(29);
});

describe('tries that are refused', () => {
  const siege = {
    PLAINT_WORK_ABOVE_REPORTS_PER_MINUTE: '100',
    PLAINT_WORK_ABOVE_FAILURES_PER_MINUTE: '20',
    PLAINT_WORK_BITS: '12',
    PLAINT_REQUESTS_PER_MINUTE: '0',
    PLAINT_REPORTS_PER_HOUR: '0',
    PLAINT_TRUSTED_PROXIES: '1',
  };
  const from = (address: string) => ({ 'X-Forwarded-For': address });
  const honest = async (address: string) => {
    const report = await create();
    return putReport(endpoint.url, report, JSON.stringify(report.envelope), from(address));
  };
  const bodiless = (address: string) => {
    const path = paths.report(crypto.randomUUID());
    return fetch(endpoint.url + path, { method: 'PUT', headers: from(address) });
  };

  /** 6,000 is the full siege. */
  const total = Number(process.env['PLAINT_SIEGE_TRIES'] ?? 1200);

  it(`${total} without a body cost whoever sends them, and nobody else`, async () => {
    endpoint = await startTestEndpoint({ environment: siege });
    const addresses = ['192.0.2.1', '192.0.2.2:4711', '[2001:db8::5]:80', '2001:db8:7::9'];
    const tries = Array.from({ length: total }, (_, index) => addresses[index % 4] ?? '').values();
    const gunner = async () => {
      for (const address of tries) await (await bodiless(address)).arrayBuffer();
    };
    await Promise.all(Array.from({ length: 16 }, gunner));
    expect((await honest('198.51.100.9')).status).toBe(201);
    expect((await honest('2001:db8:0:1::5')).status).toBe(201);
    for (const address of [
      '192.0.2.1:9',
      '::ffff:192.0.2.2',
      '2001:db8::ffff',
      '[2001:db8:7::1]',
    ]) {
      const asked = await honest(address);
      const { work } = problemSchema.parse(await asked.json());
      expect(asked.status, address).toBe(429);
      expect(work?.bits, address).toBeGreaterThanOrEqual(12);
    }
  }, 180_000);

  it.each<readonly [string, (report: TestReport) => Promise<Response>]>([
    ['no JSON', (report) => putReport(endpoint.url, report, '{', from('192.0.2.1'))],
    ['no envelope', (report) => putReport(endpoint.url, report, '{}', from('192.0.2.1'))],
    [
      'the signature of another',
      (report) => {
        const envelope = { ...report.envelope, signature: 'A'.repeat(86) };
        return putReport(endpoint.url, report, JSON.stringify(envelope), from('192.0.2.1'));
      },
    ],
    [
      'a number that is none',
      (report) =>
        putReport(endpoint.url, report, '{}', { ...from('192.0.2.1'), 'Work-Nonce': '1' }),
    ],
    [
      'too large',
      (report) => putReport(endpoint.url, report, 'x'.repeat(600_000), from('192.0.2.1')),
    ],
  ])(
    '%s: 60 of them ask work of their sender alone',
    async (_what, send) => {
      endpoint = await startTestEndpoint({ environment: siege });
      for (let count = 0; count < 60; count += 1) await (await send(await create())).arrayBuffer();
      expect((await honest('198.51.100.9')).status).toBe(201);
      expect((await honest('192.0.2.1')).status).toBe(429);
    },
    60_000,
  );

  it('a client that only waits for its work or sends what was taken in already is no sender of these', async () => {
    endpoint = await startTestEndpoint({ environment: siege });
    const report = await create();
    const body = JSON.stringify(report.envelope);
    for (let count = 0; count < 60; count += 1)
      expect((await putReport(endpoint.url, report, body, from('192.0.2.1'))).ok).toBe(true);
    expect((await honest('192.0.2.1')).status).toBe(201);
  });
});

it('work is found by trying, about as often as its bits say', async () => {
  const nonces = await Promise.all(
    Array.from({ length: 40 }, () => solveWork(crypto.randomUUID(), 8, signal, 0)),
  );
  const mean = nonces.reduce((sum, nonce) => sum + Number(nonce), 0) / nonces.length;
  expect(mean).toBeGreaterThan(2 ** 8 / 3);
  expect(mean).toBeLessThan(2 ** 8 * 3);
});

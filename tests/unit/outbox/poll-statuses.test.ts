import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readStatus } from '../../../utils/endpoint/read-status.ts';
import { drain } from '../../../utils/outbox/drain.ts';
import { pollStatuses, type StatusPollPorts } from '../../../utils/outbox/poll-statuses.ts';
import type { CaseStep } from '../../../utils/protocol/status.ts';
import { listDuePolls, pollSoon, updateStatusPoll } from '../../../utils/storage/status-polls.ts';
import { createDeliveryRig, type DeliveryRig } from '../../faults/delivery-rig.ts';
import {
  type ScriptedEndpoint,
  sendJson,
  sendProblem,
  startScriptedEndpoint,
} from '../../faults/scripted-endpoint.ts';

const hourMs = 3_600_000;
const { signal } = new AbortController();
let endpoint: ScriptedEndpoint;
let rig: DeliveryRig;
let id: string;
let told: (readonly string[])[];
let ports: StatusPollPorts;

beforeEach(async () => {
  endpoint = await startScriptedEndpoint();
  rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  id = await rig.enqueue(endpoint.origin);
  await drain(rig.ports, signal);
  endpoint.requests.length = 0;
  told = [];
  ports = {
    ...rig.ports,
    readStatus: (address, aborting) => readStatus(address, { fetch, timeoutMs: 5_000 }, aborting),
    listDuePolls: (nowMs) => listDuePolls(rig.db, nowMs),
    updateStatusPoll: (reportId, change) => updateStatusPoll(rig.db, reportId, change),
    onNewSteps: (_, { steps }) => told.push(steps.map(({ step }) => step)),
  };
});
afterEach(() => endpoint.close());

function answer(...steps: CaseStep[]): void {
  endpoint.fault = (incoming, outgoing) => {
    if (incoming.method !== 'GET') return false;
    const at = '2030-01-02T03:04:05.678Z';
    const status = { reportId: id, receipt: 'r', steps: steps.map((step) => ({ step, at })) };
    sendJson(outgoing, 200, status);
    return true;
  };
}

async function askLater(afterMs: number): Promise<number | undefined> {
  rig.nowMs += afterMs;
  return pollStatuses(ports, signal);
}

it('a report is left alone at first, then asked after with its own capability, and news is told once', async () => {
  const first = await pollStatuses(ports, signal);
  expect(endpoint.requests).toEqual([]);
  expect(first).toBeGreaterThanOrEqual(rig.nowMs + hourMs / 2);
  answer('received', 'accepted');
  const next = await askLater(hourMs);
  expect(endpoint.requests).toEqual([`GET /v1/reports/${id}`]);
  expect(told).toEqual([['received', 'accepted']]);
  expect(next).toBeGreaterThan(rig.nowMs + hourMs / 2 - 1);
  await askLater(hourMs);
  expect(told).toHaveLength(1);
  expect((await rig.item(id)).news?.steps.map(({ step }) => step)).toEqual([
    'received',
    'accepted',
  ]);
});

it('a closed case is asked after no more', async () => {
  answer('received', 'replied', 'closed');
  await askLater(hourMs);
  expect(await askLater(1_000 * hourMs)).toBeUndefined();
  expect(endpoint.requests).toHaveLength(1);
});

it('an endpoint that fails, or speaks of another report, changes nothing of what is known', async () => {
  answer('received', 'accepted');
  await askLater(hourMs);
  endpoint.fault = (_, outgoing) => {
    sendProblem(outgoing, 404, 'not-found');
    return true;
  };
  await askLater(12 * hourMs);
  id = crypto.randomUUID();
  answer('received', 'declined');
  await askLater(12 * hourMs);
  const [item] = (await listDuePolls(rig.db, rig.nowMs + 100 * hourMs)).due;
  expect(item?.news?.steps.map(({ step }) => step)).toEqual(['received', 'accepted']);
  expect(told).toHaveLength(1);
});

it('while sending is held, nobody is asked; the person can ask at once', async () => {
  answer('received', 'replied');
  await pollStatuses({ ...ports, permit: async () => 'paused' }, signal);
  await pollSoon(rig.db, id, rig.nowMs);
  await pollStatuses({ ...ports, permit: async () => 'paused' }, signal);
  expect(endpoint.requests).toEqual([]);
  await pollStatuses(ports, signal);
  expect(told).toEqual([['received', 'replied']]);
});

it('many reports are not asked after in one go', async () => {
  for (let i = 0; i < 8; i++) await rig.enqueue(endpoint.origin);
  await drain(rig.ports, signal);
  endpoint.requests.length = 0;
  const next = await askLater(2 * hourMs);
  expect(endpoint.requests).toHaveLength(5);
  expect(next).toBe(rig.nowMs + 60_000);
});

it('it is kept what each asking found, whatever it was', async () => {
  const found = async () => (await rig.item(id)).news?.found;
  answer('received');
  await askLater(hourMs);
  expect(await found()).toBe('nothing');
  answer('received', 'accepted');
  await askLater(hourMs);
  expect(await found()).toBe('news');
  await askLater(hourMs);
  expect(await found()).toBe('nothing');
  endpoint.fault = (incoming, outgoing) => {
    if (incoming.method !== 'GET') return false;
    sendProblem(outgoing, 503, 'overloaded');
    return true;
  };
  await askLater(hourMs);
  expect(await found()).toBe('no-answer');
  await endpoint.close();
  await askLater(hourMs);
  expect(await found()).toBe('no-answer');
  // Asking again forgets nothing of what was found until something new is.
  await pollSoon(rig.db, id, rig.nowMs);
  expect(await found()).toBe('no-answer');
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { drain } from '../../../utils/outbox/drain.ts';
import { createDeliveryRig } from '../../faults/delivery-rig.ts';
import { type ScriptedEndpoint, startScriptedEndpoint } from '../../faults/scripted-endpoint.ts';

let endpoint: ScriptedEndpoint;
const { signal } = new AbortController();

beforeEach(async () => {
  endpoint = await startScriptedEndpoint();
});
afterEach(() => endpoint.close());

it('a queued report reaches the endpoint once, and only its receipt is kept', async () => {
  const rig = createDeliveryRig({ blobs: [1_000, 3_000_000, 0] });
  await rig.enrol(endpoint.origin);
  const id = await rig.enqueue(endpoint.origin);
  const summary = await drain(rig.ports, signal);
  expect(summary).toEqual({ isRun: true, delivered: 1 });
  const item = await rig.item(id);
  expect(item.state).toBe('purged');
  expect(item.receipt?.receivedAt).toBe('2030-01-02T03:04:05.678Z');
  expect([...endpoint.reports.keys()]).toEqual([id]);
  const sizes = [...endpoint.blobs.values()].map(({ length }) => length);
  expect(sizes.sort((a, b) => a - b)).toEqual([0, 1_000, 3_000_000]);
  expect(await rig.ports.store.loadEnvelope(id)).toBeUndefined();
  for (const { sha256 } of item.sealed?.evidence ?? []) {
    expect(await rig.ports.store.loadCiphertext(sha256)).toBeUndefined();
  }
});

it('an endpoint that is down keeps every report, and is asked once, not once per report', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  const ids = [];
  for (let i = 0; i < 20; i++) ids.push(await rig.enqueue(endpoint.origin));
  endpoint.requests.length = 0;
  endpoint.fault = (_, outgoing) => {
    outgoing.writeHead(503, { 'Retry-After': '120' });
    outgoing.end();
    return true;
  };
  const summary = await drain(rig.ports, signal);
  expect(endpoint.requests).toEqual(['GET /.well-known/plaint']);
  expect(summary).toEqual({ isRun: true, delivered: 0, nextAt: rig.nowMs + 120_000 });

  endpoint.fault = () => false;
  rig.nowMs += 120_000;
  expect((await drain(rig.ports, signal)).delivered).toBe(20);
  for (const id of ids) expect((await rig.item(id)).state).toBe('purged');
  expect(endpoint.reports.size).toBe(20);
});

it('a wait that a person ended while a report was carried is not brought back', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  await rig.enqueue(endpoint.origin);
  const { store } = rig.ports;
  const way = () => store.loadBreaker(endpoint.origin);
  endpoint.fault = (_, outgoing) => {
    outgoing.writeHead(503);
    outgoing.end();
    return true;
  };
  for (let times = 0; times < 4; times += 1) {
    await drain(rig.ports, signal);
    rig.nowMs += 3_600_000;
  }
  expect((await way())?.attempts).toBe(4);
  const answered = endpoint.fault;
  endpoint.fault = (incoming, outgoing) => {
    // As trying another report of the same endpoint does.
    void rig.db
      .use((connection) => connection.delete('lanes', endpoint.origin))
      .then(() => answered(incoming, outgoing));
    return true;
  };
  await drain(rig.ports, signal);
  expect((await way())?.attempts).toBe(1);
});

it('a wait that another worker began while a report was carried stays as it is', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  await rig.enqueue(endpoint.origin);
  const { store } = rig.ports;
  const wait = { scheduledAt: rig.nowMs, notBefore: rig.nowMs + 7_200_000 };
  const theirs = { endpoint: endpoint.origin, attempts: 6, wait, code: 'unreachable' } as const;
  endpoint.fault = (_, outgoing) => {
    void store
      .updateBreaker(endpoint.origin, () => theirs)
      .then(() => {
        outgoing.writeHead(503);
        outgoing.end();
      });
    return true;
  };
  await drain(rig.ports, signal);
  expect(await store.loadBreaker(endpoint.origin)).toEqual(theirs);
});

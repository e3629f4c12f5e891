import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { drain } from '../../../utils/outbox/drain.ts';
import { createDeliveryRig } from '../../faults/delivery-rig.ts';
import {
  type Fault,
  never,
  type ScriptedEndpoint,
  sendJson,
  sendProblem,
  startScriptedEndpoint,
} from '../../faults/scripted-endpoint.ts';

let endpoint: ScriptedEndpoint;
const { signal } = new AbortController();

beforeEach(async () => {
  endpoint = await startScriptedEndpoint();
});
afterEach(() => endpoint.close());

/** Applies to requests of one method, on anything but the descriptor. */
function on(method: string, fault: (outgoing: Parameters<Fault>[1]) => void): Fault {
  return (incoming, outgoing) => {
    if (incoming.method !== method || incoming.url === '/.well-known/plaint') return false;
    incoming.resume();
    fault(outgoing);
    return true;
  };
}

function html(outgoing: Parameters<Fault>[1], status: number): void {
  outgoing.writeHead(status, { 'Content-Type': 'text/html' });
  outgoing.end('<!doctype html><title>Welcome to the network</title><form>…</form>');
}

const noOnesHeader = Buffer.from('{"alg":"EdDSA","kid":"nobody"}').toString('base64url');
const inTwoMinutes = new Date(Date.parse('2030-01-02T03:04:05Z') + 120_000).toUTCString();

const rows: readonly {
  readonly name: string;
  readonly fault: Fault;
  readonly state: string;
  readonly code: string;
  readonly waitMs?: number;
}[] = [
  ...['PATCH', 'PUT'].flatMap((method) => [
    {
      name: `${method}: a captive portal's page with 200`,
      fault: on(method, (outgoing) => html(outgoing, 200)),
      state: 'waiting',
      code: 'not_the_endpoint',
    },
    {
      name: `${method}: a captive portal's page with 403`,
      fault: on(method, (outgoing) => html(outgoing, 403)),
      state: 'blocked_auth',
      code: 'forbidden',
    },
    {
      name: `${method}: a redirect`,
      fault: on(method, (outgoing) => {
        outgoing.writeHead(301, { Location: '/elsewhere' });
        outgoing.end();
      }),
      state: 'waiting',
      code: 'unreachable',
    },
    {
      name: `${method}: 401`,
      fault: on(method, (outgoing) => sendProblem(outgoing, 401, 'wrong-capability')),
      state: 'blocked_auth',
      code: 'unauthorized',
    },
    {
      name: `${method}: 408`,
      fault: on(method, (outgoing) => sendProblem(outgoing, 408, 'timeout')),
      state: 'waiting',
      code: 'timeout',
    },
    {
      name: `${method}: 413`,
      fault: on(method, (outgoing) => sendProblem(outgoing, 413, 'too-large')),
      state: 'rejected',
      code: 'too_large',
    },
    {
      name: `${method}: 422`,
      fault: on(method, (outgoing) => sendProblem(outgoing, 422, 'incomplete')),
      state: 'rejected',
      code: 'refused',
    },
    {
      name: `${method}: 425`,
      fault: on(method, (outgoing) => html(outgoing, 425)),
      state: 'waiting',
      code: 'too_many_requests',
    },
    {
      name: `${method}: 429 with seconds`,
      fault: on(method, (outgoing) =>
        sendProblem(outgoing, 429, 'too-many-requests', { 'Retry-After': '120' }),
      ),
      state: 'waiting',
      code: 'too_many_requests',
      waitMs: 120_000,
    },
    {
      name: `${method}: 429 with a date`,
      fault: on(method, (outgoing) =>
        sendProblem(outgoing, 429, 'too-many-requests', { 'Retry-After': inTwoMinutes }),
      ),
      state: 'waiting',
      code: 'too_many_requests',
      waitMs: 120_000,
    },
    {
      name: `${method}: 429 with a year, clamped to a day`,
      fault: on(method, (outgoing) =>
        sendProblem(outgoing, 429, 'too-many-requests', { 'Retry-After': '31536000' }),
      ),
      state: 'waiting',
      code: 'too_many_requests',
      waitMs: 86_400_000,
    },
    {
      name: `${method}: 500`,
      fault: on(method, (outgoing) => sendProblem(outgoing, 500, 'internal')),
      state: 'waiting',
      code: 'server_error',
      waitMs: 15_000,
    },
    {
      name: `${method}: 507, the endpoint's disk is full`,
      fault: on(method, (outgoing) => sendProblem(outgoing, 507, 'storage-full')),
      state: 'waiting',
      code: 'server_error',
    },
    {
      name: `${method}: no answer at all`,
      fault: on(method, () => {}),
      state: 'waiting',
      code: 'timeout',
    },
    {
      name: `${method}: the connection is cut`,
      fault: on(method, (outgoing) => outgoing.destroy()),
      state: 'waiting',
      code: 'unreachable',
    },
    {
      name: `${method}: 404 of another server`,
      fault: on(method, (outgoing) => html(outgoing, 404)),
      state: 'waiting',
      code: 'not_the_endpoint',
    },
  ]),
  {
    name: 'PUT: a truncated receipt',
    fault: on('PUT', (outgoing) => {
      outgoing.writeHead(201, { 'Content-Type': 'application/json' });
      outgoing.end('{"receipt":"eyJhbGciOiJFZERTQSJ9.eyJ0');
    }),
    state: 'waiting',
    code: 'not_the_endpoint',
  },
  {
    name: 'PUT: a body that ends before its length',
    fault: on('PUT', (outgoing) => {
      outgoing.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '900' });
      outgoing.write('{"receipt":"', () => outgoing.destroy());
    }),
    state: 'waiting',
    code: 'unreachable',
  },
  {
    name: 'PUT: 204 and nothing',
    fault: on('PUT', (outgoing) => {
      outgoing.writeHead(204);
      outgoing.end();
    }),
    state: 'waiting',
    code: 'not_the_endpoint',
  },
  {
    name: 'PUT: a receipt in no one’s name',
    fault: on('PUT', (outgoing) => sendJson(outgoing, 201, { receipt: `${noOnesHeader}.e30.e30` })),
    state: 'blocked_key',
    code: 'receipt_unverified',
  },
  {
    name: 'PUT: a receipt that does not say by which key',
    fault: on('PUT', (outgoing) => sendJson(outgoing, 201, { receipt: 'e30.e30.e30' })),
    state: 'waiting',
    code: 'not_the_endpoint',
  },
  {
    name: 'PUT: other bytes are there under this id',
    fault: on('PUT', (outgoing) => sendProblem(outgoing, 409, 'conflict')),
    state: 'rejected',
    code: 'conflict',
  },
  {
    name: 'PUT: the evidence is missing, again and again',
    fault: on('PUT', (outgoing) => sendProblem(outgoing, 409, 'evidence-missing')),
    state: 'waiting',
    code: 'evidence_missing',
  },
  {
    name: 'PUT: sealed to a key that the desk no longer has',
    fault: on('PUT', (outgoing) => sendProblem(outgoing, 409, 'unknown-key')),
    state: 'blocked_key',
    code: 'key_changed',
  },
  {
    name: 'PUT: 400 in nobody’s words',
    fault: on('PUT', (outgoing) => html(outgoing, 400)),
    state: 'waiting',
    code: 'not_the_endpoint',
  },
  {
    name: 'PATCH: an offset that never fits',
    fault: on('PATCH', (outgoing) => sendProblem(outgoing, 409, 'wrong-offset')),
    state: 'waiting',
    code: 'out_of_step',
  },
  {
    name: 'PATCH: a 2xx beyond the end of the blob',
    fault: on('PATCH', (outgoing) => {
      outgoing.writeHead(204, { 'Upload-Offset': '999999999', 'Upload-Complete': '?0' });
      outgoing.end();
    }),
    state: 'waiting',
    code: 'not_the_endpoint',
  },
];

describe.concurrent('every faulty answer leads to its state, and the report is kept', () => {
  for (const row of rows) {
    it(row.name, async () => {
      const own = await startScriptedEndpoint();
      const rig = createDeliveryRig({ timeoutMs: 400 });
      await rig.enrol(own.origin);
      const id = await rig.enqueue(own.origin);
      own.fault = row.fault;
      expect((await drain(rig.ports, signal)).delivered).toBe(0);
      const item = await rig.item(id);
      expect([item.state, item.lastFailure?.code]).toEqual([row.state, row.code]);
      expect(await rig.ports.store.loadEnvelope(id)).toBeTypeOf('string');
      if (row.waitMs !== undefined) {
        expect(item.wait).toEqual({ scheduledAt: rig.nowMs, notBefore: rig.nowMs + row.waitMs });
      }
      await own.close();
    });
  }
});

it('a receipt by a key that the descriptor does not name blocks, until the endpoint names it', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  const id = await rig.enqueue(endpoint.origin);
  endpoint.receiptKey = await createSigningPair();
  await drain(rig.ports, signal);
  expect((await rig.item(id)).state).toBe('blocked_key');

  endpoint.descriptor = await endpoint.signDescriptor({
    receiptKeys: [endpoint.receiptKey.publicKey],
  });
  await rig.retryNow(id);
  await drain(rig.ports, signal);
  expect((await rig.item(id)).state).toBe('purged');
  expect(endpoint.reports.size).toBe(1);
});

it('a receipt key that was added meanwhile is learned from the descriptor in the same drain', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  const id = await rig.enqueue(endpoint.origin);
  const fresh = await createSigningPair();
  const renewed = await endpoint.signDescriptor({
    issuedAt: '2030-01-01T00:00:01.000Z',
    receiptKeys: [fresh.publicKey],
  });
  endpoint.fault = (incoming) => {
    if (incoming.method === 'PUT') {
      endpoint.receiptKey = fresh;
      endpoint.descriptor = renewed;
    }
    return false;
  };
  await drain(rig.ports, signal);
  expect((await rig.item(id)).state).toBe('purged');
});

it('an impostor with a root key of its own gets nothing, and every report says so', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  const ids = [await rig.enqueue(endpoint.origin), await rig.enqueue(endpoint.origin)];
  const impostor = await startScriptedEndpoint();
  const original = endpoint.descriptor;
  endpoint.descriptor = impostor.descriptor;
  await impostor.close();
  endpoint.requests.length = 0;
  await drain(rig.ports, signal);
  for (const id of ids) {
    const item = await rig.item(id);
    expect([item.state, item.lastFailure?.code]).toEqual(['blocked_key', 'key_changed']);
  }
  expect(new Set(endpoint.requests)).toEqual(new Set(['GET /.well-known/plaint']));

  endpoint.descriptor = original;
  for (const id of ids) await rig.retryNow(id);
  expect((await drain(rig.ports, signal)).delivered).toBe(2);
});

it('an answer that is lost after the endpoint stored the report leads to the same receipt', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  const id = await rig.enqueue(endpoint.origin);
  endpoint.fault = (incoming, outgoing) => {
    if (incoming.method !== 'PUT') return false;
    outgoing.writeHead = () => outgoing.destroy();
    return false;
  };
  await drain(rig.ports, signal);
  expect([(await rig.item(id)).state, endpoint.reports.size]).toEqual(['waiting', 1]);
  endpoint.fault = never;
  rig.nowMs += 86_400_000;
  await drain(rig.ports, signal);
  expect([(await rig.item(id)).state, endpoint.reports.size]).toEqual(['purged', 1]);
});

it('a report sealed anew after its first sealing had arrived finds the receipt of the first', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  const id = await rig.enqueue(endpoint.origin);
  endpoint.fault = (incoming, outgoing) => {
    if (incoming.method !== 'PUT') return false;
    outgoing.writeHead = () => outgoing.destroy();
    return false;
  };
  await drain(rig.ports, signal);
  const first = (await rig.item(id)).sealed?.manifestSha256;
  endpoint.fault = never;
  await rig.sealAgain(id);
  await drain(rig.ports, signal);
  const item = await rig.item(id);
  expect(item.state).toBe('purged');
  expect(item.receipt?.manifestSha256).toBe(first);
  expect(item.sealed?.manifestSha256).not.toBe(first);
  expect(endpoint.reports.size).toBe(1);
});

it('what the storage lost of a sealing is sealed anew from the draft', async () => {
  const rig = createDeliveryRig();
  await rig.enrol(endpoint.origin);
  const id = await rig.enqueue(endpoint.origin);
  endpoint.fault = on('PUT', (outgoing) => sendProblem(outgoing, 503, 'unavailable'));
  await drain(rig.ports, signal);
  await rig.db.use((connection) => connection.clear('envelopes'));
  endpoint.fault = never;
  rig.nowMs += 86_400_000;
  await drain(rig.ports, signal);
  expect((await rig.item(id)).state).toBe('purged');
});

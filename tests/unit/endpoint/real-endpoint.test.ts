import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drain } from '../../../utils/outbox/drain.ts';
import { signedDescriptorSchema } from '../../../utils/protocol/descriptor.ts';
import { loadEndpoint, updateEndpoint } from '../../../utils/storage/endpoints.ts';
import { startTestEndpoint, type TestEndpoint } from '../../contract/endpoint.ts';
import { createDeliveryRig, type DeliveryRig } from '../../faults/delivery-rig.ts';
import { startCuttingProxy } from '../../faults/proxy.ts';
import { sealForEndpoint } from '../../faults/real-sealing.ts';
import { seededRandom } from '../../faults/seeded-random.ts';

let endpoint: TestEndpoint;
const { signal } = new AbortController();
const unlimited = { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' };

beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: unlimited });
});
afterAll(() => endpoint.remove());

function createRig(sizes: readonly number[]): DeliveryRig {
  const { deskKey } = endpoint.descriptor.descriptor;
  return createDeliveryRig({ seal: (id) => sealForEndpoint(id, deskKey, sizes) });
}

async function drainUntilDelivered(rig: DeliveryRig, id: string): Promise<number> {
  for (let drains = 1; drains <= 50; drains++) {
    const summary = await drain(rig.ports, signal);
    const { state } = await rig.item(id);
    if (state === 'purged') return drains;
    if (summary.nextAt === undefined) throw new Error(`${state} and no wake asked for`);
    rig.nowMs = summary.nextAt;
  }
  throw new Error('fifty drains were not enough');
}

async function statusOf(rig: DeliveryRig, id: string) {
  const { receipt } = await rig.item(id);
  const response = await fetch(`${endpoint.url}/v1/reports/${id}`, {
    headers: { Authorization: `Bearer ${receipt?.capability}` },
  });
  return { httpStatus: response.status, body: await response.json(), receipt };
}

it('the real endpoint takes a report with several blobs and its receipt verifies', async () => {
  const rig = createRig([0, 1, 700_000, 5_000_000]);
  await rig.enrol(endpoint.url);
  const id = await rig.enqueue(endpoint.url);
  expect(await drain(rig.ports, signal)).toEqual({ isRun: true, delivered: 1 });
  const { httpStatus, body, receipt } = await statusOf(rig, id);
  expect([httpStatus, body.receipt]).toEqual([200, receipt?.jws]);
});

it('a report sealed before an update of extension and endpoint is delivered as it was sealed', async () => {
  const rig = createRig([1_000]);
  await rig.enrol(endpoint.url);
  // What an extension of 0.1.0 got and stored.
  const earlier = await fetch(`${endpoint.url}/.well-known/plaint`);
  const signed = signedDescriptorSchema.parse(await earlier.json());
  await updateEndpoint(rig.db, endpoint.url, (stored) => stored && { ...stored, signed });
  expect(signed.descriptor.bodies).toBeUndefined();
  const id = await rig.enqueue(endpoint.url);
  expect(await drain(rig.ports, signal)).toEqual({ isRun: true, delivered: 1 });
  expect((await statusOf(rig, id)).httpStatus).toBe(200);
  const known = await loadEndpoint(rig.db, endpoint.url);
  expect(known?.signed.descriptor.bodies).toEqual(['plaint.body/1', 'plaint.body/2']);
});

it('enrolment reads the endpoint’s clock', async () => {
  const rig = createRig([]);
  rig.nowMs = Date.now() - 3_600_000;
  await rig.enrol(endpoint.url);
  const clock = (await loadEndpoint(rig.db, endpoint.url))?.clock;
  expect(Math.abs((clock?.offsetMs ?? 0) - 3_600_000)).toBeLessThan(5_000);
});

it.each([0.3, 0.5])(
  'on a line that loses %f of its connections, every report arrives whole',
  async (loss) => {
    const proxy = await startCuttingProxy(endpoint.url, {
      loss: 0,
      cutWithinBytes: 1_500_000,
      random: seededRandom(7),
    });
    const rig = createRig([4_000_000, 100, 1_000_000]);
    await rig.enrol(proxy.origin);
    // How the line falls depends on how the bytes come: a report may get through without a cut.
    while (proxy.cuts === 0) {
      const id = await rig.enqueue(proxy.origin);
      proxy.cutAll();
      proxy.loss = loss;
      await drainUntilDelivered(rig, id);
      proxy.loss = 0;
      expect((await statusOf(rig, id)).httpStatus).toBe(200);
    }
    await proxy.close();
  },
);

it('an endpoint that is restarted in the middle goes on where it was', async () => {
  const rig = createRig([3_000_000]);
  const proxy = await startCuttingProxy(endpoint.url, {
    loss: 0,
    cutWithinBytes: 1,
    random: () => 0.5,
  });
  await rig.enrol(proxy.origin);
  const id = await rig.enqueue(proxy.origin);
  const stop = new AbortController();
  const ports = {
    ...rig.ports,
    onProgress: (progress: { kind: string }) => {
      if (progress.kind === 'bytes') stop.abort();
    },
  };
  await drain(ports, stop.signal);
  const before = (await rig.item(id)).sealed?.evidence[0]?.offset ?? 0;
  expect(before).toBeGreaterThan(0);
  const sent = proxy.sentBytes;
  proxy.cutAll();
  endpoint = await endpoint.restart();
  proxy.target = endpoint.url;
  await drainUntilDelivered(rig, id);
  expect(proxy.sentBytes - sent).toBeLessThan(3_000_000 - before + 20_000);
  await proxy.close();
});

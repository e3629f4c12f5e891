import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { Upload } from 'tus-js-client';
import { drain } from '../../../utils/outbox/drain.ts';
import { startTestEndpoint } from '../../contract/endpoint.ts';
import { createDeliveryRig } from '../../faults/delivery-rig.ts';
import { type CuttingProxy, startCuttingProxy } from '../../faults/proxy.ts';
import { sealForEndpoint } from '../../faults/real-sealing.ts';
import { seededRandom } from '../../faults/seeded-random.ts';
import { judge } from './judge.ts';
import { startTusServer } from './tus-server.ts';

/**
 * `node tests/bench/outbox/lossy-upload.ts [seeds] [MB]`: what a report of 20 MB costs on a line that loses
 * connections, as the ratio of bytes that the reporter's side sent to the bytes of the evidence. A cut falls
 * uniformly within `cutWithinBytes` of a connection's bytes.
 */
const seeds = Number(process.argv[2] ?? 3);
const sizeBytes = Number(process.argv[3] ?? 20) * 1_000_000;

interface Cost {
  readonly ratio: number;
  readonly cuts: number;
  readonly orphans: number;
  readonly arrived: boolean;
}

async function withProxy<Value>(
  origin: string,
  seed: number,
  cutWithinBytes: number,
  work: (proxy: CuttingProxy) => Promise<Value>,
): Promise<Value> {
  const random = seededRandom(seed);
  const proxy = await startCuttingProxy(origin, { loss: 0, cutWithinBytes, random });
  try {
    return await work(proxy);
  } finally {
    await proxy.close();
  }
}

async function plaint(loss: number, cutWithinBytes: number, seed: number): Promise<Cost> {
  const endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  const { deskKey } = endpoint.descriptor.descriptor;
  try {
    return await withProxy(endpoint.url, seed, cutWithinBytes, async (proxy) => {
      const sizes = [sizeBytes * 0.7, sizeBytes * 0.2, sizeBytes * 0.1];
      const rig = createDeliveryRig({
        timeoutMs: 30_000,
        seal: (id) => sealForEndpoint(id, deskKey, sizes),
      });
      await rig.enrol(proxy.origin);
      const id = await rig.enqueue(proxy.origin);
      proxy.cutAll();
      const before = proxy.sentBytes;
      proxy.loss = loss;
      for (let drains = 0; drains < 200; drains++) {
        const { nextAt } = await drain(rig.ports, new AbortController().signal);
        if (nextAt === undefined) break;
        rig.nowMs = nextAt;
      }
      return {
        ratio: (proxy.sentBytes - before) / sizeBytes,
        cuts: proxy.cuts,
        orphans: 0,
        arrived: (await rig.item(id)).state === 'purged',
      };
    });
  } finally {
    await endpoint.remove();
  }
}

/** With the settings its documentation gives: 5 MB chunks, four retries. */
async function tus(loss: number, cutWithinBytes: number, seed: number): Promise<Cost> {
  const server = await startTusServer();
  try {
    return await withProxy(server.origin, seed, cutWithinBytes, async (proxy) => {
      proxy.loss = loss;
      const arrived = await new Promise<boolean>((resolve) => {
        const upload = new Upload(randomBytes(sizeBytes), {
          endpoint: `${proxy.origin}/files/`,
          chunkSize: 5_000_000,
          retryDelays: [0, 300, 500, 1_000],
          onSuccess: () => resolve(true),
          onError: () => resolve(false),
        });
        upload.start();
      });
      const held = [...server.uploads.values()];
      return {
        ratio: proxy.sentBytes / sizeBytes,
        cuts: proxy.cuts,
        orphans: held.filter(({ received, length }) => received < length).length,
        arrived,
      };
    });
  } finally {
    await server.close();
  }
}

/** Gives the median ratio. */
function show(name: string, costs: readonly Cost[]): number {
  const ratios = costs.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const cuts = costs.reduce((sum, cost) => sum + cost.cuts, 0);
  const orphans = costs.reduce((sum, cost) => sum + cost.orphans, 0);
  const arrived = costs.filter((cost) => cost.arrived).length;
  const [least, worst] = [ratios[0] ?? 0, ratios.at(-1) ?? 0];
  const median = ratios[Math.floor(ratios.length / 2)] ?? 0;
  console.log(
    `${name}: arrived ${arrived}/${costs.length}, bytes sent ÷ size: median ${median.toFixed(2)}, ` +
      `${least.toFixed(2)}…${worst.toFixed(2)}, ${cuts} cuts, ${orphans} orphans`,
  );
  return arrived === costs.length ? median : Number.POSITIVE_INFINITY;
}

/** By the share of connections that are lost: how often each byte may be sent. */
const bounds = [
  [0.3, 1.3],
  [0.5, 1.7],
] as const;

for (const [loss, bound] of bounds) {
  for (const cutWithinBytes of [1_000_000, 5_000_000]) {
    const label = `${loss * 100} % of connections, within ${cutWithinBytes / 1e6} MB`;
    for (const [name, run] of [
      ['plaint', plaint],
      ['tus-js-client', tus],
    ] as const) {
      const costs: Cost[] = [];
      for (let seed = 1; seed <= seeds; seed++) costs.push(await run(loss, cutWithinBytes, seed));
      const median = show(`${label}: ${name}`, costs);
      if (name === 'plaint') judge(`${label}, bytes sent ÷ size`, median, bound, 'at most');
    }
  }
}

import { drain } from '../../../../utils/outbox/drain.ts';
import { createDeliveryRig } from '../../../faults/delivery-rig.ts';
import { startScriptedEndpoint } from '../../../faults/scripted-endpoint.ts';
import { type Life, type Outcome, openBadLine } from './line.ts';

/** This outbox, over an endpoint that keeps the protocol. */
export async function runPlaint(count: number, sizeBytes: number, seed: number): Promise<Outcome> {
  const endpoint = await startScriptedEndpoint();
  const line = await openBadLine(endpoint.origin, seed);
  let life: Life = line.startLife();
  const rig = createDeliveryRig({
    blobs: [sizeBytes],
    fetch: (input, init) => line.fetchIn(life)(input, init),
  });
  try {
    const { fault, aftermath } = line.gate;
    Object.assign(line.gate, { fault: () => false, aftermath: () => 'pass' });
    await rig.enrol(line.gate.origin);
    Object.assign(line.gate, { fault, aftermath });
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await rig.enqueue(line.gate.origin));
    for (let lives = 0; lives < 400; lives++) {
      if (lives === 200) line.calm();
      const drained = drain(rig.ports, new AbortController().signal);
      const summary = await Promise.race([drained, life.died]);
      if (life.isDead) life = line.startLife();
      else if (summary?.nextAt === undefined) break;
      else rig.nowMs = Math.max(rig.nowMs, summary.nextAt);
    }
    const items = await Promise.all(ids.map((id) => rig.item(id)));
    const lost = items.filter(({ reportId, state }) => {
      return state === 'purged' && !endpoint.reports.has(reportId);
    }).length;
    const undelivered = items.filter(({ state }) => state !== 'purged').length;
    // Each report has one blob of its own: more than those are nobody's.
    return { lost: lost + undelivered, duplicated: 0, orphaned: endpoint.blobs.size - count };
  } finally {
    await line.gate.close();
    await endpoint.close();
  }
}

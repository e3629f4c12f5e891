import { hasPostgres } from '../../contract/postgres-server.ts';
import { measureAcceptance } from './accept.ts';
import { measureLedger } from './ledger.ts';
import type { LoadResult } from './load.ts';
import { measureMemory } from './memory.ts';
import { measureSiege } from './siege.ts';
import { measureTwoProcesses } from './two-processes.ts';

/**
 * The endpoint beside what it is measured against, in one run. `PLAINT_BENCH_LONG=1` grows the ledger to a
 * million and sends a hundred thousand reports; it takes half an hour.
 */
const isLong = process.env['PLAINT_BENCH_LONG'] === '1';
let isMissed = false;

function show(what: string, value: number, bound: { least?: number; most?: number }): void {
  const holds = value >= (bound.least ?? -Infinity) && value <= (bound.most ?? Infinity);
  isMissed ||= !holds;
  const wanted = bound.least === undefined ? `at most ${bound.most}` : `at least ${bound.least}`;
  console.log(`${holds ? 'ok    ' : 'MISSED'} ${what}: ${value.toFixed(2)} (${wanted})`);
}

const told = ({ perSecond, p50Ms, p99Ms }: LoadResult) => ({ perSecond, p50Ms, p99Ms });

const busy = await measureAcceptance(16, isLong ? 2000 : 600);
console.log(JSON.stringify({ clients: 16, bare: told(busy.bare), endpoint: told(busy.endpoint) }));
show('rate beside a bare write and fsync, 16 clients', busy.ratio, { least: 0.6 });
const crowded = await measureAcceptance(200, isLong ? 4000 : 1200);
console.log(
  JSON.stringify({ clients: 200, bare: told(crowded.bare), endpoint: told(crowded.endpoint) }),
);
show('p99 to p50, 200 clients', crowded.p99ToP50, { most: 10 });

const costs = await measureLedger(isLong ? [1000, 10_000, 100_000, 1_000_000] : [1000, 100_000]);
for (const cost of costs) console.log(JSON.stringify(cost));
const [small, large] = [costs[0], costs.at(-1)];
if (small === undefined || large === undefined) throw new RangeError('no ledger was measured');
show('proof of inclusion, large to small', large.inclusionMs / small.inclusionMs, { most: 2 });
show('proof of consistency, large to small', large.consistencyMs / small.consistencyMs, {
  most: 2,
});
show('status look-up, large to small', large.statusMs / small.statusMs, { most: 1.5 });

const memory = await measureMemory(isLong ? 100_000 : 4000);
console.log(JSON.stringify(memory));
show('memory, late to early', memory.lateMiB / memory.earlyMiB, { most: 1.5 });

const [, ...siege] = await measureSiege((row) => console.log(JSON.stringify(row)));
for (const { attack, times } of siege)
  show(`honest p99 under siege, ${attack}`, times, { most: 5 });
const failed = siege.reduce((sum, row) => sum + row.failed, 0);
show('honest reports that failed under siege', failed, { most: 0 });

if (hasPostgres) {
  const scaling = await measureTwoProcesses(isLong ? 1500 : 400);
  console.log(JSON.stringify(scaling));
  // The database and the load need cores of their own; on fewer, the number says nothing about the endpoint.
  if (scaling.cores >= 6) show('two processes to one', scaling.ratio, { least: 1.6 });
  else
    console.log(
      `--     two processes to one: ${scaling.ratio.toFixed(2)} on ${scaling.cores} cores`,
    );
}
if (isMissed) process.exitCode = 1;

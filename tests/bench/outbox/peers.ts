import 'fake-indexeddb/auto';
import type { Outcome } from './peers/line.ts';
import { runPlaint } from './peers/plaint.ts';
import { runTus } from './peers/tus.ts';
import { runWorkbox } from './peers/workbox.ts';

/**
 * `node tests/bench/outbox/peers.ts [reports]`: the same reports over the same bad line by three clients.
 * Each is used as its documentation says; what is counted is what the endpoint holds in the end.
 */
const count = Number(process.argv[2] ?? 60);
const sizeBytes = 200_000;
const seeds = [1, 2, 3];

const clients: readonly (readonly [
  string,
  (count: number, sizeBytes: number, seed: number) => Promise<Outcome>,
])[] = [
  ['plaint', runPlaint],
  ['workbox-background-sync', runWorkbox],
  ['tus-js-client', runTus],
];

for (const [name, run] of clients) {
  const sum = { lost: 0, duplicated: 0, orphaned: 0 };
  for (const seed of seeds) {
    const outcome = await run(count, sizeBytes, seed);
    for (const key of ['lost', 'duplicated', 'orphaned'] as const) sum[key] += outcome[key];
  }
  console.log(
    `${name.padEnd(24)} of ${count * seeds.length}: ${sum.lost} lost, ` +
      `${sum.duplicated} duplicated, ${sum.orphaned} orphaned`,
  );
  const isClean = sum.lost + sum.duplicated + sum.orphaned === 0;
  if (name === 'plaint' && !isClean) process.exitCode = 1;
}
// What died in the runs above waits for ever.
process.exit();

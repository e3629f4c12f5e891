import fc from 'fast-check';
import { runInterleaving } from '../../unit/outbox/model/run-interleaving.ts';

/**
 * `node tests/bench/outbox/interleavings.ts [runs] [seed]`: the model test at length. Prints the seed first,
 * so that a failure, or a machine that dies, can be run again.
 */
const numRuns = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Math.trunc(Math.random() * 2 ** 31));
console.log(`interleavings: ${numRuns}, seed ${seed}`);

const startedAt = performance.now();
const tapes = fc.uint8Array({ minLength: 0, maxLength: 400, size: 'max' });
await fc.assert(fc.asyncProperty(tapes, runInterleaving), { numRuns, seed });
const seconds = (performance.now() - startedAt) / 1000;
console.log(`none lost, none twice, none stuck; ${seconds.toFixed(1)} s`);

import fc from 'fast-check';
import { it } from 'vitest';
import { runInterleaving } from './model/run-interleaving.ts';

const numRuns = Number(process.env['PLAINT_INTERLEAVINGS'] ?? 5_000);

/** fast-check prints the seed, the path and the shrunk tape of a failure; PLAINT_SEED runs it again. */
it(`no report is lost, sent twice or stuck in ${numRuns} interleavings`, {
  timeout: 60 * 60_000,
}, async () => {
  const property = fc.asyncProperty(
    fc.uint8Array({ minLength: 0, maxLength: 400, size: 'max' }),
    runInterleaving,
  );
  await fc.assert(property, { numRuns });
});

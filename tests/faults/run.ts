import { buildFor } from '../drive/build-once.ts';
import { faultRows } from './rows.ts';
import { openStage } from './stage.ts';

/**
 * `npm run faults [-- WORD]`: every fault, or those whose name holds the word, in a real browser against the
 * real endpoint. Each row must end with one report, all digests equal and nothing stuck. Exit 1 on any failure.
 */
const word = process.argv[2] ?? '';
const seed = Number(process.env['PLAINT_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const rows = faultRows.filter(({ name }) => name.includes(word));

buildFor(['chromium']);
console.log(`${rows.length} faults, seed ${seed}`);
const stage = await openStage(seed);
let failures = 0;
try {
  for (const row of rows) {
    const startedAt = performance.now();
    const fault = await row.run(stage).catch((error: unknown) => error);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
    if (fault !== undefined) failures += 1;
    console.log(`${fault === undefined ? 'ok  ' : 'FAIL'} ${seconds} s  ${row.name}`);
    if (fault !== undefined) console.log(`      ${fault instanceof Error ? fault.message : fault}`);
    await stage.calm();
  }
} finally {
  await stage.close();
}
console.log(
  `${rows.length - failures} of ${rows.length}: one report each, all digests equal, none stuck`,
);
process.exitCode = failures > 0 ? 1 : 0;

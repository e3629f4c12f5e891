import { buildFor } from '../drive/build-once.ts';
import { openFirefoxStage } from './firefox-stage.ts';
import { faultRows } from './rows.ts';
import { firefoxRows } from './rows-firefox.ts';
import { openStage } from './stage.ts';

/**
 * `npm run faults [-- PATTERN]`: every fault, or those whose name matches, in real browsers against the real
 * endpoint. Each row must end with one report, all digests equal and nothing stuck. Exit 1 on any failure.
 */
const pattern = new RegExp(process.argv[2] ?? '');
const seed = Number(process.env['PLAINT_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

interface Row<Stage> {
  readonly name: string;
  run(stage: Stage): Promise<void>;
}

interface Rows<Stage> {
  readonly rows: readonly Row<Stage>[];
  open(): Promise<Stage>;
}

const chosen = <Stage>(rows: readonly Row<Stage>[]) =>
  rows.filter(({ name }) => pattern.test(name));

/** Gives how many failed. */
async function runAll<Stage extends { calm(): unknown; close(): Promise<void> }>({
  rows,
  open,
}: Rows<Stage>): Promise<number> {
  if (rows.length === 0) return 0;
  const stage = await open();
  let failures = 0;
  try {
    for (const row of rows) {
      const startedAt = performance.now();
      const fault = await row.run(stage).then(
        () => undefined,
        (error: unknown) => error ?? 'failed',
      );
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
      if (fault !== undefined) failures += 1;
      console.log(`${fault === undefined ? 'ok  ' : 'FAIL'} ${seconds} s  ${row.name}`);
      if (fault !== undefined) {
        console.log(`      ${fault instanceof Error ? fault.message : fault}`);
      }
      await stage.calm();
    }
  } finally {
    await stage.close();
  }
  return failures;
}

const inChromium = chosen(faultRows);
const inFirefox = chosen(firefoxRows);
const count = inChromium.length + inFirefox.length;
buildFor(['chromium', ...(inFirefox.length > 0 ? ['firefox' as const] : [])]);
console.log(`${count} faults, seed ${seed}`);
const failures =
  (await runAll({ rows: inChromium, open: () => openStage(seed) })) +
  (await runAll({ rows: inFirefox, open: () => openFirefoxStage(seed) }));
console.log(`${count - failures} of ${count}: one report each, all digests equal, none stuck`);
process.exitCode = failures > 0 ? 1 : 0;

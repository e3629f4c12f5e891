import { spawnSync } from 'node:child_process';

/**
 * `npm run bench:outbox`: the model at length, what a bad line costs, the speed in a browser, and peers on the same
 * faults. Each part is a process of its own and prints its figures against their bounds; exit 1 if any is missed.
 */
const parts = ['interleavings', 'lossy-upload', 'in-browser', 'peers'] as const;

let missed = 0;
for (const part of parts) {
  console.log(`— ${part}`);
  const script = new URL(`${part}.ts`, import.meta.url).pathname;
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) missed += 1;
}
process.exitCode = missed > 0 ? 1 : 0;

import { spawnSync } from 'node:child_process';

/**
 * `npm run bench:outbox`: the model at length, what a bad line costs, the speed in a browser, and peers on
 * the same faults. Each part is a process of its own and prints its figures against their bounds; exit 1 if
 * any is missed.
 */
const parts = [
  new URL('./interleavings.ts', import.meta.url),
  new URL('./lossy-upload.ts', import.meta.url),
  new URL('./in-browser.ts', import.meta.url),
  new URL('./peers.ts', import.meta.url),
];

let missed = 0;
for (const { pathname } of parts) {
  console.log(`— ${pathname.split('/').at(-1)}`);
  const { status } = spawnSync(process.execPath, [pathname], { stdio: 'inherit' });
  if (status !== 0) missed += 1;
}
process.exitCode = missed > 0 ? 1 : 0;

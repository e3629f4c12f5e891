import { spawnSync } from 'node:child_process';

/** `npm run bench`: every bench after the other, each to its end; exit 1 if one of them missed a bound. */
const parts = ['casebook', 'capture', 'thread', 'popup', 'outbox', 'evidence', 'endpoint', 'desk'];

const missed = parts.filter((part) => {
  console.log(`— ${part}`);
  const { pathname } = new URL(`./${part}/main.ts`, import.meta.url);
  return spawnSync(process.execPath, [pathname], { stdio: 'inherit' }).status !== 0;
});
console.log(missed.length === 0 ? 'every bound is met' : `bounds missed in: ${missed.join(', ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;

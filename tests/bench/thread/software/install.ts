/**
 * `node tests/bench/thread/software/install.ts DIR`: brings what `--software` of the bench runs. DIR is
 * outside of the repository. What is from Debian is only named: `apt-get install` brings it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allSoftware, npmPackages } from './all-software.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name a folder outside of the repository');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ private: true, dependencies: npmPackages }, null, 2),
);
const { status } = spawnSync(
  'npm',
  ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'],
  { cwd: folder, stdio: 'inherit' },
);
const debian = allSoftware
  .filter(({ from }) => from === 'Debian')
  .flatMap(({ packages }) => packages);
console.log(
  `\nfrom Debian: apt-get install --no-install-recommends ${[...new Set(debian)].join(' ')}`,
);
process.exitCode = status ?? 1;
